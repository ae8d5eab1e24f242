import type { ChildRecord, NeedPlan, Referral } from '../../record/facts.ts'
import { openingReferrals } from '../../record/involvement.ts'
import { periodsOfCare } from '../../record/period-of-care.ts'
import { eighteenOn } from '../../record/person.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { months, workingDays } from '../interval.ts'
import { type Ending, type Subject, type Suspension, standard } from '../standard.ts'
import { asMeeting } from '../visit-counts.ts'

interface Planned extends Subject {
  readonly plan: NeedPlan
}

/** The first day on or after one on which the child was on a protection plan of ours or looked after. */
function steppedUp(record: ChildRecord, from: number): (Ending | undefined)[] {
  return suspensions(record)
    .filter(each => each.from >= from)
    .map(each => ended(each.from, each.why, undefined))
}

/** While the child is on a protection plan or looked after, that plan's own reviews take over. */
function suspensions(record: ChildRecord): Suspension[] {
  const found: Suspension[] = []
  for (const plan of record.protectionPlans) {
    if (!plan.otherAuthority)
      found.push({ from: plan.startedOn, until: plan.endedOn, why: 'stepped up to a child protection plan' })
  }
  for (const period of periodsOfCare(record)) {
    if (period.fullDutiesFrom !== undefined)
      found.push({ from: period.fullDutiesFrom, until: period.endedOn, why: 'became looked after' })
  }
  return found.sort((a, b) => a.from - b.from)
}

export const needVisits = standard<Planned>({
  id: 'CN-04',
  title: 'Child in need seen every 20 working days',
  stage: 'in need',
  basis: 'local',
  source: [
    {
      document: 'Local practice standard',
      note: 'no national number; 20 working days or four weeks is the commonest in published standards',
    },
  ],
  rule: 'A child with a child in need plan is visited and seen at least every 20 working days, counted from the last visit at which the child was seen.',
  whoIsCovered: 'Every child in need plan, while the child is neither on a child protection plan nor looked after.',
  whatMeetsIt:
    'A visit of any kind at which the child is recorded as seen. A failed visit, or one that does not say, changes nothing.',
  whatEndsIt: 'The plan ends, the child steps up to a child protection plan or becomes looked after, dies or turns 18.',
  matters: 'Help that nobody looks at is not help; a child in need can become a child at risk between visits.',
  good: 'The visit asks the child what has changed since the last one, and the answer changes the plan.',
  weak: 'The visit is to the parents. The child is at school each time.',
  illustration:
    'Farid’s worker visits at weekends when he is home; in the third visit he said who else had been staying.',
  exceptions: [
    {
      reason: 'The plan sets a longer interval, such as for a disabled child with a settled package of support',
      grantedBy: 'Team manager',
    },
  ],
  measuredBy: 'CN-04.in-time',
  auditQuestion:
    'What has changed for the child between the last two visits, and does the record show how it is known?',
  evidence: 'need visits seen',
  gravity: 1,
  covers: record =>
    record.needPlans.map(plan => ({ key: plan.source.key, startsOn: plan.startedOn, source: plan.source, plan })),
  clock: { kind: 'rolling', every: workingDays(20), from: 'same day' },
  meets: ({ plan }, record) =>
    record.visits
      .filter(each => each.on >= plan.startedOn && (plan.endedOn === undefined || each.on <= plan.endedOn))
      .map(each => asMeeting(each, record)),
  ends: ({ plan }, record) => [
    ended(plan.endedOn, 'the plan ended', plan.source),
    ...record.referrals
      .filter(each => each.startedOn <= plan.startedOn && each.endedOn !== undefined && each.endedOn >= plan.startedOn)
      .map(each => ended(each.endedOn, 'the episode was closed', each.source)),
    ...steppedUp(record, plan.startedOn),
    died(record),
    turnedEighteen(record),
  ],
  soon: workingDays(5),
  says: {
    started: 'Plan began',
    again: 'Last seen',
    needed: 'A visit at which the child is seen is due within 20 working days',
    met: 'Seen',
    none: 'No visit recorded since at which the child was seen.',
  },
  examples: [
    {
      name: '20 working days over the early May holiday',
      given: child({ needPlans: [{ from: '2019-04-24' }], visits: [{ on: '2019-05-02', kind: 'need' }] }),
      expect: [
        { triggerOn: '2019-04-24', dueOn: '2019-05-23', metOn: '2019-05-02' },
        { triggerOn: '2019-05-02', dueOn: '2019-06-03', on: '2019-06-04', state: 'overdue' },
      ],
    },
    {
      name: 'stepped up to a child protection plan: its own visits take over',
      given: child({ needPlans: [{ from: '2019-04-24' }], protectionPlans: [{ from: '2019-05-08' }] }),
      expect: [{ endedOn: '2019-05-08', on: '2019-06-04', state: 'ended' }],
    },
  ],
})

interface Involved extends Subject {
  readonly referral: Referral
}

function involvements(record: ChildRecord): Involved[] {
  const adult = eighteenOn(record)
  return openingReferrals(record)
    .filter(each => each.noFurtherAction !== 'yes' && (adult === undefined || each.startedOn < adult))
    .map(referral => ({ key: referral.source.key, startsOn: referral.startedOn, source: referral.source, referral }))
}

const involvementEnds = ({ referral }: Involved, record: ChildRecord) => [
  ended(referral.endedOn, 'the episode was closed', referral.source),
  died(record),
  turnedEighteen(record),
]

const hackney = {
  document: 'Hackney Council, Children’s Social Care action plan 2019',
  place: 'paragraphs 4.4 and 4.5',
  inForceFrom: '2019-03-01',
  note: 'local; other authorities set their own',
}

export const progressReviews = standard<Involved>({
  id: 'CN-06',
  title: 'Progress reviewed by senior managers at 9, 12 and 15 months',
  stage: 'in need',
  basis: 'local',
  source: [hackney],
  rule: 'A child in need still open 9, 12 and 15 months after the referral is taken to the next monthly progress meeting, so by one month after each point. The point is raised 20 working days before, and a review held from then on counts.',
  whoIsCovered:
    'Every episode open from its referral, while the child is neither on a child protection plan nor looked after. Closing and reopening starts a new count here; the cumulative count is on the case duration page.',
  whatMeetsIt: 'A recorded senior review with its decision: continue and why, step up, step down or close.',
  whatEndsIt: 'The episode is closed, the child steps up, dies or turns 18.',
  matters:
    'Months pass quickly for adults and slowly for children. Someone who is not holding the case must ask whether anything is changing.',
  good: 'The review starts from the child’s day, tests the pace of change against the child’s age, and ends with a decision and a date.',
  weak: 'A list is read out, each child gets “continue”, and the same names are there next month.',
  illustration:
    'At twelve months the meeting asked what was different for Grace since nine. Nothing was; a strategy discussion was held that Friday.',
  exceptions: [
    {
      reason:
        'The child is supported as a disabled child with short breaks, or under a supervision order, and another review covers it',
      grantedBy: 'Head of service',
    },
  ],
  measuredBy: 'CN-06.in-time',
  auditQuestion: 'Did the review decide something, and did what it decided happen by the day it said?',
  evidence: 'progress reviews',
  gravity: 2,
  covers: involvements,
  clock: { kind: 'ladder', points: [months(9), months(12), months(15)], grace: months(1), raised: workingDays(20) },
  meets: (_, record) =>
    record.progressReviews.map(each => ({
      on: each.on,
      what: `Progress review: ${each.decision}`,
      source: each.source,
    })),
  ends: involvementEnds,
  suspends: (_, record) => suspensions(record),
  soon: workingDays(20),
  says: {
    started: 'Open since the referral of',
    needed: 'A senior progress review is due one month after each of 9, 12 and 15 months',
    met: 'Reviewed',
    none: 'No senior review recorded.',
  },
  examples: [
    {
      name: 'open since 31 May 2018: reached on 28 February, 31 May and 31 August 2019, reviewed by a month after each',
      given: child({ referrals: [{ on: '2018-05-31' }] }),
      expect: [
        { triggerOn: '2018-05-31', dueOn: '2019-03-28', on: '2019-03-01', state: 'due-soon' },
        { dueOn: '2019-06-30' },
        { dueOn: '2019-09-30' },
      ],
    },
    {
      name: 'closed after ten months: the first point counted, the others never came',
      given: child({ referrals: [{ on: '2018-05-31', closedOn: '2019-04-05' }] }),
      expect: [{ dueOn: '2019-03-28', endedOn: '2019-04-05' }],
    },
    {
      name: 'on a child protection plan at nine months, back in need at twelve',
      given: child({ referrals: [{ on: '2018-05-31' }], protectionPlans: [{ from: '2018-09-03', to: '2019-04-10' }] }),
      expect: [{ dueOn: '2019-06-30' }, { dueOn: '2019-09-30' }],
    },
  ],
})

export const drift = standard<Involved>({
  id: 'CN-07',
  title: 'Open in need for 18 months: head of service decides',
  stage: 'in need',
  basis: 'local',
  source: [hackney],
  rule: 'A child in need open for 18 months since the referral is drifting until a head of service decides: close, step up, or approve an exception with its reason.',
  whoIsCovered:
    'Every episode open from its referral, while the child is neither on a child protection plan nor looked after; a child who comes back from one after 18 months is raised that day.',
  whatMeetsIt: 'A recorded decision dated within 20 working days before the point, or later (late).',
  whatEndsIt: 'The episode is closed, the child steps up, dies or turns 18.',
  matters: 'Eighteen months is a large part of a small child’s life to live with a plan that is not working.',
  good: 'The decision says what will be different, by when, and what happens if it is not.',
  weak: 'The case is left open because nobody wants to be the one who closes it.',
  illustration:
    'Hugo’s case had been open nineteen months. The head of service read it, asked his school, and it was closed with a named person he could go to.',
  exceptions: [
    { reason: 'Long-term support for disability', grantedBy: 'Head of service' },
    { reason: 'A supervision order is running', grantedBy: 'Head of service' },
  ],
  measuredBy: 'I-45',
  auditQuestion: 'Why is this child still open, and would the child agree?',
  evidence: 'progress reviews',
  gravity: 2,
  covers: involvements,
  clock: { kind: 'ladder', points: [months(18)], raised: workingDays(20), resumes: true },
  meets: (_, record) =>
    record.progressReviews.map(each => ({
      on: each.on,
      what: `Progress review: ${each.decision}`,
      source: each.source,
    })),
  ends: involvementEnds,
  suspends: (_, record) => suspensions(record),
  soon: workingDays(20),
  says: {
    started: 'Open since the referral of',
    needed: 'At 18 months a head of service decides',
    met: 'Decided',
    none: 'No decision recorded.',
  },
  examples: [
    {
      name: 'open since 31 May 2018: 18 months on 30 November 2019',
      given: child({ referrals: [{ on: '2018-05-31' }] }),
      expect: [{ dueOn: '2019-11-30', on: '2019-12-01', state: 'overdue' }],
    },
    {
      name: 'stepped down from a protection plan after 20 months: raised the day it ended',
      given: child({ referrals: [{ on: '2018-05-31' }], protectionPlans: [{ from: '2019-06-03', to: '2020-02-04' }] }),
      expect: [{ dueOn: '2020-02-04' }],
    },
  ],
})
