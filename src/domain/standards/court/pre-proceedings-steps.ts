import { child } from '../example.ts'
import { weeks, workingDays } from '../interval.ts'
import { standard } from '../standard.ts'
import { type PreProceedings, preProceedingsEnd, preProceedingsOf, step } from './pre-proceedings.ts'

const shared = {
  stage: 'court',
  basis: 'local',
  whoIsCovered: 'Every child for whom a legal planning meeting decided on pre-proceedings.',
  whatEndsIt: 'Pre-proceedings end or proceedings are issued first, the child dies or turns 18.',
  exceptions: [{ reason: 'The parents asked for more time to find a solicitor', grantedBy: 'Head of service' }],
  evidence: 'template pre_proceedings_steps',
  gravity: 3,
  covers: preProceedingsOf,
  ends: preProceedingsEnd,
} as const

export const letterBeforeProceedings = standard<PreProceedings>({
  id: 'CT-03',
  title: 'Letter before proceedings sent within {five working days}',
  source: [
    {
      document: 'Local practice standard',
      note: 'no national number; five to ten working days in councils’ procedures',
    },
  ],
  rule: 'The letter before proceedings is sent within {five working days} of the legal planning decision.',
  whatMeetsIt: 'The letter is sent.',
  matters:
    'The letter is the family’s chance to get a solicitor and to change things while it is still theirs to change.',
  good: 'Plain words: what we are worried about, what must be different, who can help, and what happens if not.',
  weak: 'Eight pages of history, and the thing that must change is on the sixth.',
  illustration:
    'Pip’s mother took the letter to a solicitor the same week. It named three things; two were done by the first meeting.',
  measuredBy: 'CT-03.in-time',
  auditQuestion: 'Would the parent know from the letter what has to be different, and by when?',
  ...shared,
  clock: { kind: 'once', within: workingDays(5), from: 'same day' },
  meets: subject => step(subject, 'letter_on', 'Letter before proceedings sent'),
  soon: workingDays(2),
  says: {
    started: 'Pre-proceedings decided on',
    needed: 'The letter before proceedings is due within {5 working days}',
    met: 'Letter sent',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'decided on Thursday 2 May 2019, before the early May holiday: by Friday 10 May',
      given: child({ own: { pre_proceedings_steps: [{ decided_on: '2019-05-02', letter_on: '2019-05-10' }] } }),
      expect: [
        { triggerOn: '2019-05-02', dueOn: '2019-05-10', metOn: '2019-05-10', on: '2019-05-31', state: 'met-in-time' },
      ],
    },
    {
      name: 'it grew too dangerous to wait: proceedings were issued at once',
      given: child({
        own: {
          pre_proceedings_steps: [{ decided_on: '2019-05-02' }],
          proceedings: [{ issued_on: '2019-05-07' }],
        },
      }),
      expect: [{ dueOn: '2019-05-10', endedOn: '2019-05-07' }],
    },
  ],
})

export const firstPreProceedingsMeeting = standard<PreProceedings>({
  id: 'CT-08',
  title: 'First pre-proceedings meeting within {fifteen working days}',
  source: [
    {
      document: 'Local practice standard',
      note: 'no national number; ten to fifteen working days in councils’ procedures',
    },
  ],
  rule: 'The first meeting with the parents is held within {fifteen working days} of the legal planning decision.',
  whatMeetsIt: 'The first meeting is held.',
  matters: 'Until the meeting nothing has been agreed, and the child is living with what caused the decision.',
  good: 'The parents come with their solicitor, and leave with an agreement they had a part in.',
  weak: 'The meeting is put off twice for want of a room, and the written agreement is posted.',
  illustration:
    'At the first meeting Wren’s father offered his sister’s help. Nobody had asked before; she took Wren at weekends from then on.',
  measuredBy: 'CT-08.in-time',
  auditQuestion: 'Did the meeting end with an agreement the parents could keep and the child would notice?',
  ...shared,
  clock: { kind: 'once', within: workingDays(15), from: 'same day' },
  meets: subject => step(subject, 'first_meeting_on', 'First meeting with the parents held'),
  soon: workingDays(3),
  says: {
    started: 'Pre-proceedings decided on',
    needed: 'The first meeting with the parents is due within {15 working days}',
    met: 'Meeting held',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'decided on Thursday 2 May 2019, over the early May holiday: by Friday 24 May',
      given: child({ own: { pre_proceedings_steps: [{ decided_on: '2019-05-02', first_meeting_on: '2019-05-29' }] } }),
      expect: [{ dueOn: '2019-05-24', metOn: '2019-05-29', on: '2019-05-31', state: 'met-late' }],
    },
    {
      name: 'stepped down before it was held',
      given: child({
        own: { pre_proceedings_steps: [{ decided_on: '2019-05-02', ended_on: '2019-05-20', outcome: 'stepped down' }] },
      }),
      expect: [{ dueOn: '2019-05-24', endedOn: '2019-05-20' }],
    },
  ],
})

export const preProceedingsReview = standard<PreProceedings>({
  id: 'CT-09',
  title: 'Pre-proceedings reviewed within {six weeks}',
  source: [
    {
      document: 'Local practice standard',
      note: 'no national number; a review at six weeks in councils’ procedures, half way in the Public Law Working Group’s recommendations of March 2021',
    },
  ],
  rule: 'Progress is reviewed within {six weeks} of the legal planning decision.',
  whatMeetsIt: 'The review half way is held.',
  matters: 'If nothing is changing at six weeks the child should not wait sixteen to have that noticed.',
  good: 'The review asks what is different for the child, and changes course if the answer is nothing.',
  weak: 'The review notes that assessments are under way.',
  illustration:
    'At six weeks Bryony’s parents had kept every appointment and still drank. The review brought the decision forward by two months.',
  measuredBy: 'CT-09.in-time',
  auditQuestion: 'Did the review test change for the child, rather than attendance by the parents?',
  ...shared,
  clock: { kind: 'once', within: weeks(6), from: 'same day' },
  meets: subject => step(subject, 'midpoint_review_on', 'Review of pre-proceedings held'),
  soon: workingDays(5),
  says: {
    started: 'Pre-proceedings decided on',
    needed: 'A review is due within {6 weeks}',
    met: 'Reviewed',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'decided on Thursday 2 May 2019: reviewed by Thursday 13 June',
      given: child({ own: { pre_proceedings_steps: [{ decided_on: '2019-05-02' }] } }),
      expect: [{ dueOn: '2019-06-13', on: '2019-06-14', state: 'overdue' }],
    },
    {
      name: 'ended before it was due',
      given: child({
        own: { pre_proceedings_steps: [{ decided_on: '2019-05-02', ended_on: '2019-06-03', outcome: 'stepped down' }] },
      }),
      expect: [{ dueOn: '2019-06-13', endedOn: '2019-06-03' }],
    },
  ],
})
