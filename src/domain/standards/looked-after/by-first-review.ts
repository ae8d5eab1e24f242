import { englandAndWales } from '../../calendar/working-calendar.ts'
import { days, type Interval, workingDays } from '../interval.ts'
import type { InCare } from './in-care.ts'

/**
 * What must be ready for the first review: by the day it is held, and at the latest by the twentieth working day, which
 * is the last on which it may be. A child of whom it is asked later has twenty working days from then.
 */
export function byFirstReview({ startsOn, reviews }: InCare): Interval {
  const latest = englandAndWales.add(startsOn, 20)
  const review = reviews.find(each => each.on >= startsOn)
  return review !== undefined && latest !== undefined && review.on < latest
    ? days(review.on - startsOn)
    : workingDays(20)
}
