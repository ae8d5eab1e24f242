import { adoptionDecisions } from '../../templates/adoption.ts'
import { rowsOf } from '../../templates/own-row.ts'
import { died, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { workingDays } from '../interval.ts'
import { type Subject, standard } from '../standard.ts'

interface Decision extends Subject {
  readonly decidedOn: number | undefined
}

export const adoptionDecision = standard<Decision>({
  id: 'AD-01',
  title: 'Agency decision within seven working days of the papers',
  stage: 'adoption',
  basis: 'statutory',
  source: [
    {
      document: 'Adoption: national minimum standards',
      place: 'standard 17',
      inForceFrom: '2011-04-01',
      note: 'seven working days of receipt of the panel’s recommendation and final minutes; the number is to be checked against the text',
    },
    {
      document: 'Adoption Agencies (Panel and Consequential Amendments) Regulations 2012',
      inForceFrom: '2012-09-01',
      note: 'where a placement order is needed, whether the child should be placed no longer goes to panel but straight to the decision maker',
    },
  ],
  rule: 'The agency’s decision maker decides within seven working days of receiving the panel’s recommendation with its final minutes, or the papers where the case does not go to panel.',
  whoIsCovered: 'Every child whose papers went to the decision maker, each time.',
  whatMeetsIt: 'The decision is made.',
  whatEndsIt: 'The child turns 18 or dies.',
  matters: 'A week is long for a child who does not know whose they are.',
  good: 'The decision maker reads the child’s own report, and says why in words the child can read later.',
  weak: 'The minutes wait for a signature while the foster carer counts birthdays.',
  illustration: 'Wren was two when the papers went up. Each month of waiting was a twentieth of her life.',
  exceptions: [],
  measuredBy: 'AD-01.in-time',
  auditQuestion: 'Does the decision give reasons that the child could one day read and understand?',
  evidence: 'template adoption_decisions',
  gravity: 2,
  covers: record =>
    rowsOf(record, adoptionDecisions).flatMap((row): Decision[] =>
      row.on === undefined
        ? []
        : [{ key: row.source.key, startsOn: row.on, source: row.source, decidedOn: row.day('decided_on') }],
    ),
  clock: { kind: 'once', within: workingDays(7), from: 'same day' },
  meets: ({ decidedOn, source }) => (decidedOn === undefined ? [] : [{ on: decidedOn, what: 'Decision made', source }]),
  ends: (_, record) => [died(record), turnedEighteen(record)],
  soon: workingDays(3),
  says: {
    started: 'Papers received',
    needed: 'The agency decision is due within 7 working days',
    met: 'Decided',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'C11: papers received on Tuesday 14 May 2019, decided on the seventh working day',
      given: child({ own: { adoption_decisions: [{ papers_received_on: '2019-05-14', decided_on: '2019-05-23' }] } }),
      expect: [
        { triggerOn: '2019-05-14', dueOn: '2019-05-23', metOn: '2019-05-23', on: '2019-05-31', state: 'met-in-time' },
      ],
    },
    {
      name: 'over the late May holiday, not decided',
      given: child({ own: { adoption_decisions: [{ papers_received_on: '2019-05-22' }] } }),
      expect: [{ dueOn: '2019-06-03', on: '2019-06-04', state: 'overdue' }],
    },
  ],
})
