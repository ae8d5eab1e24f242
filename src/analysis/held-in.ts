import type { Day } from '../domain/calendar/day.ts'
import { stateCode, stateReader } from './deadline-states.ts'
import { outstandingStates } from './due.ts'
import type { ReadModel } from './read-model.ts'

/** By unit, the workers that hold a child there; the empty id stands for a unit, or a worker, that is not known. */
export type Held = ReadonlyMap<string, ReadonlySet<string>>

/**
 * Who holds the children that numbers are of on a day: those open, and those of whom something is outstanding. Of
 * restricted children only those the reader is named on.
 */
export function heldOn(model: ReadModel, day: Day, named?: ReadonlySet<string>): Held {
  return model.workedOut(heldOn, [day, ...model.restrictedKnown(named)].join(' '), () => {
    const { unit, worker, status } = model.on(day)
    const hidden = model.hiddenFrom(named)
    const isCounted = Uint8Array.from(status, each => Number(each !== 0))
    const { child, length } = model.columns('deadline')
    const stateOf = stateReader(model, day)
    const outstanding = new Set(outstandingStates.map(each => stateCode[each]))
    for (let row = 0; row < length; row++) {
      const of = child[row]!
      if (of >= 0 && isCounted[of] === 0 && outstanding.has(stateOf(row))) isCounted[of] = 1
    }
    const held = new Map<string, Set<string>>()
    for (let each = 0; each < isCounted.length; each++) {
      if (isCounted[each] === 0 || hidden?.[each] === 1) continue
      const inUnit = model.units.texts[unit[each]!] ?? ''
      const workers = held.get(inUnit) ?? new Set()
      held.set(inUnit, workers.add(model.workers.texts[worker[each]!] ?? ''))
    }
    return held
  })
}
