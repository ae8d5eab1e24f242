import type { ChildRecord } from '../../record/facts.ts'
import type { Interval } from '../interval.ts'
import type { Ending, Meeting, RollingClock, Subject } from '../standard.ts'

/**
 * A clock that runs once, for a time of the subject's own (a date the record gives, the earlier of two). The engine's
 * `once` has one time for all: this rolls, and ends with what it asks for, so `ends` must include `onceDone`.
 */
export function onceBy<S extends Subject>(
  within: (subject: S, child: ChildRecord) => Interval | undefined,
): RollingClock<S> {
  return { kind: 'rolling', every: (_, subject, child) => within(subject, child), from: 'same day' }
}

/** Ends such a clock on the day the thing was first done. */
export function onceDone(meetings: readonly Meeting[], { startsOn }: Subject): Ending | undefined {
  const first = meetings.reduce<Meeting | undefined>(
    (a, b) => (b.whyNot === undefined && b.on >= startsOn && (a === undefined || b.on < a.on) ? b : a),
    undefined,
  )
  return first && { on: first.on, why: 'done' }
}

/** A subject that holds what may meet its standard. */
export interface WithMeetings extends Subject {
  readonly meetings: readonly Meeting[]
}

/** A rolling clock: one time from the start, another from each time it was done. */
export function firstThen<S extends WithMeetings>(
  first: Interval,
  later: Interval | ((from: number, subject: S) => Interval),
): RollingClock<S> {
  return {
    kind: 'rolling',
    from: 'same day',
    every(from, subject) {
      if (from === subject.startsOn && !doneAtOnce(subject)) return first
      return typeof later === 'function' ? later(from, subject) : later
    },
  }
}

/** Whether it was done on the very day the clock started: then the first time is not counted twice. */
function doneAtOnce({ meetings, startsOn }: WithMeetings): boolean {
  return meetings.some(each => each.on === startsOn && each.whyNot === undefined)
}
