import type { Day } from '../../calendar/day.ts'
import { addMonths } from '../../calendar/months.ts'
import { statusOn } from '../../record/status.ts'
import { carryingOut, standingReviews } from '../../tracking/carrying-out.ts'
import { continuedRunning, decidedBefore } from '../../tracking/rules.ts'
import { asFlag, type FactContext, type FactTable, orNull } from '../fact-table.ts'

/**
 * One row per decision of a senior review of progress: what carried it out and when, and what the child was open for
 * three and six months on. Those days lie ahead when it is decided, and nothing is known of them before they come.
 */
export const progressDecisionFacts: FactTable = {
  name: 'progressDecision',
  title: 'Decisions about progress',
  columns: {
    on: 'day',
    decision: 'code',
    carryOutBy: 'day',
    carriedOutOn: 'day',
    carriedOutAs: 'code',
    daysToEvent: 'number',
    checkedOn: 'day',
    owner: 'code',
    hasOwner: 'flag',
    running: 'number',
    independentView: 'flag',
    wasOn: 'code',
    threeMonthsOn: 'day',
    atThreeMonths: 'code',
    sixMonthsOn: 'day',
    atSixMonths: 'code',
    key: 'text',
  },
  ahead: ['carryOutBy', 'threeMonthsOn', 'sixMonthsOn'],
  rows(context) {
    const { record } = context
    const rows = standingReviews(record)
    const reviews = rows.map(each => ({ on: each.on!, decision: each.text('decision') ?? '' }))
    return rows.map(row => {
      const on = row.on!
      const event = carryingOut(row, record)[0]
      const [three, six] = [addMonths(on, 3), addMonths(on, 6)]
      return [
        on,
        orNull(row.text('decision')),
        orNull(row.day('carry_out_by')),
        orNull(event?.on),
        orNull(event?.what),
        event === undefined ? null : event.on - on,
        orNull(row.day('checked_on')),
        orNull(row.text('owner')),
        asFlag(row.text('owner') !== undefined),
        continuedRunning([...decidedBefore(reviews, on), row.text('decision') ?? '']),
        asFlag(row.answer('independent_view')),
        openFor(context, on),
        three,
        openFor(context, three),
        six,
        openFor(context, six),
        row.source.key,
      ]
    })
  },
}

function openFor({ spells }: FactContext, on: Day): string {
  const status = statusOn(spells, on)?.status
  if (status === undefined || status === 'care leaver') return 'closed'
  return status === 'looked after' || status === 'protection plan' ? status : 'in need'
}
