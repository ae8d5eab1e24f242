import { type Day, earliest } from '../calendar/day.ts'
import type { Holding } from './holder.ts'
import type { Stretch } from './involvement.ts'
import type { StatusSpell } from './status.ts'

type Spell = Pick<StatusSpell, 'from' | 'until' | 'status'>

/** A time for which a child was open without a break, with what it was open for meanwhile. */
export interface TimeOpen<T extends Spell = StatusSpell> extends Stretch {
  readonly spells: readonly T[]
}

/** The times a child was open for anything but leaving care, in order: closed and opened again the same day is one. */
export function timesOpen<T extends Spell>(spells: Iterable<T>): TimeOpen<T>[] {
  const times: TimeOpen<T>[] = []
  for (const spell of spells) {
    if (spell.status === 'care leaver') continue
    const last = times.at(-1)
    if (last?.until === spell.from)
      times[times.length - 1] = { from: last.from, until: spell.until, spells: [...last.spells, spell] }
    else times.push({ from: spell.from, until: spell.until, spells: [spell] })
  }
  return times
}

/**
 * The day on which the case that was open on a day was closed; undefined where it is open still, or was not open on it.
 * The day a case closed is one of its own. Where the young person goes on from that day as our care leaver, the case does
 * too while somebody works with them.
 */
export function closedAfter(
  spells: Iterable<Spell>,
  on: Day,
  holdings: readonly Pick<Holding, 'from' | 'until' | 'worker'>[],
): Day | undefined {
  const all = [...spells]
  const times = timesOpen(all)
  let closedOn = times.find(({ from, until }) => from <= on && (until === undefined || on <= until))?.until
  while (closedOn !== undefined) {
    const after = all.find(each => each.status === 'care leaver' && each.from === closedOn)
    const until = after?.until ?? Number.POSITIVE_INFINITY
    // A time without anybody, between social worker and adviser, ends nothing.
    const last = holdings.findLast(
      each => each.worker !== undefined && each.from < until && (each.until ?? until) > closedOn!,
    )
    if (after === undefined || last === undefined) return closedOn
    const again = times.find(each => each.from === after.until)
    if (again === undefined || (last.until ?? until) < until) return earliest(last.until, after.until)
    closedOn = again.until
  }
  return undefined
}
