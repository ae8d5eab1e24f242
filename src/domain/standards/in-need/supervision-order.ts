import type { Day } from '../../calendar/day.ts'
import { addMonths } from '../../calendar/months.ts'
import type { ChildRecord, RowReference } from '../../record/facts.ts'
import { eighteenOn } from '../../record/person.ts'
import { proceedings } from '../../templates/court.ts'
import { needReviews } from '../../templates/in-need.ts'
import { rowsOf } from '../../templates/index.ts'
import { eachOnce } from '../court/told-twice.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { months } from '../interval.ts'
import { type Subject, standard } from '../standard.ts'
import { steppedUp } from './stepping-up.ts'

/** The review is due three months before the year is up. */
const monthsToReview = 9

/** Final supervision orders. The extract's legal status does not tell an interim one from a final one, so is not asked. */
function orders(record: ChildRecord): Subject[] {
  const adult = eighteenOn(record) ?? Number.POSITIVE_INFINITY
  const made = new Map<Day, RowReference>()
  for (const row of eachOnce(rowsOf(record, proceedings))) {
    const on = row.day('final_order_on')
    if (on !== undefined && row.text('order') === 'supervision order') made.set(on, row.source)
  }
  return [...made]
    .filter(([on]) => on < adult)
    .map(([on, source]) => ({ key: `supervision order ${source.key}`, startsOn: on, source }))
}

export const supervisionOrderReview = standard<Subject>({
  id: 'CN-09',
  title: 'Supervision order reviewed {three months before|before} it runs out',
  stage: 'in need',
  basis: 'local',
  source: [
    {
      document: 'Children Act 1989',
      place: 'section 35 and schedule 3, paragraph 6',
      inForceFrom: '1991-10-14',
      note: 'the order lasts up to a year and may be extended to three years in all; to be checked against the text. The review is practice, not law',
    },
    {
      document: 'Local practice standard',
      note: 'a review three months before the order ends, to decide whether to ask the court for longer',
    },
  ],
  rule: 'A supervision order usually runs for a year. What happens at its end is decided at a review held by {nine months} after it was made, {three months before|before} it runs out.',
  whoIsCovered: 'Children in need for whom the court made a supervision order as its final order.',
  whatMeetsIt:
    'A child in need review, or a senior review of progress, held in the two months before the {nine-month point|point}, or later (late).',
  whatEndsIt: 'The year is up, the child becomes looked after, dies or turns 18.',
  notYetCovered:
    'An order made for less than a year, or extended, is not told apart: the extract does not hold how long it was made for. An interim supervision order is left out. Visits while it runs are those of CN-04.',
  matters:
    'The court made the order because it was worried. If it lapses unnoticed, the worry is still there and the duty is not.',
  good: 'The review asks whether the child is safe without the order, and gets legal advice while there is time to use it.',
  weak: 'The order is found to have expired when somebody looks for it.',
  illustration:
    'Tobias’s order had three months left. The review saw that his mother had slipped back since Christmas, and the court extended it in time.',
  exceptions: [
    { reason: 'The order has been discharged, or was made for another length', grantedBy: 'Service manager' },
  ],
  measuredBy: 'CN-09.in-time',
  auditQuestion: 'Did the review decide what should follow the order on evidence of the child’s life now?',
  evidence: 'template need_reviews',
  gravity: 2,
  covers: orders,
  clock: { kind: 'ladder', points: [months(monthsToReview)], raised: months(2) },
  meets: (_, record) => [
    ...rowsOf(record, needReviews).flatMap(({ on, source }) =>
      on === undefined ? [] : [{ on, what: 'Child in need review held', source }],
    ),
    ...record.progressReviews.map(each => ({
      on: each.on,
      what: 'Senior review of progress held',
      source: each.source,
    })),
  ],
  ends: ({ startsOn }, record) => [
    died(record),
    turnedEighteen(record),
    // A stay in care leaves the order as it is: only where the child is in care when the review is due is there none.
    ...steppedUp(record)
      .filter(
        ({ why, from, until }) =>
          why === 'became looked after' &&
          from > startsOn &&
          (until === undefined || until > addMonths(startsOn, monthsToReview)),
      )
      .map(each => ended(each.from, each.why, undefined)),
    ended(addMonths(startsOn, 12), 'the year the order usually runs was up', undefined),
  ],
  soon: months(2),
  says: {
    started: 'Supervision order made',
    needed: 'A review of what happens when it ends is due by {nine months} after it was made',
    met: 'Reviewed',
    none: 'None recorded in the two months before that, or since.',
  },
  examples: [
    {
      name: 'four nights in care in July: the order runs on, and so does its review',
      given: child({
        care: [{ from: '2018-07-01', to: '2018-07-05' }],
        own: {
          proceedings: [{ issued_on: '2018-01-08', final_order_on: '2018-05-31', order: 'supervision order' }],
        },
      }),
      expect: [{ dueOn: '2019-02-28', on: '2019-03-01', state: 'overdue' }],
    },
    {
      name: 'made on 31 May 2018: raised on 28 December, reviewed by 28 February 2019',
      given: child({
        own: {
          proceedings: [{ issued_on: '2017-12-04', final_order_on: '2018-05-31', order: 'supervision order' }],
          need_reviews: [{ held_on: '2018-11-05' }, { held_on: '2019-02-20' }],
        },
      }),
      expect: [
        { triggerOn: '2018-05-31', dueOn: '2019-02-28', metOn: '2019-02-20', on: '2019-03-31', state: 'met-in-time' },
      ],
    },
    {
      name: 'reviewed only once in the autumn: too early to decide on its end, and overdue until the year is up',
      given: child({
        own: {
          proceedings: [{ issued_on: '2017-12-04', final_order_on: '2018-05-31', order: 'supervision order' }],
          need_reviews: [{ held_on: '2018-11-05' }],
        },
      }),
      expect: [{ dueOn: '2019-02-28', endedOn: '2019-05-31', on: '2019-03-01', state: 'overdue' }],
    },
    {
      name: 'recorded here, and imported with the order a week later: one order, of the day recorded here',
      given: child({
        own: {
          proceedings: [{ issued_on: '2017-12-04', final_order_on: '2018-06-07', order: 'supervision order' }],
        },
        recorded: {
          proceedings: [{ issued_on: '2017-12-05', final_order_on: '2018-05-31', order: 'supervision order' }],
        },
      }),
      expect: [{ triggerOn: '2018-05-31', dueOn: '2019-02-28' }],
    },
    {
      name: 'a care order was made: no such review',
      given: child({
        own: { proceedings: [{ issued_on: '2017-12-04', final_order_on: '2018-05-31', order: 'care order' }] },
      }),
      expect: [],
    },
  ],
})
