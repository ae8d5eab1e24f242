import { commissionedAssessments } from '../../templates/court.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { workingDays } from '../interval.ts'
import { onceMet, singleTurn } from '../single-turn.ts'
import { type Meeting, standard } from '../standard.ts'
import { type Dated, datedRows } from './dated-by-its-row.ts'

type Commissioned = Dated<keyof typeof commissionedAssessments.columns>

function received({ row }: Commissioned): Meeting[] {
  const on = row.day('received_on')
  return on === undefined ? [] : [{ on, what: `Received: ${row.text('what') ?? 'the assessment'}`, source: row.source }]
}

export const commissionedAssessment = standard<Commissioned>({
  id: 'CT-12',
  title: 'Commissioned assessment received by the day it is due',
  stage: 'court',
  basis: 'local',
  source: [
    {
      document: 'Local practice standard',
      note: 'no national number: the day is the one agreed with whoever makes the assessment',
    },
  ],
  rule: 'An assessment commissioned before or in proceedings is received by the day it is due.',
  whoIsCovered: 'Every assessment that was commissioned with a day by which it is due.',
  whatMeetsIt: 'The assessment is received.',
  whatEndsIt: 'It is cancelled, the child dies or turns 18.',
  matters: 'One late assessment is what most weeks of waiting in pre-proceedings and in court are made of.',
  good: 'Whoever commissioned it asks half way how far it is, and tells the gateway before it is late.',
  weak: 'It is found to be late at the meeting it was for.',
  illustration:
    'Half way through, Linden’s worker rang the psychologist and heard that the father had not come. She drove him to the next appointment.',
  exceptions: [{ reason: 'The court or the gateway has moved the day', grantedBy: 'The court or the gateway’s chair' }],
  measuredBy: 'CT-12.in-time',
  auditQuestion: 'Did the assessment answer the question it was commissioned for?',
  evidence: 'template commissioned_assessments',
  gravity: 2,
  covers: record => datedRows(record, commissionedAssessments, 'due_on'),
  clock: singleTurn,
  meets: received,
  ends: (subject, record) => [
    onceMet(subject, received(subject)),
    ended(subject.row.day('cancelled_on'), 'it was cancelled', subject.source),
    died(record),
    turnedEighteen(record),
  ],
  soon: workingDays(10),
  says: {
    started: 'Commissioned',
    needed: 'The assessment is due by the day agreed',
    met: 'Received',
    none: 'Not received.',
  },
  examples: [
    {
      name: 'a parenting assessment due on Friday 28 June 2019 and received the Monday after',
      given: child({
        own: {
          commissioned_assessments: [
            {
              commissioned_on: '2019-05-09',
              what: 'Parenting assessment of the mother',
              from: 'Independent social worker',
              due_on: '2019-06-28',
              received_on: '2019-07-01',
            },
          ],
        },
      }),
      expect: [
        { triggerOn: '2019-05-09', dueOn: '2019-06-28', metOn: '2019-07-01', on: '2019-07-31', state: 'met-late' },
      ],
    },
    {
      name: 'cancelled: the aunt withdrew',
      given: child({
        own: {
          commissioned_assessments: [
            {
              commissioned_on: '2019-05-09',
              what: 'Assessment of an aunt',
              due_on: '2019-06-28',
              cancelled_on: '2019-05-30',
            },
          ],
        },
      }),
      expect: [{ dueOn: '2019-06-28', endedOn: '2019-05-30' }],
    },
    {
      name: 'no day was agreed: nothing to be late for',
      given: child({
        own: { commissioned_assessments: [{ commissioned_on: '2019-05-09', what: 'Hair strand test' }] },
      }),
      expect: [],
    },
  ],
})
