import { earliest } from '../../calendar/day.ts'
import { eighteenOn } from '../../record/person.ts'
import type { Deadline } from '../../standards/standard.ts'
import { type Cell, type FactTable, orNull } from '../fact-table.ts'

/**
 * Child protection plans of this authority, cut at each day on which a review conference became late: one row from the
 * start to the first such day, one from there to the next, and so on to the end of the plan. Whichever row holds on a
 * day says when a review was last late by then.
 */
export const reviewedPlanFacts: FactTable = {
  name: 'reviewedPlan',
  title: 'Plans by when a review was last late',
  columns: { from: 'day', until: 'day', planStartedOn: 'day', lastLateOn: 'day' },
  rows({ record, deadlines }) {
    const plans = record.protectionPlans.filter(each => !each.otherAuthority)
    if (plans.length === 0) return []
    const reviews = deadlines.filter(each => each.standardId === 'CP-08' || each.standardId === 'CP-09')
    return plans.flatMap(({ startedOn, endedOn, source }) => {
      const over = earliest(endedOn, eighteenOn(record), record.person?.diedOn)
      const late = [...new Set(reviews.filter(each => each.subject === source.key).flatMap(becameLate))]
        .filter(each => each > startedOn && (over === undefined || each < over))
        .sort((a, b) => a - b)
      const rows: Cell[][] = [[startedOn, orNull(late[0] ?? over), startedOn, null]]
      for (const [index, on] of late.entries()) rows.push([on, orNull(late[index + 1] ?? over), startedOn, on])
      return rows
    })
  },
}

/** The day after it was due, where it had neither been held nor ended by then. */
function becameLate({ dueOn, metOn, endedOn }: Deadline): number[] {
  const settled = earliest(metOn, endedOn)
  return settled !== undefined && settled <= dueOn ? [] : [dueOn + 1]
}
