import type { ChildRecord } from '../../record/facts.ts'
import { whyUndecided } from '../../record/progress-review.ts'
import { child } from '../example.ts'
import { months, workingDays } from '../interval.ts'
import { type Meeting, standard } from '../standard.ts'
import { type Involved, involvementEnds, involvementsInNeed } from './involved.ts'
import { steppedUp } from './stepping-up.ts'

const hackney = {
  document: 'Hackney Council, Children’s Social Care action plan 2019',
  place: 'paragraphs 4.4 and 4.5',
  inForceFrom: '2019-03-01',
  note: 'local; other authorities set their own',
}

function reviewsOf({ progressReviews }: ChildRecord): Meeting[] {
  return progressReviews.map(each => {
    const whyNot = whyUndecided(each)
    const what = each.decision === '' ? 'Progress review' : `Progress review: ${each.decision}`
    return { on: each.on, what, source: each.source, ...(whyNot ? { whyNot } : {}) }
  })
}

export const progressReviews = standard<Involved>({
  id: 'CN-06',
  title: 'Progress reviewed by senior managers at {9, 12 and 15 months}',
  stage: 'in need',
  basis: 'local',
  source: [hackney],
  rule: 'A child in need still open {9, 12 and 15 months} after the referral is taken to the next monthly progress meeting, so by {one month|<grace>} after each point. The point is raised 20 working days before, and a review held from then on counts.',
  whoIsCovered:
    'Every episode open from its referral, while the child is neither on a child protection plan nor looked after. What counts is where the child is on the day the review is due. Closing and reopening starts a new count here, unless the child was on such a plan or looked after all the time between; the cumulative count is on the case duration page.',
  whatMeetsIt:
    'A recorded senior review with its decision (continue and why, step up, step down, close or another) and the name of the senior manager who decided.',
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
  measuredBy: 'I-44',
  auditQuestion: 'Did the review decide something, and did what it decided happen by the day it said?',
  evidence: 'progress reviews',
  gravity: 2,
  covers: involvementsInNeed,
  clock: { kind: 'ladder', points: [months(9), months(12), months(15)], grace: months(1), raised: workingDays(20) },
  meets: (_, record) => reviewsOf(record),
  ends: involvementEnds,
  suspends: (_, record) => steppedUp(record),
  soon: workingDays(20),
  says: {
    started: 'Open since the referral of',
    needed: 'A senior progress review is due {one month|<grace>} after {each of 9, 12 and 15 months|<time>}',
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
      name: 'a review counts with its decision, with why if it is to continue, and with the name of who decided',
      given: child({
        referrals: [{ on: '2018-05-31', closedOn: '2019-07-26' }],
        own: {
          progress_reviews: [
            { reviewed_on: '2019-03-04', reviewer: 'HOS1' },
            { reviewed_on: '2019-03-05', reviewer: 'HOS1', decision: 'continue' },
            { reviewed_on: '2019-03-06', decision: 'step down' },
            { reviewed_on: '2019-04-01', reviewer: 'HOS1', decision: 'continue', reason: 'School begins in May' },
            { reviewed_on: '2019-06-03', reviewer: 'HOS1', decision: 'step down' },
          ],
        },
      }),
      expect: [
        { dueOn: '2019-03-28', metOn: '2019-04-01', on: '2019-04-02', state: 'met-late' },
        { dueOn: '2019-06-30', metOn: '2019-06-03' },
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
    {
      name: 'closed while looked after and referred again before care ended: the count goes on from the first referral',
      given: child({
        referrals: [{ on: '2018-05-31', closedOn: '2018-10-01' }, { on: '2019-04-15' }],
        care: [{ from: '2018-07-02', to: '2019-05-03' }],
      }),
      expect: [
        { triggerOn: '2018-05-31', dueOn: '2019-06-30' },
        { triggerOn: '2018-05-31', dueOn: '2019-09-30' },
      ],
    },
    {
      name: 'closed while looked after, and in need by a plan when care ended: the count goes on though nobody referred again',
      given: child({
        referrals: [{ on: '2018-05-31', closedOn: '2018-10-01' }],
        care: [{ from: '2018-07-02', to: '2019-05-03' }],
        needPlans: [{ from: '2019-05-03' }],
      }),
      expect: [
        { triggerOn: '2018-05-31', dueOn: '2019-06-30', on: '2019-07-01', state: 'overdue' },
        { triggerOn: '2018-05-31', dueOn: '2019-09-30' },
      ],
    },
    {
      name: 'closed, and referred again on the day of a protection plan later: a new count',
      given: child({
        referrals: [{ on: '2018-05-31', closedOn: '2018-10-01' }, { on: '2018-12-03' }],
        protectionPlans: [{ from: '2018-12-03', to: '2019-02-04' }],
      }),
      expect: [
        { triggerOn: '2018-12-03', dueOn: '2019-10-03' },
        { triggerOn: '2018-12-03', dueOn: '2020-01-03' },
        { triggerOn: '2018-12-03', dueOn: '2020-04-03' },
      ],
    },
    {
      name: 'the referral went no further: nobody is involved, and nothing is reviewed',
      given: child({ referrals: [{ on: '2018-05-31', noFurtherAction: 'yes' }] }),
      expect: [],
    },
    {
      name: 'referred on the 18th birthday: an adult',
      given: child({ bornOn: '2000-05-31', referrals: [{ on: '2018-05-31' }] }),
      expect: [],
    },
    {
      name: 'turned 18 between the second point and the third: the third never comes',
      given: child({ bornOn: '2001-07-10', referrals: [{ on: '2018-05-31' }] }),
      expect: [{ dueOn: '2019-03-28' }, { dueOn: '2019-06-30' }],
    },
    {
      name: 'the child died after nine months: the points to come never do',
      given: child({ diedOn: '2019-03-20', referrals: [{ on: '2018-05-31' }] }),
      expect: [{ dueOn: '2019-03-28', endedOn: '2019-03-20' }],
    },
    {
      name: 'closed while looked after, an earlier involvement long over: the count goes on from the referral before care',
      given: child({
        referrals: [
          { on: '2016-01-04', closedOn: '2016-06-01' },
          { on: '2018-05-31', closedOn: '2018-10-01' },
          { on: '2019-04-15' },
        ],
        care: [{ from: '2018-07-02', to: '2019-05-03' }],
      }),
      expect: [
        { triggerOn: '2018-05-31', dueOn: '2019-06-30' },
        { triggerOn: '2018-05-31', dueOn: '2019-09-30' },
      ],
    },
    {
      name: 'closed while looked after, referred again on the day care ended: nothing went on by then, so a new count',
      given: child({
        referrals: [{ on: '2018-05-31', closedOn: '2018-10-01' }, { on: '2019-05-03' }],
        care: [{ from: '2018-07-02', to: '2019-05-03' }],
      }),
      expect: [
        { triggerOn: '2018-05-31', dueOn: '2019-06-30', endedOn: '2019-05-03' },
        { triggerOn: '2019-05-03', dueOn: '2020-03-03' },
        { triggerOn: '2019-05-03', dueOn: '2020-06-03' },
        { triggerOn: '2019-05-03', dueOn: '2020-09-03' },
      ],
    },
    {
      name: 'closed while looked after, in need by a plan from the day care ended: over with that plan',
      given: child({
        referrals: [{ on: '2018-05-31', closedOn: '2018-10-01' }],
        care: [{ from: '2018-07-02', to: '2019-05-03' }],
        needPlans: [{ from: '2019-05-03', to: '2019-07-10' }],
      }),
      expect: [{ triggerOn: '2018-05-31', dueOn: '2019-06-30', endedOn: '2019-07-10' }],
    },
    {
      name: 'closed while looked after, and a plan a month after care ended: the involvement was over with care',
      given: child({
        referrals: [{ on: '2018-05-31', closedOn: '2018-10-01' }],
        care: [{ from: '2018-07-02', to: '2019-05-03' }],
        needPlans: [{ from: '2019-06-03' }],
      }),
      expect: [{ triggerOn: '2018-05-31', dueOn: '2019-06-30', endedOn: '2019-05-03' }],
    },
    {
      name: 'closed while looked after, at home on a plan between two times in care, and after them: the count goes on',
      given: child({
        referrals: [{ on: '2018-05-31', closedOn: '2018-10-01' }],
        care: [
          { from: '2018-07-02', to: '2018-12-03' },
          { from: '2019-03-04', to: '2019-05-03' },
        ],
        needPlans: [{ from: '2018-12-03', to: '2019-03-04' }, { from: '2019-05-03' }],
      }),
      expect: [
        { triggerOn: '2018-05-31', dueOn: '2019-03-28', endedOn: '2019-03-04' },
        { triggerOn: '2018-05-31', dueOn: '2019-06-30' },
        { triggerOn: '2018-05-31', dueOn: '2019-09-30' },
      ],
    },
    {
      name: 'closed at home with the plan of need left open: over all the same',
      given: child({ referrals: [{ on: '2018-05-31', closedOn: '2019-01-10' }], needPlans: [{ from: '2018-07-02' }] }),
      expect: [],
    },
    {
      name: 'closed while looked after, a plan of need having ended meanwhile: care went on, and so does the count',
      given: child({
        referrals: [{ on: '2018-05-31', closedOn: '2018-10-01' }, { on: '2019-04-15' }],
        care: [{ from: '2018-07-02', to: '2019-05-03' }],
        needPlans: [{ from: '2018-09-03', to: '2018-12-03' }],
      }),
      expect: [
        { triggerOn: '2018-05-31', dueOn: '2019-06-30' },
        { triggerOn: '2018-05-31', dueOn: '2019-09-30' },
      ],
    },
    {
      name: 'looked after for a week between the point and the meeting: back in need by then, so it stays due',
      given: child({ referrals: [{ on: '2018-05-31' }], care: [{ from: '2019-02-26', to: '2019-03-05' }] }),
      expect: [
        { dueOn: '2019-03-28', on: '2019-03-29', state: 'overdue' },
        { dueOn: '2019-06-30' },
        { dueOn: '2019-09-30' },
      ],
    },
  ],
})

export const drift = standard<Involved>({
  id: 'CN-07',
  title: 'Open in need for {18 months}: head of service decides',
  stage: 'in need',
  basis: 'local',
  source: [hackney],
  rule: 'A child in need open for {18 months} since the referral is drifting until a head of service decides: close, step up, or approve an exception with its reason.',
  whoIsCovered:
    'Every episode open from its referral, while the child is neither on a child protection plan nor looked after; a child who comes back from one after {18 months} is raised that day, each time.',
  whatMeetsIt:
    'A recorded decision, with why if it is to continue and with the name of who decided, dated within 20 working days before the point, or later (late).',
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
  covers: involvementsInNeed,
  clock: { kind: 'ladder', points: [months(18)], raised: workingDays(20), resumes: true },
  meets: (_, record) => reviewsOf(record),
  ends: involvementEnds,
  suspends: (_, record) => steppedUp(record),
  soon: workingDays(20),
  says: {
    started: 'Open since the referral of',
    needed: 'At {18 months} a head of service decides',
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
      name: 'reviewed, and nothing decided: still overdue',
      given: child({
        referrals: [{ on: '2018-05-31' }],
        own: { progress_reviews: [{ reviewed_on: '2019-11-25', reviewer: 'HOS1' }] },
      }),
      expect: [{ dueOn: '2019-11-30', on: '2019-12-01', state: 'overdue' }],
    },
    {
      name: 'stepped down from a protection plan after 20 months: raised the day it ended',
      given: child({ referrals: [{ on: '2018-05-31' }], protectionPlans: [{ from: '2019-06-03', to: '2020-02-04' }] }),
      expect: [{ dueOn: '2020-02-04' }],
    },
    {
      name: 'stepped up after the point and back again: raised again that day',
      given: child({
        referrals: [{ on: '2018-05-31' }],
        protectionPlans: [{ from: '2020-02-03', to: '2020-06-01' }],
        care: [{ from: '2020-09-01', to: '2020-12-01' }],
      }),
      expect: [
        { dueOn: '2019-11-30', endedOn: '2020-02-03' },
        { dueOn: '2020-06-01', endedOn: '2020-09-01' },
        { dueOn: '2020-12-01', on: '2020-12-02', state: 'overdue' },
      ],
    },
    {
      name: 'looked after before the protection plan ended: raised when both are over',
      given: child({
        referrals: [{ on: '2018-05-31' }],
        protectionPlans: [{ from: '2019-06-03', to: '2019-12-10' }],
        care: [{ from: '2019-10-25', to: '2020-02-04' }],
      }),
      expect: [{ dueOn: '2020-02-04' }],
    },
    {
      name: 'one night in care takes nothing over: still overdue since the point',
      given: child({ referrals: [{ on: '2018-05-31' }], care: [{ from: '2020-01-06', to: '2020-01-07' }] }),
      expect: [{ dueOn: '2019-11-30', on: '2020-02-01', state: 'overdue' }],
    },
    {
      name: 'stepped up just before the point: raised until then, and again on coming back',
      given: child({ referrals: [{ on: '2018-05-31' }], care: [{ from: '2019-11-25', to: '2020-02-04' }] }),
      expect: [{ dueOn: '2019-11-30', endedOn: '2019-11-25' }, { dueOn: '2020-02-04' }],
    },
    {
      name: 'looked after for some days just before the point: it comes up all the same',
      given: child({ referrals: [{ on: '2018-05-31' }], care: [{ from: '2019-11-11', to: '2019-11-20' }] }),
      expect: [{ dueOn: '2019-11-30', on: '2019-12-01', state: 'overdue' }],
    },
  ],
})
