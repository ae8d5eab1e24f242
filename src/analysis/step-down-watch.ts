import type { Day } from '../domain/calendar/day.ts'
import { unknown } from './columns.ts'
import { opener } from './opening.ts'
import { type Part, partOn } from './part.ts'
import type { Opening } from './question.ts'
import type { ReadModel } from './read-model.ts'

/** A child within twelve weeks of stepping down. */
export interface Watched {
  readonly childId: string
  readonly on: Day
  readonly from: string
  readonly to: string
  readonly watchedUntil: Day
  readonly backOn: Day | undefined
  readonly backAs: string | undefined
  readonly unit: string | undefined
  readonly worker: string | undefined
  readonly mayOpen: boolean
}

/** The children watched on a day, those who came back first, then the latest to step down. */
export function watchedOn(model: ReadModel, day: Day, opening: Opening, part: Omit<Part, 'named'> = {}): Watched[] {
  const columns = model.columns('stepDown')
  const [on, until, back] = [columns.numbers('on'), columns.numbers('watchedUntil'), columns.numbers('backOn')]
  const { includes, hidden } = partOn(model, { ...part, ...(opening.named ? { named: opening.named } : {}) })
  const counted = opening.counts && partOn(model, { workers: opening.counts }).includes
  const mayOpen = opener(model, opening, day)
  const found: Watched[] = []
  for (let row = 0; row < columns.length; row++) {
    const child = columns.child[row]!
    if (child < 0 || on[row]! > day || until[row]! < day || (hidden && hidden[child] === 1)) continue
    // Whoever closed is held by nobody on the day: the child belongs to whoever held it when it stepped down.
    const now = model.on(day)
    const before = now.unit[child] === 0 && now.worker[child] === 0 ? model.on(on[row]! - 1) : now
    const [unit, worker] = [before.unitOf(child), before.workerOf(child)]
    if (!includes(unit, worker) || (counted && !counted(unit, worker))) continue
    const isBack = back[row] !== unknown && back[row]! <= day
    found.push({
      childId: model.children[child]!,
      on: on[row]!,
      from: columns.text('cameFrom', row) ?? '',
      to: columns.text('wentTo', row) ?? '',
      watchedUntil: until[row]!,
      backOn: isBack ? back[row]! : undefined,
      backAs: isBack ? columns.text('backAs', row) : undefined,
      unit: model.units.texts[unit],
      worker: model.workers.texts[worker],
      mayOpen: mayOpen(child),
    })
  }
  return found.sort((a, b) => Number(b.backOn !== undefined) - Number(a.backOn !== undefined) || b.on - a.on)
}
