import { episodeOf } from '../../record/episode.ts'
import type { Assessment } from '../../record/facts.ts'
import { died, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { workingDays } from '../interval.ts'
import { type Subject, standard } from '../standard.ts'
import { workingTogether } from '../working-together.ts'
import { authorised, closed } from './referred.ts'

interface Assessed extends Subject {
  readonly assessment: Assessment
}

export const assessmentFromStart = standard<Assessed>({
  id: 'AS-02',
  title: 'Assessment finished within 45 working days of its start',
  stage: 'assessment',
  basis: 'statutory',
  source: [
    {
      document: 'Department for Education, children in need census and table C2',
      note: 'the published measure: working days from the actual start to authorisation',
    },
    ...workingTogether('chapter 1, Timeliness'),
  ],
  rule: 'For the national figures an assessment is timed from the day it started, not the day of the referral: 45 working days to authorisation.',
  whoIsCovered: 'Every assessment with a start date.',
  whatMeetsIt: 'A manager authorises it.',
  whatEndsIt: 'The episode is closed or transferred first, the child dies, or turns 18.',
  matters: 'It is how the authority is compared with others, and shows delay inside the assessment itself.',
  good: 'Started at once after the referral, so that this date and the one from referral are the same.',
  weak: 'The start is entered days after the work began, so that the figure looks well and the child has waited longer than it says.',
  illustration:
    'Ben’s referral came on a Thursday and his assessment was opened the Tuesday after: three working days in which nobody had his name on their list.',
  exceptions: [],
  measuredBy: 'I-07',
  auditQuestion: 'Does the recorded start match the first thing that was done for the child?',
  evidence: 'assessments',
  gravity: 3,
  covers: record =>
    record.assessments.map(assessment => ({
      key: assessment.source.key,
      startsOn: assessment.startedOn,
      source: assessment.source,
      assessment,
    })),
  clock: { kind: 'once', within: workingDays(45), from: 'same day' },
  meets: subject => authorised(subject.assessment),
  ends: ({ assessment }, record) => {
    const episode = episodeOf(record, assessment.startedOn, assessment.referralId)
    return [episode && closed(episode.opening), died(record), turnedEighteen(record)]
  },
  soon: { fromStart: workingDays(35) },
  says: {
    started: 'Assessment started',
    needed: 'It is to be finished within 45 working days',
    met: 'Authorised',
    none: 'Not yet authorised.',
  },
  examples: [
    {
      name: 'T08: started and authorised on one day: 0 working days',
      given: child({ referrals: [{ on: '2019-04-01', assessments: [{ from: '2019-04-01', to: '2019-04-01' }] }] }),
      expect: [{ triggerOn: '2019-04-01', metOn: '2019-04-01', on: '2019-04-01', state: 'met-in-time' }],
    },
    {
      name: 'started a fortnight after the referral: late from referral (AS-01), in time for the national figures',
      given: child({ referrals: [{ on: '2019-04-01', assessments: [{ from: '2019-04-15', to: '2019-06-14' }] }] }),
      expect: [
        { triggerOn: '2019-04-15', dueOn: '2019-06-21', metOn: '2019-06-14', on: '2019-06-30', state: 'met-in-time' },
      ],
    },
    {
      name: 'the case was closed with the assessment unfinished, before it was due: ended, neither met nor missed',
      given: child({
        referrals: [{ on: '2019-04-01', closedOn: '2019-05-20', assessments: [{ from: '2019-04-15' }] }],
      }),
      expect: [{ dueOn: '2019-06-21', endedOn: '2019-05-20', on: '2019-06-30', state: 'ended' }],
    },
    {
      name: 'assessed although the referral was recorded as going no further: timed all the same',
      given: child({
        referrals: [{ on: '2019-04-01', noFurtherAction: 'yes', assessments: [{ from: '2019-04-15' }] }],
      }),
      expect: [{ triggerOn: '2019-04-15', dueOn: '2019-06-21', on: '2019-06-22', state: 'overdue' }],
    },
    {
      name: 'the child died before it was finished: ended',
      given: child({ diedOn: '2019-05-20', referrals: [{ on: '2019-04-01', assessments: [{ from: '2019-04-15' }] }] }),
      expect: [{ dueOn: '2019-06-21', endedOn: '2019-05-20', on: '2019-06-30', state: 'ended' }],
    },
    {
      name: 'turned 18 before it was finished: ended',
      given: child({ bornOn: '2001-05-20', referrals: [{ on: '2019-04-01', assessments: [{ from: '2019-04-15' }] }] }),
      expect: [{ dueOn: '2019-06-21', endedOn: '2019-05-20', on: '2019-06-30', state: 'ended' }],
    },
  ],
})
