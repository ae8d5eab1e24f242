import { ended } from './ends.ts'
import type { Interval } from './interval.ts'
import type { Ending, Meeting, RollingClock, Subject } from './standard.ts'

/** A subject that has its own length of time: a screening by its colour, a report by its conference. */
export interface Timed extends Subject {
  readonly within: Interval
}

/**
 * One date from one start, where how long depends on the subject: a rolling clock that turns once. A standard with this
 * clock also ends on the day it is met (`onceMet`), so that nothing follows.
 */
export const singleTurn: RollingClock<Timed> = {
  kind: 'rolling',
  every: (from, subject) => (from === subject.startsOn ? subject.within : undefined),
  from: 'same day',
}

/** What ends a single turn once it is met: the day of the first meeting that counts. */
export function onceMet(subject: Subject, meetings: readonly Meeting[]): Ending | undefined {
  let first: Meeting | undefined
  for (const each of meetings) {
    if (each.whyNot !== undefined || each.on < subject.startsOn) continue
    if (first === undefined || each.on < first.on) first = each
  }
  return ended(first?.on, 'done', first?.source)
}
