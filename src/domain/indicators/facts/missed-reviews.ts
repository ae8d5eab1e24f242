import { type Day, earliest } from '../../calendar/day.ts'
import { addMonths } from '../../calendar/months.ts'
import type { Deadline } from '../../standards/standard.ts'
import { type Cell, orNull } from '../fact-table.ts'
import { inStretches } from './in-stretches.ts'

/**
 * The review missed, as `lateUnknown` reads it: its standard, and the days it was due from, by and settled on. Where it
 * was due so soon only if the one before was due and not held on some day, that day, and when it was due otherwise.
 */
export const missedReviewColumns = {
  missed: 'code',
  missedFrom: 'day',
  missedDue: 'day',
  missedUntil: 'day',
  missedIfNot: 'day',
  missedOtherwise: 'day',
} as const

/** A review, and what would give it longer. */
export interface ReviewDue extends Deadline {
  readonly sooner?: { readonly ifNotOn: Day; readonly otherwiseBy: Day }
}

/**
 * From day to day, the review that was not held in time: one that is late still, or was held late, or ended after it was
 * due, within twelve months. Of several the one due last, for it is the likeliest to be known to have been late: nothing
 * may be known yet of what was due earlier.
 */
export function missedReviews(from: Day, until: Day, reviews: readonly ReviewDue[]): Cell[][] {
  const missed = reviews
    .map(each => ({ ...each, settledOn: earliest(each.metOn, each.endedOn) }))
    .filter(({ dueOn, settledOn }) => settledOn === undefined || settledOn > dueOn)
    .map(({ standardId, triggerOn, dueOn, settledOn, sooner }) => ({
      from: dueOn + 1,
      until: settledOn === undefined ? Number.POSITIVE_INFINITY : addMonths(settledOn, 12),
      dueOn,
      cells: [standardId, triggerOn, dueOn, orNull(settledOn), orNull(sooner?.ifNotOn), orNull(sooner?.otherwiseBy)],
    }))
    .sort((a, b) => a.dueOn - b.dueOn)
  const changes = missed.flatMap(each => [each.from, each.until])
  const none = Object.keys(missedReviewColumns).map(() => null)
  return inStretches(
    from,
    until,
    changes,
    on => missed.findLast(each => each.from <= on && on < each.until)?.cells ?? none,
  )
}
