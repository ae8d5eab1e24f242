import type { Day } from '../calendar/day.ts'
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
 * The day a case closed is one of its own.
 */
export function closedAfter(spells: Iterable<Spell>, on: Day): Day | undefined {
  return timesOpen(spells).find(({ from, until }) => from <= on && (until === undefined || on <= until))?.until
}
