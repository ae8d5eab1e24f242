import { triggersOf } from '../../tracking/triggers.ts'
import { asFlag, type FactTable, orNull } from '../fact-table.ts'

/**
 * What puts a child on the agenda of a progress meeting: one row per mark of a clock reached, or to be reached while it
 * runs, per repeated plan and re-referral, and per return to need past 18 months. Reviewed in time is within the month it
 * came up in; over first is where it had ended by then without a review.
 */
export const progressMarkFacts: FactTable = {
  name: 'progressMark',
  title: 'Marks at which progress is reviewed',
  columns: {
    on: 'day',
    over: 'day',
    dueOn: 'day',
    reviewedOn: 'day',
    since: 'day',
    kind: 'code',
    clock: 'code',
    track: 'code',
    segment: 'code',
    mark: 'number',
    inTime: 'flag',
    overFirst: 'flag',
  },
  ahead: ['on', 'dueOn'],
  rows: ({ record, calendar }) =>
    triggersOf(record, calendar).map(each => {
      const { on, until, dueOn, reviewedOn, since } = each
      const inTime = reviewedOn !== undefined && reviewedOn <= dueOn
      return [
        on,
        orNull(until),
        dueOn,
        orNull(reviewedOn),
        orNull(since),
        each.kind,
        each.clock,
        each.track,
        orNull(each.segment),
        each.mark,
        asFlag(inTime),
        asFlag(!inTime && until !== undefined && until <= dueOn),
      ]
    }),
}
