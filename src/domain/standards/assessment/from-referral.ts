import { died, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { workingDays } from '../interval.ts'
import { standard } from '../standard.ts'
import { workingTogether } from '../working-together.ts'
import { authorised, closed, type Referred, referralsForAssessment } from './referred.ts'

export const assessmentFromReferral = standard<Referred>({
  id: 'AS-01',
  title: 'Assessment finished within 45 working days of the referral',
  stage: 'assessment',
  basis: 'statutory',
  source: workingTogether('chapter 1, Timeliness'),
  rule: 'A child and family assessment is finished no later than 45 working days from the point of referral. It is a maximum, not a target.',
  whoIsCovered:
    'Every referral that opened an episode and was not closed with no further action. A referral made while the child is already open is further information, not a new clock.',
  whatMeetsIt: 'A manager authorises the first assessment of the episode.',
  whatEndsIt: 'The episode is closed (or transferred) first, the child dies, or turns 18.',
  matters: 'Until the assessment is finished nobody has decided what the child needs, and help waits for it.',
  good: 'The child is seen early, the assessment is as long as this child needs and no longer, and the family know the outcome.',
  weak: 'The form is finished on day 45 because it is day 45; the child was seen once, and the family learn the outcome from the closing letter.',
  illustration:
    'Amara, 6, was referred on 1 April. Her worker saw her on day 3, spoke to school on day 5 and finished on day 24; she had help a month sooner than the limit allows.',
  exceptions: [
    {
      reason:
        'The child cannot yet be assessed safely or fully, such as while a criminal interview is pending; the reason is recorded and the clock still runs',
      clockRuns: true,
      grantedBy: 'Team manager',
    },
  ],
  measuredBy: 'AS-01.in-time',
  auditQuestion:
    'Was the assessment as long as this child needed, and did what the child said change what was decided?',
  evidence: 'assessments',
  gravity: 2,
  covers: referralsForAssessment,
  clock: { kind: 'once', within: workingDays(45), from: 'same day' },
  meets: subject => subject.assessments.flatMap(authorised),
  ends: (subject, record) => [closed(subject.referral), died(record), turnedEighteen(record)],
  soon: { fromStart: workingDays(35) },
  says: {
    started: 'Referred',
    needed: 'The assessment is to be finished within 45 working days',
    met: 'Authorised',
    none: 'No authorised assessment recorded.',
  },
  examples: [
    {
      name: 'one that went no further was never closed: the next referral is a referral all the same',
      given: child({ referrals: [{ on: '2019-01-07', noFurtherAction: 'yes' }, { on: '2019-04-01' }] }),
      expect: [{ triggerOn: '2019-04-01', dueOn: '2019-06-07', on: '2019-06-08', state: 'overdue' }],
    },
    {
      name: 'the assessment was made under a further referral of the same episode: it is the episode’s',
      given: child({
        referrals: [
          { on: '2019-04-01' },
          { on: '2019-04-08', closedOn: '2019-05-20', assessments: [{ from: '2019-04-08', to: '2019-05-17' }] },
        ],
      }),
      expect: [{ triggerOn: '2019-04-01', dueOn: '2019-06-07', metOn: '2019-05-17' }],
    },
    {
      name: 'T04: finished on the 45th working day is in time: Easter and both May holidays are not counted',
      given: child({ referrals: [{ on: '2019-04-01', assessments: [{ from: '2019-04-02', to: '2019-06-07' }] }] }),
      expect: [
        { triggerOn: '2019-04-01', dueOn: '2019-06-07', metOn: '2019-06-07', on: '2019-06-30', state: 'met-in-time' },
      ],
    },
    {
      name: 'T04: the 46th working day is late',
      given: child({ referrals: [{ on: '2019-04-01', assessments: [{ from: '2019-04-02', to: '2019-06-10' }] }] }),
      expect: [{ dueOn: '2019-06-07', metOn: '2019-06-10', on: '2019-06-30', state: 'met-late' }],
    },
    {
      name: 'the assessment is dated two days before the referral it names, which was typed in late: it is of that referral',
      given: child({ referrals: [{ on: '2019-04-03', assessments: [{ from: '2019-04-01', to: '2019-05-17' }] }] }),
      expect: [{ triggerOn: '2019-04-03', dueOn: '2019-06-11', metOn: '2019-05-17' }],
    },
    {
      name: 'assessments that do not name their referral: each is of the episode in which it was begun',
      given: child({
        referrals: [
          {
            on: '2019-01-07',
            closedOn: '2019-02-01',
            assessments: [{ from: '2019-01-08', to: '2019-01-30', namesNoReferral: true }],
          },
          { on: '2019-04-01', assessments: [{ from: '2019-04-01', to: '2019-05-17', namesNoReferral: true }] },
        ],
      }),
      expect: [
        { triggerOn: '2019-01-07', metOn: '2019-01-30' },
        { triggerOn: '2019-04-01', metOn: '2019-05-17' },
      ],
    },
    {
      name: 'an assessment begun between two episodes is of neither',
      given: child({
        referrals: [
          { on: '2019-01-07', closedOn: '2019-02-01' },
          { on: '2019-04-01', assessments: [{ from: '2019-03-04', to: '2019-05-17', namesNoReferral: true }] },
        ],
      }),
      expect: [{ endedOn: '2019-02-01' }, { dueOn: '2019-06-07', on: '2019-06-08', state: 'overdue' }],
    },
    {
      name: 'assessed and authorised on the day of the referral',
      given: child({ referrals: [{ on: '2019-04-01', assessments: [{ from: '2019-04-01', to: '2019-04-01' }] }] }),
      expect: [{ triggerOn: '2019-04-01', metOn: '2019-04-01', on: '2019-04-01', state: 'met-in-time' }],
    },
    {
      name: 'the child died before it was finished: ended, neither met nor missed',
      given: child({ diedOn: '2019-05-01', referrals: [{ on: '2019-04-01', assessments: [{ from: '2019-04-02' }] }] }),
      expect: [{ dueOn: '2019-06-07', endedOn: '2019-05-01', on: '2019-06-30', state: 'ended' }],
    },
    {
      name: 'turned 18 before it was finished: ended',
      given: child({ bornOn: '2001-05-01', referrals: [{ on: '2019-04-01' }] }),
      expect: [{ dueOn: '2019-06-07', endedOn: '2019-05-01', on: '2019-06-30', state: 'ended' }],
    },
    {
      name: 'referred on the 18th birthday: an adult, and no clock of ours',
      given: child({ bornOn: '2001-04-01', referrals: [{ on: '2019-04-01' }] }),
      expect: [],
    },
    {
      name: 'no assessment recorded: overdue the day after',
      given: child({ referrals: [{ on: '2019-04-01' }] }),
      expect: [{ dueOn: '2019-06-07', on: '2019-06-08', state: 'overdue' }],
    },
    {
      name: 'due soon from the 35th working day',
      given: child({ referrals: [{ on: '2019-04-01' }] }),
      expect: [{ dueOn: '2019-06-07', on: '2019-05-23', state: 'due-soon' }],
    },
    {
      name: 'no further action at referral: no clock',
      given: child({ referrals: [{ on: '2019-04-01', noFurtherAction: 'yes' }] }),
      expect: [],
    },
    {
      name: 'closed and reopened: the new referral starts a new clock',
      given: child({
        referrals: [
          { on: '2019-01-07', closedOn: '2019-02-01', assessments: [{ from: '2019-01-08', to: '2019-02-01' }] },
          { on: '2019-04-01' },
        ],
      }),
      expect: [
        { triggerOn: '2019-01-07', metOn: '2019-02-01' },
        { triggerOn: '2019-04-01', dueOn: '2019-06-07' },
      ],
    },
    {
      name: 'a further referral while open does not start a new clock',
      given: child({ referrals: [{ on: '2019-04-01' }, { on: '2019-04-15' }] }),
      expect: [{ triggerOn: '2019-04-01' }],
    },
    {
      name: 'moved to another authority before it fell due: ended, neither met nor missed',
      given: child({ referrals: [{ on: '2019-04-01', closedOn: '2019-05-01', closeReason: 'RC5' }] }),
      expect: [{ dueOn: '2019-06-07', endedOn: '2019-05-01', on: '2019-06-30', state: 'ended' }],
    },
  ],
})
