import { agreementItems } from '../../templates/court.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { workingDays } from '../interval.ts'
import { onceMet, singleTurn } from '../single-turn.ts'
import { type Meeting, standard } from '../standard.ts'
import { type Dated, datedRows } from './dated-by-its-row.ts'
import { issuedSince } from './proceedings.ts'

type Agreed = Dated<keyof typeof agreementItems.columns>

function reviewed({ row }: Agreed): Meeting[] {
  const on = row.day('reviewed_on')
  const result = row.text('result')
  return on === undefined ? [] : [{ on, what: result ? `Looked at: ${result}` : 'Looked at', source: row.source }]
}

export const agreementReviewed = standard<Agreed>({
  id: 'CT-13',
  title: 'What was agreed in pre-proceedings looked at by its day',
  stage: 'court',
  basis: 'local',
  source: [
    { document: 'Local practice standard', note: 'no national number: the day is the one the agreement names' },
    {
      document: 'Court orders and pre-proceedings: for local authorities (DfE)',
      inForceFrom: '2014-04-01',
      note: 'the agreement says what is to change and by when; no number',
    },
  ],
  rule: 'Each point of the written agreement is looked at again by the day the agreement names for it, and what was found is recorded.',
  whoIsCovered: 'Every point of an agreement that names a day on which it is looked at.',
  whatMeetsIt: 'It is recorded that it was looked at.',
  whatEndsIt: 'The point is dropped, proceedings are issued, the child dies or turns 18.',
  matters: 'An agreement nobody looks at again teaches the parents that it was only paper.',
  good: 'The worker asks what is different for the child because of it, and says so to the parents either way.',
  weak: 'Kept appointments are counted.',
  illustration:
    'By the third week it was plain that the stair gate had been fitted and that nobody was in the house before nine. Both were said at the review.',
  exceptions: [],
  measuredBy: 'CT-13.in-time',
  auditQuestion: 'Does what was found tell of change for the child, rather than of attendance?',
  evidence: 'template agreement_items',
  gravity: 3,
  covers: record => datedRows(record, agreementItems, 'review_on'),
  clock: singleTurn,
  meets: reviewed,
  ends: (subject, record) => [
    onceMet(subject, reviewed(subject)),
    ended(subject.row.day('dropped_on'), 'it was dropped', subject.source),
    ended(issuedSince(record, subject.startsOn), 'proceedings were issued', subject.source),
    died(record),
    turnedEighteen(record),
  ],
  soon: workingDays(5),
  says: {
    started: 'Agreed',
    needed: 'It is to be looked at by the day the agreement names',
    met: 'Looked at',
    none: 'Not looked at since.',
  },
  examples: [
    {
      name: 'agreed on Thursday 16 May 2019, to be looked at by 6 June',
      given: child({
        own: {
          agreement_items: [
            { agreed_on: '2019-05-16', what: 'Nobody who drinks stays overnight', review_on: '2019-06-06' },
          ],
        },
      }),
      expect: [{ triggerOn: '2019-05-16', dueOn: '2019-06-06', on: '2019-06-07', state: 'overdue' }],
    },
    {
      name: 'looked at in time, and found to be partly kept',
      given: child({
        own: {
          agreement_items: [
            {
              agreed_on: '2019-05-16',
              what: 'Nobody who drinks stays overnight',
              review_on: '2019-06-06',
              reviewed_on: '2019-06-05',
              result: 'partly kept',
            },
          ],
        },
      }),
      expect: [{ dueOn: '2019-06-06', metOn: '2019-06-05', on: '2019-06-30', state: 'met-in-time' }],
    },
    {
      name: 'proceedings were issued first',
      given: child({
        own: {
          agreement_items: [{ agreed_on: '2019-05-16', what: 'School every day', review_on: '2019-06-06' }],
          proceedings: [{ issued_on: '2019-05-28' }],
        },
      }),
      expect: [{ dueOn: '2019-06-06', endedOn: '2019-05-28' }],
    },
  ],
})
