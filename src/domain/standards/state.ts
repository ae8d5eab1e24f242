import type { Day } from '../calendar/day.ts'
import type { Evidence } from './evidence.ts'
import type { Deadline } from './standard.ts'

export const states = ['due-later', 'due-soon', 'overdue', 'met-in-time', 'met-late', 'ended', 'no-data'] as const
export type State = (typeof states)[number]

/** Per kind of evidence, the first day from which the authority has supplied it; a kind never supplied is absent. */
export type Coverage = ReadonlyMap<Evidence, Day>

/** What is judged: the dates of a deadline. */
export type DeadlineDates = Pick<Deadline, 'triggerOn' | 'dueOn' | 'soonOn' | 'metOn' | 'endedOn'>

/**
 * The state of a deadline on a day, as could be known on that day: undefined before its clock started; what was met or
 * ended later had not happened yet. Only a claim that something is late needs evidence: where the authority has never
 * supplied that kind, or not for so early a date (`evidenceFrom` later than the due date, or null), it is "no data".
 * `evidenceFrom` left out means fully supplied.
 */
export function stateOn(deadline: DeadlineDates, day: Day, evidenceFrom?: Day | null): State | undefined {
  if (deadline.triggerOn > day) return undefined
  const { metOn, endedOn, dueOn } = deadline
  if (metOn !== undefined && metOn <= day) return metOn <= dueOn ? 'met-in-time' : 'met-late'
  if (endedOn !== undefined && endedOn <= day) return 'ended'
  if (day > dueOn)
    return evidenceFrom === null || (evidenceFrom !== undefined && evidenceFrom > dueOn) ? 'no-data' : 'overdue'
  return day >= deadline.soonOn ? 'due-soon' : 'due-later'
}

/** As stateOn takes it: from when this standard's evidence is supplied, or null if it never was. */
export function evidenceFrom(coverage: Coverage, evidence: Evidence): Day | null {
  return coverage.get(evidence) ?? null
}
