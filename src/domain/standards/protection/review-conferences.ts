import type { ChildRecord, ProtectionPlan } from '../../record/facts.ts'
import { child } from '../example.ts'
import { days, months, workingDays } from '../interval.ts'
import { type Meeting, standard } from '../standard.ts'
import { workingTogether } from '../working-together.ts'
import { type OnPlan, ourPlans, planEnds, plansFromConference } from './on-plan.ts'

/**
 * Reviews of this plan: those that name it, or name none, from the day after its start to its end. Those on or before the
 * start are errors, and what is dated after its end keeps no clock of it running.
 */
function reviewsOf(plan: ProtectionPlan, record: ChildRecord): Meeting[] {
  return record.protectionReviews
    .filter(
      each =>
        each.heldOn > plan.startedOn &&
        (plan.endedOn === undefined || each.heldOn <= plan.endedOn) &&
        (each.planId === undefined || each.planId === plan.id),
    )
    .map(each => ({
      on: each.heldOn,
      what: 'Review conference held',
      source: each.source,
      ...(each.quorate === 'no' ? { whyNot: 'not quorate, so it does not count' } : {}),
    }))
}

const reviewSource = workingTogether('chapter 1, page 53')

const reviewWords = {
  matters: 'A plan nobody re-examines keeps a child in danger, or under suspicion, longer than needed.',
  good: 'The chair tests whether change is real and fast enough for this child, and says what happens if it is not.',
  weak: 'The plan is renewed because the last one was, and nobody can say what is different for the child.',
  illustration:
    'At Ivo’s first review the chair asked what he would notice if the plan were working. Nobody knew; the plan was rewritten with him.',
  auditQuestion: 'Did the conference test whether life is better for the child, and act on the answer?',
  whatMeetsIt: 'The review conference is held. One recorded as not quorate does not count.',
  whatEndsIt: 'The plan ends, the child dies or turns 18.',
}

export const firstReviewConference = standard<OnPlan>({
  id: 'CP-08',
  title: 'First review conference within three months',
  stage: 'protection',
  basis: 'statutory',
  source: reviewSource,
  rule: 'The first review conference is held within three months of the initial conference.',
  whoIsCovered: 'Every child protection plan of this authority. A plan another authority holds is shown but not timed.',
  ...reviewWords,
  evidence: 'protection reviews',
  gravity: 2,
  exceptions: [],
  measuredBy: 'CP-08.in-time',
  covers: plansFromConference,
  clock: { kind: 'once', within: months(3), customary: days(91), from: 'next day' },
  comesRound: months(6), // CP-09
  meets: ({ plan }, record) => reviewsOf(plan, record),
  ends: planEnds,
  soon: workingDays(20),
  says: {
    started: 'Plan began',
    needed: 'A review is due within 3 months',
    met: 'Review held',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'three months by the calendar',
      given: child({ protectionPlans: [{ from: '2019-05-01' }] }),
      expect: [
        {
          triggerOn: '2019-05-01',
          dueOn: '2019-08-01',
          customaryDueOn: '2019-07-31',
          on: '2019-08-02',
          state: 'overdue',
        },
      ],
    },
    {
      name: 'T17: from 30 November to the last day of February: held on 1 March is late in law though on the 91st day',
      given: child({ protectionPlans: [{ from: '2018-11-30', reviews: ['2019-03-01'] }] }),
      expect: [
        { dueOn: '2019-02-28', customaryDueOn: '2019-03-01', metOn: '2019-03-01', on: '2019-03-31', state: 'met-late' },
      ],
    },
    {
      name: 'T22: from a leap day',
      given: child({ protectionPlans: [{ from: '2020-02-29' }] }),
      expect: [{ dueOn: '2020-05-29', customaryDueOn: '2020-05-30' }],
    },
    {
      name: 'timed from the conference when the plan was entered a week later',
      given: child({ protectionPlans: [{ from: '2019-05-08', conferenceOn: '2019-05-01' }] }),
      expect: [{ triggerOn: '2019-05-01', dueOn: '2019-08-01' }],
    },
    {
      name: 'a review that was not quorate does not count',
      given: child({ protectionPlans: [{ from: '2019-05-01', reviews: [{ on: '2019-07-20', quorate: 'no' }] }] }),
      expect: [{ dueOn: '2019-08-01', on: '2019-08-02', state: 'overdue' }],
    },
    {
      name: 'entered before the conference that is recorded for it: from the day the plan began',
      given: child({ protectionPlans: [{ from: '2019-05-01', conferenceOn: '2019-05-09' }] }),
      expect: [{ triggerOn: '2019-05-01', dueOn: '2019-08-01' }],
    },
    {
      name: 'two plans, each from its own conference',
      given: child({
        protectionPlans: [
          { from: '2018-05-08', conferenceOn: '2018-05-01', to: '2018-07-10' },
          { from: '2019-05-08', conferenceOn: '2019-05-01' },
        ],
      }),
      expect: [{ triggerOn: '2018-05-01' }, { triggerOn: '2019-05-01', dueOn: '2019-08-01' }],
    },
    {
      name: 'a review not recorded as quorate or not: it counts, as it does in the national figures',
      given: child({ protectionPlans: [{ from: '2019-05-01', reviews: [{ on: '2019-07-20', quorate: 'unknown' }] }] }),
      expect: [{ dueOn: '2019-08-01', metOn: '2019-07-20' }],
    },
    {
      name: 'a review that does not name its plan is of the plan the child was on that day',
      given: child({
        protectionPlans: [
          { from: '2018-05-01', to: '2018-07-10' },
          { from: '2019-05-01', reviews: [{ on: '2019-07-20', namesNoPlan: true }] },
        ],
      }),
      expect: [{ endedOn: '2018-07-10' }, { triggerOn: '2019-05-01', metOn: '2019-07-20' }],
    },
    {
      name: 'another authority’s plan: no clock of ours',
      given: child({ protectionPlans: [{ from: '2019-05-01', otherAuthority: true }] }),
      expect: [],
    },
    {
      name: 'the plan ended first',
      given: child({ protectionPlans: [{ from: '2019-05-01', to: '2019-07-10' }] }),
      expect: [{ endedOn: '2019-07-10', on: '2019-08-02', state: 'ended' }],
    },
    {
      name: 'a new plan has new clocks',
      given: child({ protectionPlans: [{ from: '2018-05-01', to: '2018-07-10' }, { from: '2019-05-01' }] }),
      expect: [{ endedOn: '2018-07-10' }, { triggerOn: '2019-05-01', dueOn: '2019-08-01' }],
    },
    {
      name: 'turns 18 before it is due',
      given: child({ bornOn: '2001-07-04', protectionPlans: [{ from: '2019-05-01' }] }),
      expect: [{ endedOn: '2019-07-04' }],
    },
    {
      name: 'the child died before it was due',
      given: child({ diedOn: '2019-06-12', protectionPlans: [{ from: '2019-05-01' }] }),
      expect: [{ endedOn: '2019-06-12', on: '2019-08-02', state: 'ended' }],
    },
    {
      name: 'a plan dated after the child had died: an error in the record, and no clock',
      given: child({ diedOn: '2019-04-12', protectionPlans: [{ from: '2019-05-01' }] }),
      expect: [],
    },
    {
      name: 'a plan dated after the 18th birthday: no clock',
      given: child({ bornOn: '2001-04-12', protectionPlans: [{ from: '2019-05-01' }] }),
      expect: [],
    },
  ],
})

interface Reviewed extends OnPlan {
  readonly reviews: readonly Meeting[]
}

export const laterReviewConferences = standard<Reviewed>({
  id: 'CP-09',
  title: 'Later review conferences every six months',
  stage: 'protection',
  basis: 'statutory',
  source: reviewSource,
  rule: 'After the first review conference the next is held within six months of the last one actually held, so a review held early brings the next one forward.',
  whoIsCovered: 'Child protection plans of this authority that have had their first review.',
  ...reviewWords,
  evidence: 'protection reviews',
  gravity: 2,
  exceptions: [],
  measuredBy: 'CP-09.in-time',
  covers: record =>
    ourPlans(record).flatMap(each => {
      const reviews = reviewsOf(each.plan, record)
      const first = reviews.find(review => review.whyNot === undefined)
      return first === undefined ? [] : [{ ...each, startsOn: first.on, source: first.source, reviews }]
    }),
  clock: { kind: 'rolling', every: months(6), customary: days(183), from: 'next day' },
  meets: subject => subject.reviews,
  ends: planEnds,
  soon: workingDays(20),
  says: {
    started: 'Last reviewed',
    again: 'Last reviewed',
    needed: 'The next review is due within 6 months',
    met: 'Review held',
    none: 'None recorded since.',
  },
  examples: [
    {
      name: 'T20: held early: the next counts from the review held',
      given: child({ protectionPlans: [{ from: '2018-11-01', reviews: ['2019-02-01', '2019-06-20'] }] }),
      expect: [
        { triggerOn: '2019-02-01', dueOn: '2019-08-01', customaryDueOn: '2019-08-03', metOn: '2019-06-20' },
        { triggerOn: '2019-06-20', dueOn: '2019-12-20' },
      ],
    },
    {
      name: 'dated on or before the day the plan began: the initial conference or an error, and no review',
      given: child({ protectionPlans: [{ from: '2019-05-01', reviews: ['2019-04-24', '2019-05-01', '2019-07-25'] }] }),
      expect: [{ triggerOn: '2019-07-25', dueOn: '2020-01-25' }],
    },
    {
      name: 'reviews that do not name their plan: each is of the plan the child was on, its last day included',
      given: child({
        protectionPlans: [
          {
            from: '2018-05-01',
            to: '2018-12-20',
            reviews: [
              { on: '2018-07-25', namesNoPlan: true },
              { on: '2018-12-20', namesNoPlan: true },
            ],
          },
          { from: '2019-05-01', reviews: [{ on: '2019-07-25', namesNoPlan: true }] },
        ],
      }),
      expect: [
        { triggerOn: '2018-07-25', dueOn: '2019-01-25', metOn: '2018-12-20' },
        { triggerOn: '2019-07-25', dueOn: '2020-01-25' },
      ],
    },
    {
      name: 'a first review dated after the plan had ended: nothing is due under a plan that is over',
      given: child({ protectionPlans: [{ from: '2018-11-01', to: '2019-01-31', reviews: ['2019-02-01'] }] }),
      expect: [],
    },
    {
      name: 'a review that names an earlier plan is none of this one',
      given: child({
        protectionPlans: [{ from: '2018-05-01', to: '2018-07-10', reviews: ['2019-06-20'] }, { from: '2019-05-01' }],
      }),
      expect: [],
    },
    {
      name: 'the review was not quorate: the next is still counted from the one before',
      given: child({
        protectionPlans: [{ from: '2018-11-01', reviews: ['2019-02-01', { on: '2019-06-20', quorate: 'no' }] }],
      }),
      expect: [{ triggerOn: '2019-02-01', dueOn: '2019-08-01', on: '2019-08-02', state: 'overdue' }],
    },
    {
      name: 'no first review yet: nothing here until it is held (CP-08 shows it)',
      given: child({ protectionPlans: [{ from: '2019-05-01' }] }),
      expect: [],
    },
    {
      name: 'a plan ended at its review: no further one is due',
      given: child({
        protectionPlans: [{ from: '2018-11-01', to: '2019-06-20', reviews: ['2019-02-01', '2019-06-20'] }],
      }),
      expect: [{ dueOn: '2019-08-01', metOn: '2019-06-20' }],
    },
  ],
})
