import type { Day } from '../../calendar/day.ts'
import type { Assessment, ChildRecord, Referral } from '../../record/facts.ts'
import { openingReferrals } from '../../record/involvement.ts'
import { eighteenOn } from '../../record/person.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { workingDays } from '../interval.ts'
import { type Meeting, type Subject, standard } from '../standard.ts'

interface Referred extends Subject {
  readonly referral: Referral
  readonly assessments: readonly Assessment[]
}

/** Referrals that opened an episode and go on to assessment, each with the assessments of its episode. */
function referralsForAssessment(record: ChildRecord): Referred[] {
  const opening = openingReferrals(record)
  const adult = eighteenOn(record)
  const subjects: Referred[] = []
  for (const [index, referral] of opening.entries()) {
    if (referral.noFurtherAction === 'yes') continue
    if (adult !== undefined && referral.startedOn >= adult) continue
    const next = opening[index + 1]?.startedOn
    const assessments = record.assessments.filter(each => belongs(each, referral, next))
    subjects.push({
      key: referral.source.key,
      startsOn: referral.startedOn,
      source: referral.source,
      referral,
      assessments,
    })
  }
  return subjects
}

function belongs(assessment: Assessment, referral: Referral, next: Day | undefined): boolean {
  if (assessment.startedOn < referral.startedOn) return false
  if (assessment.referralId !== undefined && referral.id === assessment.referralId) return true
  const inside = next === undefined || assessment.startedOn < next
  const open = referral.endedOn === undefined || assessment.startedOn <= referral.endedOn
  return assessment.referralId === undefined && inside && open
}

function closed(referral: Referral) {
  const moved = referral.closeReason?.startsWith('RC5')
  return ended(referral.endedOn, moved ? 'transferred to another authority' : 'the episode was closed', referral.source)
}

const authorised = (each: Assessment): Meeting[] =>
  each.endedOn === undefined ? [] : [{ on: each.endedOn, what: 'Assessment authorised', source: each.source }]

const workingTogether = [
  {
    document: 'Working Together to Safeguard Children 2018',
    place: 'chapter 1, Timeliness',
    inForceFrom: '2018-07-04',
    inForceUntil: '2023-12-14',
  },
  { document: 'Working Together to Safeguard Children 2023', place: 'chapter 3', inForceFrom: '2023-12-15' },
]

export const assessmentFromReferral = standard<Referred>({
  id: 'AS-01',
  title: 'Assessment finished within 45 working days of the referral',
  stage: 'assessment',
  basis: 'statutory',
  source: workingTogether,
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
      name: 'finished on the 45th working day is in time: Easter and both May holidays are not counted',
      given: child({ referrals: [{ on: '2019-04-01', assessments: [{ from: '2019-04-02', to: '2019-06-07' }] }] }),
      expect: [
        { triggerOn: '2019-04-01', dueOn: '2019-06-07', metOn: '2019-06-07', on: '2019-06-30', state: 'met-in-time' },
      ],
    },
    {
      name: 'the 46th working day is late',
      given: child({ referrals: [{ on: '2019-04-01', assessments: [{ from: '2019-04-02', to: '2019-06-10' }] }] }),
      expect: [{ dueOn: '2019-06-07', metOn: '2019-06-10', on: '2019-06-30', state: 'met-late' }],
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
    ...workingTogether,
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
    const referral = record.referrals.find(each =>
      assessment.referralId === undefined
        ? each.startedOn <= assessment.startedOn && (each.endedOn ?? Infinity) >= assessment.startedOn
        : each.id === assessment.referralId,
    )
    return [referral && closed(referral), died(record), turnedEighteen(record)]
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
      name: 'started and authorised on one day: 0 working days',
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
  ],
})

export const assessmentCheckpoints = standard<Referred>({
  id: 'AS-04',
  title: "Manager's checkpoints in an open assessment",
  stage: 'assessment',
  basis: 'local',
  source: [
    {
      document: 'Local practice standard',
      note: 'checkpoints every ten working days; Knowsley expects most assessments to finish by day 30',
    },
  ],
  rule: 'While an assessment is open a manager looks at it by working days 10, 20, 30 and 40 from the referral, and records it.',
  whoIsCovered: 'Referrals with an assessment still open at the checkpoint.',
  whatMeetsIt:
    "A manager's internal review dated in the window of that checkpoint (since the one before). A later one clears it, late.",
  whatEndsIt: 'The assessment is authorised or the episode closed before the checkpoint.',
  matters: 'An assessment nobody looks at drifts to day 45 and past it.',
  good: 'The manager asks what is already known, what is still needed, and whether it could finish now.',
  weak: '“Reviewed, continue” at each ten days, in the same words.',
  illustration:
    'At day 10 Chidi’s manager asked why his father had not been spoken to; he was, and the assessment finished on day 18.',
  exceptions: [
    { reason: 'The assessment is finished before the checkpoint', grantedBy: 'Nobody need grant it: the clock ends' },
  ],
  measuredBy: 'AS-04.in-time',
  auditQuestion: 'Did the manager’s checkpoint change anything about the assessment?',
  evidence: 'assessment reviews',
  gravity: 3,
  covers: record => referralsForAssessment(record).filter(each => each.assessments.length > 0),
  clock: { kind: 'ladder', points: [10, 20, 30, 40].map(workingDays) },
  meets: subject =>
    subject.assessments.flatMap(each =>
      each.reviewedOn.map(on => ({ on, what: "Manager's internal review", source: each.source })),
    ),
  ends: (subject, record) => [
    ...subject.assessments.slice(0, 1).map(each => ended(each.endedOn, 'the assessment was authorised', each.source)),
    closed(subject.referral),
    died(record),
    turnedEighteen(record),
  ],
  soon: workingDays(3),
  says: {
    started: 'Referred',
    needed: "A manager's checkpoint is due",
    met: 'Reviewed',
    none: 'No checkpoint recorded.',
  },
  examples: [
    {
      name: 'the first checkpoint of a referral on 1 April 2019 is 15 April',
      given: child({ referrals: [{ on: '2019-04-01', assessments: [{ from: '2019-04-02' }] }] }),
      expect: [{ dueOn: '2019-04-15' }, { dueOn: '2019-05-01' }, { dueOn: '2019-05-16' }, { dueOn: '2019-05-31' }],
    },
    {
      name: 'authorised on day 8: no checkpoint falls due',
      given: child({ referrals: [{ on: '2019-04-01', assessments: [{ from: '2019-04-02', to: '2019-04-11' }] }] }),
      expect: [{ dueOn: '2019-04-15', endedOn: '2019-04-11' }],
    },
  ],
})
