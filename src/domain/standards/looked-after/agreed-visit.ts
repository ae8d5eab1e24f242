import type { Day } from '../../calendar/day.ts'
import { addMonths } from '../../calendar/months.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { isLongTermFostering } from '../../record/period-of-care.ts'
import { longTermAgreements } from '../../templates/looked-after.ts'
import { type OwnRow, rowsOf } from '../../templates/own-row.ts'
import { child } from '../example.ts'
import { days, type Interval, months } from '../interval.ts'
import { standard } from '../standard.ts'
import { ownStartOf, type Stretch, stretchEnds, stretchesIn } from './placed.ts'
import { regulation28, visiting, visitWords } from './visit-words.ts'

/**
 * The child's agreement to be visited every six months, where a visit on this day is made under it: in a long-term foster
 * placement (SSDA903 U1, U4), after its first year, while the child agrees. Then LV-08 applies and LV-03 does not.
 */
export function agreedOn(on: Day, { placement }: Stretch, record: ChildRecord): OwnRow | undefined {
  if (!isLongTermFostering(placement.type) || on < addMonths(placement.startedOn, 12)) return undefined
  return rowsOf(record, longTermAgreements).find(row => {
    const [from, until] = [row.day('agreed_on'), row.day('ended_on')]
    if (row.day('placement_started_on') !== ownStartOf(placement) || from === undefined) return false
    return from <= on && (until === undefined || on < until)
  })
}

/** Long-term foster placements for which an agreement is recorded, timed from the first visit made under it. */
function agreed(record: ChildRecord): Stretch[] {
  if (rowsOf(record, longTermAgreements).length === 0) return []
  return stretchesIn(record).flatMap(each => {
    if (each.rule !== 'usual') return []
    const first = each.visits.find(visit => visit.whyNot === undefined && agreedOn(visit.on, each, record))
    return first === undefined ? [] : [{ ...each, startsOn: first.on, source: first.source }]
  })
}

/** Six months; where the child agreed no longer before then, the three months of LV-03, but not before that day. */
function whileAgreed(from: Day, subject: Stretch, record: ChildRecord): Interval | undefined {
  const row = agreedOn(from, subject, record)
  if (row === undefined) return undefined
  const over = row.day('ended_on')
  if (over === undefined || over > addMonths(from, 6)) return months(6)
  return days(Math.max(addMonths(from, 3), over) - from)
}

export const agreedVisits = standard<Stretch>({
  id: 'LV-08',
  title: 'Visited every six months where the child has agreed',
  source: regulation28(
    '28 as amended by SI 2015/495',
    'in force from April 2015; to be checked against the amended text',
  ),
  rule: 'In a long-term foster placement that has lasted a year, a child of sufficient age and understanding may agree to be visited at intervals of not more than six months.',
  whoIsCovered:
    'Long-term foster placements in which a visit has been made after the first year while the child’s agreement is recorded. Until then, and when the child no longer agrees, LV-02 and LV-03 apply.',
  ...visiting,
  evidence: 'care visits seen',
  matters: 'A child who feels at home may not want a social worker at the door; but somebody must still notice.',
  good: 'The child chose it, knows whom to call in between, and is asked again at each visit.',
  weak: 'The agreement was the carer’s, or the worker’s wish for fewer visits.',
  illustration:
    'Made-up Tamsin, 14, asked for fewer visits so that her friends would not ask questions. At each visit she was asked whether that was still right.',
  measuredBy: 'LV-08.in-time',
  covers: agreed,
  clock: { kind: 'rolling', every: whileAgreed, from: 'next day' },
  comesRound: months(6),
  meets: subject => subject.visits,
  ends: stretchEnds,
  says: {
    ...visitWords,
    started: 'Last visited',
    needed: 'The next visit is due within six months, as the child agreed',
  },
  examples: [
    {
      name: 'agreed in the second year: six months from the next visit made',
      given: child({
        visitKind: 'care',
        care: [{ from: '2017-03-06', placements: [{ from: '2017-03-06', type: 'U4' }] }],
        visits: ['2017-03-10', '2018-05-10', '2018-08-06'],
        own: { long_term_agreements: [{ placement_started_on: '2017-03-06', agreed_on: '2018-06-01' }] },
      }),
      expect: [{ triggerOn: '2018-08-06', dueOn: '2019-02-06' }],
    },
    {
      name: 'the child agrees no longer: three months from the last visit, but not before that day',
      given: child({
        visitKind: 'care',
        care: [{ from: '2017-03-06', placements: [{ from: '2017-03-06', type: 'U4' }] }],
        visits: ['2018-08-06'],
        own: {
          long_term_agreements: [
            { placement_started_on: '2017-03-06', agreed_on: '2018-06-01', ended_on: '2018-12-03' },
          ],
        },
      }),
      expect: [{ triggerOn: '2018-08-06', dueOn: '2018-12-03' }],
    },
    {
      name: 'in the first year an agreement changes nothing',
      given: child({
        visitKind: 'care',
        care: [{ from: '2018-03-05', placements: [{ from: '2018-03-05', type: 'U4' }] }],
        visits: ['2018-08-06'],
        own: { long_term_agreements: [{ placement_started_on: '2018-03-05', agreed_on: '2018-06-01' }] },
      }),
      expect: [],
    },
  ],
})
