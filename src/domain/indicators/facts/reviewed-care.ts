import { addMonths } from '../../calendar/months.ts'
import type { Deadline } from '../../standards/standard.ts'
import type { FactTable } from '../fact-table.ts'
import { timesInCare } from './in-stretches.ts'
import { missedReviewColumns, missedReviews, type ReviewDue } from './missed-reviews.ts'

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
      return missedReviews(
        from + 28,
        until,
        reviews.map(each => withDoubt(each, reviews)),
      )
    }),
}

/** The first review that is told need not be the first held: then the next had six months, and not three. */
function withDoubt(review: Deadline, all: readonly Deadline[]): ReviewDue {
  const first = review.standardId === 'LR-02' ? all.find(each => each.standardId === 'LR-01') : undefined
  if (first === undefined || review.triggerOn <= first.dueOn) return review
  return { ...review, sooner: { ifNotOn: first.dueOn, otherwiseBy: addMonths(review.triggerOn, 6) } }
}
