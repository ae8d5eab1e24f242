import type { FactTable } from '../fact-table.ts'
import { timesInCare } from './in-stretches.ts'
import { missedReviewColumns, missedReviews } from './missed-reviews.ts'

const standards = new Set(['LR-01', 'LR-02', 'LR-03'])

/**
 * From day to day, from four weeks after a child became looked after, whether a review of this period of care was late,
 * or was held late or ended late in the twelve months before. One that ended before it was due asks nothing.
 */
export const reviewedCareFacts: FactTable = {
  name: 'reviewedCare',
  title: 'Children looked after by whether their reviews were late',
  columns: { from: 'day', until: 'day', ...missedReviewColumns },
  rows: ({ record, deadlines }) =>
    timesInCare(record).flatMap(({ period, from, until }) => {
      const reviews = deadlines.filter(each => standards.has(each.standardId) && each.subject === period.key)
      return missedReviews(from + 28, until, reviews)
    }),
}
