import type { Day } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { type Interval, weeks } from '../interval.ts'
import { type Stretch, stretchEnds, stretchesIn } from './placed.ts'
import type { VisitRule } from './visit-rule.ts'
import { visiting } from './visit-words.ts'

/** A stretch of a placement with the visits made in it. */
export interface Visited extends Stretch {
  readonly meetings: Stretch['visits']
}

/** The stretches under one rule. */
export const under =
  (rule: VisitRule) =>
  (record: ChildRecord): Visited[] =>
    stretchesIn(record).flatMap(each => (each.rule === rule ? [{ ...each, meetings: each.visits }] : []))

/**
 * Weekly until the first review held in these circumstances, then less often: from the last visit before it, where the week
 * was not over by then. The first visit is due within a week in any case.
 */
export function weeklyUntilReview(later: Interval) {
  return (from: Day, { inCare, startsOn }: Visited): Interval => {
    if (from === startsOn) return weeks(1)
    const review = inCare.reviews.find(each => each.on >= startsOn)
    return review !== undefined && review.on <= from + 7 ? later : weeks(1)
  }
}

export const visitedUnder = {
  ...visiting,
  meets: (subject: Visited) => subject.meetings,
  ends: stretchEnds,
} as const
