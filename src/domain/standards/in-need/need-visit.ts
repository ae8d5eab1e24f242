import { child } from '../example.ts'
import { workingDays } from '../interval.ts'
import { standard } from '../standard.ts'
import { asMeeting } from '../visit-counts.ts'
import { isWithin, type Planned, plannedEnds, timesInNeed } from './planned.ts'

export const needVisits = standard<Planned>({
  id: 'CN-04',
  title: 'Child in need seen every {20 working days}',
  stage: 'in need',
  basis: 'local',
  source: [
    {
      document: 'Local practice standard',
      note: 'no national number; 20 working days or four weeks is the commonest in published standards',
    },
  ],
  rule: 'A child with a child in need plan is visited and seen at least every {20 working days}, counted from the last visit at which the child was seen.',
  whoIsCovered:
    'Every child in need plan, while the child is neither on a child protection plan nor looked after. Where a plan was left open through one of these, the clock starts again the day that ended.',
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
  covers: timesInNeed,
  clock: { kind: 'rolling', every: workingDays(20), from: 'same day' },
  meets: (subject, record) =>
    record.visits.filter(each => isWithin(subject, each.on)).map(each => asMeeting(each, record)),
  ends: plannedEnds,
  soon: workingDays(5),
  says: {
    started: 'In need with a plan since',
    again: 'Last seen',
    needed: 'A visit at which the child is seen is due within {20 working days}',
    met: 'Seen',
    none: 'No visit recorded since at which the child was seen.',
  },
  examples: [
    {
      name: 'the plan left open while the case was closed and opened again that day: the count goes on',
      given: child({
        visitKind: 'need',
        referrals: [{ on: '2019-01-07', closedOn: '2019-03-01' }, { on: '2019-03-01' }],
        needPlans: [{ from: '2019-02-11' }],
        visits: ['2019-02-18'],
      }),
      expect: [
        { triggerOn: '2019-02-11', metOn: '2019-02-18' },
        { triggerOn: '2019-02-18', dueOn: '2019-03-18', on: '2019-03-19', state: 'overdue' },
      ],
    },
    {
      name: 'the plan left open, the case closed and opened again three months on: again from then',
      given: child({
        visitKind: 'need',
        referrals: [{ on: '2019-01-07', closedOn: '2019-03-01' }, { on: '2019-06-03' }],
        needPlans: [{ from: '2019-02-11' }],
        visits: ['2019-02-18'],
      }),
      expect: [
        { triggerOn: '2019-02-11', metOn: '2019-02-18' },
        { triggerOn: '2019-02-18', endedOn: '2019-03-01' },
        { triggerOn: '2019-06-03', dueOn: '2019-07-01', on: '2019-07-02', state: 'overdue' },
      ],
    },
    {
      name: 'closed twice, the plan left open through both: again from the second opening, until its closing',
      given: child({
        referrals: [
          { on: '2019-01-07', closedOn: '2019-03-01' },
          { on: '2019-06-03', closedOn: '2019-06-20' },
        ],
        needPlans: [{ from: '2019-02-11' }],
      }),
      expect: [
        { triggerOn: '2019-02-11', endedOn: '2019-03-01' },
        { triggerOn: '2019-06-03', endedOn: '2019-06-20' },
      ],
    },
    {
      name: 'closed and opened again that day, and closed for good later, a case of years before apart: one count, to the last closing',
      given: child({
        referrals: [
          { on: '2017-01-09', closedOn: '2017-06-05' },
          { on: '2019-01-07', closedOn: '2019-02-22' },
          { on: '2019-02-22', closedOn: '2019-03-08' },
        ],
        needPlans: [{ from: '2019-02-11' }],
      }),
      expect: [{ triggerOn: '2019-02-11', dueOn: '2019-03-11', endedOn: '2019-03-08' }],
    },
    {
      name: 'the plan was made while no case was open: from its own day, whenever a case is opened',
      given: child({
        referrals: [{ on: '2019-01-07', closedOn: '2019-03-01' }, { on: '2019-06-03' }],
        needPlans: [{ from: '2019-04-01' }],
      }),
      expect: [{ triggerOn: '2019-04-01', dueOn: '2019-05-01', on: '2019-05-02', state: 'overdue' }],
    },
    {
      name: 'a referral that went no further is closed: the visits go on',
      given: child({
        referrals: [{ on: '2019-03-01', closedOn: '2019-05-03', noFurtherAction: 'yes' }],
        needPlans: [{ from: '2019-04-24' }],
      }),
      expect: [{ dueOn: '2019-05-23', on: '2019-05-24', state: 'overdue' }],
    },
    {
      name: '20 working days over the early May holiday',
      given: child({ needPlans: [{ from: '2019-04-24' }], visits: [{ on: '2019-05-02', kind: 'need' }] }),
      expect: [
        { triggerOn: '2019-04-24', dueOn: '2019-05-23', metOn: '2019-05-02' },
        { triggerOn: '2019-05-02', dueOn: '2019-06-03', on: '2019-06-04', state: 'overdue' },
      ],
    },
    {
      name: 'seen on the day the plan began: that is the first visit; a visit of any kind counts',
      given: child({ needPlans: [{ from: '2019-04-24' }], visits: [{ on: '2019-04-24', kind: 'protection' }] }),
      expect: [{ metOn: '2019-04-24' }, { triggerOn: '2019-04-24', dueOn: '2019-05-23' }],
    },
    {
      name: 'a failed visit, and one that does not say whether the child was seen, change nothing',
      given: child({
        visitKind: 'need',
        needPlans: [{ from: '2019-04-24' }],
        visits: [
          { on: '2019-05-02', seen: 'no' },
          { on: '2019-05-03', seen: 'unknown' },
        ],
      }),
      expect: [{ triggerOn: '2019-04-24', dueOn: '2019-05-23', on: '2019-05-24', state: 'overdue' }],
    },
    {
      name: 'the plan ended: no further visit is due under it',
      given: child({
        visitKind: 'need',
        needPlans: [{ from: '2019-04-24', to: '2019-05-10' }],
        visits: ['2019-05-02', '2019-05-20'],
      }),
      expect: [{ metOn: '2019-05-02' }, { triggerOn: '2019-05-02', endedOn: '2019-05-10' }],
    },
    {
      name: 'turned 18: no further visit is due',
      given: child({ bornOn: '2001-05-10', needPlans: [{ from: '2019-04-24' }] }),
      expect: [{ dueOn: '2019-05-23', endedOn: '2019-05-10', on: '2019-05-24', state: 'ended' }],
    },
    {
      name: 'the child died: no further visit is due',
      given: child({ diedOn: '2019-05-10', needPlans: [{ from: '2019-04-24' }] }),
      expect: [{ dueOn: '2019-05-23', endedOn: '2019-05-10', on: '2019-05-24', state: 'ended' }],
    },
    {
      name: 'stepped up to a child protection plan: its own visits take over',
      given: child({ needPlans: [{ from: '2019-04-24' }], protectionPlans: [{ from: '2019-05-08' }] }),
      expect: [{ endedOn: '2019-05-08', on: '2019-06-04', state: 'ended' }],
    },
    {
      name: 'a plan left open while the child was on a protection plan: a visit is due again from the day that ended',
      given: child({
        needPlans: [{ from: '2019-04-24' }],
        protectionPlans: [{ from: '2019-05-08', to: '2019-09-02' }],
      }),
      expect: [
        { triggerOn: '2019-04-24', dueOn: '2019-05-23', endedOn: '2019-05-08' },
        { triggerOn: '2019-09-02', dueOn: '2019-09-30' },
      ],
    },
    {
      name: 'the plan ended before the child stepped up: nothing is due again when that is over',
      given: child({
        needPlans: [{ from: '2019-04-24', to: '2019-05-03' }],
        protectionPlans: [{ from: '2019-05-08', to: '2019-09-02' }],
      }),
      expect: [{ endedOn: '2019-05-03' }],
    },
    {
      name: 'the plan of need dated as the protection plan: from the day that ended, and not before',
      given: child({
        needPlans: [{ from: '2019-05-08' }],
        protectionPlans: [{ from: '2019-05-08', to: '2019-09-02' }],
      }),
      expect: [{ triggerOn: '2019-09-02', dueOn: '2019-09-30' }],
    },
    {
      name: 'a protection plan over before the plan of need began: one count',
      given: child({
        needPlans: [{ from: '2019-04-24' }],
        protectionPlans: [{ from: '2018-05-08', to: '2018-09-03' }],
      }),
      expect: [{ triggerOn: '2019-04-24', dueOn: '2019-05-23' }],
    },
    {
      name: 'looked after, then on a protection plan, the plan of need left open: again after each',
      given: child({
        needPlans: [{ from: '2019-04-24' }],
        protectionPlans: [{ from: '2019-09-02', to: '2019-10-07' }],
        care: [{ from: '2019-05-08', to: '2019-08-05' }],
      }),
      expect: [
        { triggerOn: '2019-04-24', endedOn: '2019-05-08' },
        { triggerOn: '2019-08-05', endedOn: '2019-09-02' },
        { triggerOn: '2019-10-07', dueOn: '2019-11-04' },
      ],
    },
    {
      name: 'the plan ended while the child was on a protection plan, and care followed later: nothing between the two',
      given: child({
        needPlans: [{ from: '2019-04-24', to: '2019-06-10' }],
        protectionPlans: [{ from: '2019-05-08', to: '2019-09-02' }],
        care: [{ from: '2019-11-04' }],
      }),
      expect: [{ triggerOn: '2019-04-24', endedOn: '2019-05-08' }],
    },
    {
      name: 'closed, opened again, then on a protection plan, the plan of need left open: again after each',
      given: child({
        referrals: [{ on: '2019-01-07', closedOn: '2019-03-01' }, { on: '2019-06-03' }],
        needPlans: [{ from: '2019-02-11' }],
        protectionPlans: [{ from: '2019-06-24', to: '2019-08-05' }],
      }),
      expect: [
        { triggerOn: '2019-02-11', endedOn: '2019-03-01' },
        { triggerOn: '2019-06-03', endedOn: '2019-06-24' },
        { triggerOn: '2019-08-05', dueOn: '2019-09-03' },
      ],
    },
    {
      name: 'on another authority’s protection plan: our visits go on',
      given: child({
        needPlans: [{ from: '2019-04-24' }],
        protectionPlans: [{ from: '2019-05-08', otherAuthority: true }],
      }),
      expect: [{ dueOn: '2019-05-23', on: '2019-05-24', state: 'overdue' }],
    },
    {
      name: 'one night in care takes nothing over',
      given: child({ needPlans: [{ from: '2019-04-24' }], care: [{ from: '2019-05-08', to: '2019-05-09' }] }),
      expect: [{ dueOn: '2019-05-23', on: '2019-05-24', state: 'overdue' }],
    },
    {
      name: 'on a protection plan until after the 18th birthday: no visit is due again',
      given: child({
        bornOn: '2001-07-01',
        needPlans: [{ from: '2019-04-24' }],
        protectionPlans: [{ from: '2019-05-08', to: '2019-09-02' }],
      }),
      expect: [{ triggerOn: '2019-04-24', endedOn: '2019-05-08' }],
    },
    {
      name: 'a plan begun on the 18th birthday: no visits of ours',
      given: child({ bornOn: '2001-04-24', needPlans: [{ from: '2019-04-24' }] }),
      expect: [],
    },
    {
      name: 'a plan that ended the day it began is still a plan',
      given: child({ needPlans: [{ from: '2019-04-24', to: '2019-04-24' }] }),
      expect: [{ triggerOn: '2019-04-24', endedOn: '2019-04-24' }],
    },
    {
      name: 'another referral made on the open case is closed: the visits go on',
      given: child({
        referrals: [{ on: '2019-01-07' }, { on: '2019-04-01', closedOn: '2019-05-03' }],
        needPlans: [{ from: '2019-04-24' }],
      }),
      expect: [{ dueOn: '2019-05-23', on: '2019-05-24', state: 'overdue' }],
    },
    {
      name: 'opened again on the day it was closed, with a plan from that day: the new episode’s',
      given: child({
        referrals: [{ on: '2019-01-07', closedOn: '2019-04-24' }, { on: '2019-04-24' }],
        needPlans: [{ from: '2019-04-24' }],
      }),
      expect: [{ dueOn: '2019-05-23', on: '2019-05-24', state: 'overdue' }],
    },
  ],
})
