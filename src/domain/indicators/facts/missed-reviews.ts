import { type Day, earliest } from '../../calendar/day.ts'
import { addMonths } from '../../calendar/months.ts'
import type { Deadline } from '../../standards/standard.ts'
import { type Cell, orNull } from '../fact-table.ts'
import { inStretches } from './in-stretches.ts'

/** The review missed, as `lateUnknown` reads it: its standard, and the days it was due from, by and settled on. */
export const missedReviewColumns = { missed: 'code', missedFrom: 'day', missedDue: 'day', missedUntil: 'day' } as const

/**
 * From day to day, the review that was not held in time: one that is late still, or was held late, or ended after it was
 * due, within twelve months. Of several the one due last, for it is the likeliest to be known to have been late: nothing
 * may be known yet of what was due earlier.
 */
export function missedReviews(from: Day, until: Day, reviews: readonly Deadline[]): Cell[][] {
  const missed = reviews
    .map(each => ({ ...each, settledOn: earliest(each.metOn, each.endedOn) }))
    .filter(({ dueOn, settledOn }) => settledOn === undefined || settledOn > dueOn)
    .map(({ standardId, triggerOn, dueOn, settledOn }) => ({
      from: dueOn + 1,
      until: settledOn === undefined ? Number.POSITIVE_INFINITY : addMonths(settledOn, 12),
      dueOn,
      cells: [standardId, triggerOn, dueOn, orNull(settledOn)],
    }))
    .sort((a, b) => a.dueOn - b.dueOn)
  const changes = missed.flatMap(each => [each.from, each.until])
  const none = [null, null, null, null]
  return inStretches(
    from,
    until,
    changes,
    on => missed.findLast(each => each.from <= on && on < each.until)?.cells ?? none,
  )
}
