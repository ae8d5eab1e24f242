import { earliest } from '../../calendar/day.ts'
import { eighteenOn } from '../../record/person.ts'
import type { FactTable } from '../fact-table.ts'
import { missedReviewColumns, missedReviews } from './missed-reviews.ts'

/**
 * Child protection plans of this authority, from day to day by whether a review conference was late, or was held late in
 * the twelve months before.
 */
export const reviewedPlanFacts: FactTable = {
  name: 'reviewedPlan',
  title: 'Plans by whether their reviews were late',
  columns: { from: 'day', until: 'day', ...missedReviewColumns, planStartedOn: 'day' },
  rows({ record, deadlines }) {
    const plans = record.protectionPlans.filter(each => !each.otherAuthority)
    if (plans.length === 0) return []
    const reviews = deadlines.filter(each => each.standardId === 'CP-08' || each.standardId === 'CP-09')
    return plans.flatMap(({ startedOn, endedOn, source }) => {
      const over = earliest(endedOn, eighteenOn(record), record.person?.diedOn) ?? Number.POSITIVE_INFINITY
      const itsOwn = reviews.filter(each => each.subject === source.key)
      return missedReviews(startedOn, over, itsOwn).map(each => [...each, startedOn])
    })
  },
}
