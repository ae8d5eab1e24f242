import type { Day } from '../calendar/day.ts'
import { addMonths } from '../calendar/months.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { Evidence } from './evidence.ts'
import { after } from './interval.ts'
import type { Deadline, Round, Standard } from './standard.ts'

export const states = ['due-later', 'due-soon', 'overdue', 'met-in-time', 'met-late', 'ended', 'no-data'] as const
export type State = (typeof states)[number]

/** Per kind of evidence, the first day from which the authority has supplied it; a kind never supplied is absent. */
export type Coverage = ReadonlyMap<Evidence, Day>

/** What the authority supplies of the evidence one standard is judged on. */
export interface Supply {
  /** From which day. */
  readonly from: Day
  /** Of what comes round again: the last day of a whole turn counted from there. */
  readonly roundBy?: Day | undefined
  /**
   * Where turns are shorter in the first year of a clock: after which day it must have started for that year to last
   * until then, and the last day of such a turn counted from there.
   */
  readonly firstYear?: { readonly startedAfter: Day; readonly roundBy: Day } | undefined
}

/** What is judged: the dates of a deadline. */
export type DeadlineDates = Pick<Deadline, 'triggerOn' | 'dueOn' | 'soonOn' | 'metOn' | 'endedOn'>

/**
 * The state of a deadline on a day, as could be known on that day: undefined before its clock started; what was met or
 * ended later had not happened yet. Only a claim that something is late needs evidence: where the authority has never
 * supplied that kind (null), or not for so early a date, it is "no data", until it is late whatever went before
 * (lateAfter). `supply` left out means fully supplied.
 */
export function stateOn(deadline: DeadlineDates, day: Day, supply?: Supply | null): State | undefined {
  if (deadline.triggerOn > day) return undefined
  const { metOn, endedOn, dueOn } = deadline
  if (metOn !== undefined && metOn <= day) return metOn <= dueOn ? 'met-in-time' : 'met-late'
  if (endedOn !== undefined && endedOn <= day) return 'ended'
  if (day > dueOn) return day > (lateAfter(deadline, supply) ?? day) ? 'overdue' : 'no-data'
  return day >= deadline.soonOn ? 'due-soon' : 'due-later'
}

/**
 * After which day a deadline that is neither met nor ended is late; undefined where nobody can say. What fell due before
 * there was evidence may have been done; but where it comes round again, it was due once more in the time that is
 * supplied: a whole turn into it, and never sooner than its own length.
 */
export function lateAfter(
  { triggerOn, dueOn }: Pick<Deadline, 'triggerOn' | 'dueOn'>,
  supply: Supply | null | undefined,
): Day | undefined {
  if (supply === undefined || (supply !== null && supply.from <= dueOn)) return dueOn
  if (supply?.roundBy === undefined) return undefined
  const { from, firstYear } = supply
  const roundBy = firstYear && triggerOn > firstYear.startedAfter ? firstYear.roundBy : supply.roundBy
  return Math.max(roundBy, from + dueOn - triggerOn)
}

/** As stateOn takes it: what is supplied of this standard's evidence, or null if nothing ever was. */
export function supplyOf(
  coverage: Coverage,
  standard: Pick<Standard, 'evidence' | 'clock' | 'comesRound'>,
  calendar: WorkingCalendar,
): Supply | null {
  const from = evidenceFrom(coverage, standard.evidence)
  if (from === null) return null
  const every = roundOf(standard)
  if (every === undefined || !('inFirstYear' in every)) return { from, roundBy: every && after(from, every, calendar) }
  const roundBy = after(from, every.inFirstYear, calendar)
  return {
    from,
    roundBy: after(from, every.later, calendar),
    firstYear: roundBy === undefined ? undefined : { startedAfter: addMonths(from, -12), roundBy },
  }
}

/** How often at least something that meets it is to be recorded, whatever went before. */
function roundOf({ clock, comesRound }: Pick<Standard, 'clock' | 'comesRound'>): Round | undefined {
  if (comesRound !== undefined || clock.kind !== 'rolling') return comesRound
  return typeof clock.every === 'function' ? undefined : clock.every
}

/** From when this standard's evidence is supplied, or null if it never was. */
export function evidenceFrom(coverage: Coverage, evidence: Evidence): Day | null {
  return coverage.get(evidence) ?? null
}
