import { died, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { weeks } from '../interval.ts'
import { standard } from '../standard.ts'
import { outcomesOf, type PreProceedings, preProceedingsOf } from './pre-proceedings.ts'

export const preProceedingsLength = standard<PreProceedings>({
  id: 'CT-02',
  title: 'Pre-proceedings decided within {sixteen weeks}',
  stage: 'court',
  basis: 'local',
  source: [
    {
      document: 'Public Law Working Group: recommendations to achieve best practice',
      inForceFrom: '2021-03-01',
      note: 'sixteen weeks; to be checked against the text',
    },
    { document: 'Local practice standard', note: 'twelve to sixteen weeks in councils’ practice of 2019' },
    {
      document: 'Court orders and pre-proceedings: for local authorities (DfE)',
      inForceFrom: '2014-04-01',
      note: 'no number; timely decisions before proceedings',
    },
  ],
  rule: 'Within {sixteen weeks} of the legal planning decision pre-proceedings end: the family steps down, or proceedings are issued. The clock runs from the decision, not from the letter, so that delay in sending it shows.',
  whoIsCovered: 'Every child for whom a legal planning meeting decided on pre-proceedings.',
  whatMeetsIt: 'Pre-proceedings are recorded as ended, or an application is issued.',
  whatEndsIt: 'The child dies or turns 18.',
  matters: 'Pre-proceedings say the worry is serious enough for a court. A child cannot live under that for a year.',
  good: 'Assessments are done in these weeks, so that whichever way it goes the child does not wait for them again.',
  weak: 'The agreement is extended because it was nearly kept, and then again.',
  illustration:
    'In week fourteen Sage’s parents had kept to every point but one. The meeting decided on that one, and Sage knew where he stood by Easter.',
  exceptions: [
    { reason: 'An assessment that will decide the matter is nearly finished', grantedBy: 'Head of service' },
    { reason: 'The child is not yet born', grantedBy: 'Head of service' },
  ],
  measuredBy: 'CT-02.in-time',
  auditQuestion: 'Was the decision made when the evidence allowed it, and did the child’s life change with it?',
  evidence: 'template pre_proceedings_steps',
  gravity: 2,
  covers: preProceedingsOf,
  clock: { kind: 'once', within: weeks(16), from: 'same day' },
  meets: outcomesOf,
  ends: (_, record) => [died(record), turnedEighteen(record)],
  soon: weeks(4),
  says: {
    started: 'Pre-proceedings decided on',
    needed: 'They are to end, stepped down or with proceedings issued, within {16 weeks}',
    met: 'Ended',
    none: 'Still in pre-proceedings.',
  },
  examples: [
    {
      name: 'decided on Thursday 2 May 2019: by Thursday 22 August',
      given: child({ own: { pre_proceedings_steps: [{ decided_on: '2019-05-02' }] } }),
      expect: [{ triggerOn: '2019-05-02', dueOn: '2019-08-22', on: '2019-08-23', state: 'overdue' }],
    },
    {
      name: 'proceedings issued, and the row not brought up to date: the application tells',
      given: child({
        own: {
          pre_proceedings_steps: [{ decided_on: '2019-05-02' }],
          proceedings: [{ issued_on: '2019-08-05' }],
        },
      }),
      expect: [{ dueOn: '2019-08-22', metOn: '2019-08-05', on: '2019-08-31', state: 'met-in-time' }],
    },
    {
      name: 'the child turned 18 first',
      given: child({ bornOn: '2001-07-01', own: { pre_proceedings_steps: [{ decided_on: '2019-05-02' }] } }),
      expect: [{ dueOn: '2019-08-22', endedOn: '2019-07-01' }],
    },
  ],
})
