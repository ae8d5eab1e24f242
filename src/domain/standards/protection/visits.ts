import type { ChildRecord } from '../../record/facts.ts'
import { child } from '../example.ts'
import { workingDays } from '../interval.ts'
import { type Meeting, standard } from '../standard.ts'
import { asMeeting } from '../visit-counts.ts'
import { during, type OnPlan, ourPlans, planEnds } from './on-plan.ts'

/** Visits that may count for a plan: child protection visits, and while looked after visits to the child in placement. */
export function visitsDuring(subject: OnPlan, record: ChildRecord): Meeting[] {
  return record.visits
    .filter(each => each.kind !== 'need' && during(each.on, subject))
    .map(each => asMeeting(each, record))
}

export const protectionVisits = standard<OnPlan>({
  id: 'CP-11',
  title: 'Child on a protection plan seen every {ten working days}',
  stage: 'protection',
  basis: 'local',
  source: [
    {
      document: 'Local practice standard',
      note: 'no national number; ten working days is the commonest in published standards (Camden, Liverpool, Darlington)',
    },
  ],
  rule: 'A child on a child protection plan is visited and seen at least every {ten working days}, counted from the last visit at which the child was seen.',
  whoIsCovered: 'Every child on a child protection plan of this authority.',
  whatMeetsIt:
    'A visit at which the child is recorded as seen. A failed visit, or one that does not say, changes nothing. While the child is also looked after, a visit to the child in placement counts too. An unborn child cannot be seen: there a visit that was not recorded as failed counts, until the birth, or until two weeks after it was expected where none is recorded.',
  whatEndsIt: 'The plan ends, the child dies or turns 18.',
  matters: 'A child on a plan who is not seen may be being harmed and nobody would know.',
  good: 'The child is seen alone, in different places, and what they said and how they were shapes the plan.',
  weak: 'A call at the door at tea-time, nobody in, recorded as a visit; or the child seen only beside the parent who is feared.',
  illustration:
    'Ella’s worker came unannounced on the ninth working day and was shown her bedroom; there was no bed. The plan changed that week.',
  exceptions: [
    {
      reason: 'The child is in hospital or away and is seen there by another social worker',
      grantedBy: 'Team manager',
    },
  ],
  measuredBy: 'I-34',
  auditQuestion: 'Was the child seen alone, where they sleep, and does the record say how they were?',
  evidence: 'protection visits seen',
  gravity: 1,
  covers: ourPlans,
  clock: { kind: 'rolling', every: workingDays(10), from: 'same day' },
  meets: visitsDuring,
  ends: planEnds,
  soon: workingDays(5),
  says: {
    started: 'Plan began',
    again: 'Last seen',
    needed: 'A visit at which the child is seen is due within {10 working days}',
    met: 'Seen',
    none: 'No visit recorded since at which the child was seen.',
  },
  examples: [
    {
      name: 'T32: a bank holiday between: ten working days from Thursday 2 May 2019 is Friday 17 May; a failed visit changes nothing',
      given: child({
        protectionPlans: [{ from: '2019-05-01' }],
        visits: ['2019-05-02', { on: '2019-05-14', seen: 'no' }],
      }),
      expect: [
        { triggerOn: '2019-05-01', dueOn: '2019-05-16', metOn: '2019-05-02' },
        { triggerOn: '2019-05-02', dueOn: '2019-05-17', on: '2019-05-18', state: 'overdue' },
      ],
    },
    {
      name: 'not recorded whether the child was seen: it does not count',
      given: child({ protectionPlans: [{ from: '2019-05-01' }], visits: [{ on: '2019-05-08', seen: 'unknown' }] }),
      expect: [{ triggerOn: '2019-05-01', dueOn: '2019-05-16', on: '2019-05-17', state: 'overdue' }],
    },
    {
      name: 'a visit to the child in placement counts while the child is also looked after',
      given: child({ protectionPlans: [{ from: '2019-05-01' }], visits: [{ on: '2019-05-08', kind: 'care' }] }),
      expect: [{ metOn: '2019-05-08' }, { triggerOn: '2019-05-08', dueOn: '2019-05-22' }],
    },
    {
      name: 'a visit under a child in need plan left open does not count, also where the child was seen',
      given: child({ protectionPlans: [{ from: '2019-05-01' }], visits: [{ on: '2019-05-08', kind: 'need' }] }),
      expect: [{ triggerOn: '2019-05-01', dueOn: '2019-05-16', on: '2019-05-17', state: 'overdue' }],
    },
    {
      name: 'seen on the day the plan began: that is the first visit',
      given: child({ protectionPlans: [{ from: '2019-05-01' }], visits: ['2019-05-01'] }),
      expect: [{ metOn: '2019-05-01' }, { triggerOn: '2019-05-01', dueOn: '2019-05-16' }],
    },
    {
      name: 'seen before the plan began: the first visit under the plan is due all the same',
      given: child({ protectionPlans: [{ from: '2019-05-01' }], visits: ['2019-04-30'] }),
      expect: [{ triggerOn: '2019-05-01', dueOn: '2019-05-16', on: '2019-05-17', state: 'overdue' }],
    },
    {
      name: 'the plan ended: no further visit is due under it',
      given: child({
        protectionPlans: [{ from: '2019-05-01', to: '2019-05-10' }],
        visits: ['2019-05-08', '2019-05-20'],
      }),
      expect: [{ metOn: '2019-05-08' }, { triggerOn: '2019-05-08', endedOn: '2019-05-10' }],
    },
    {
      name: 'before birth nobody can be seen: a visit that did not fail counts',
      given: child({
        expectedOn: '2019-09-10',
        protectionPlans: [{ from: '2019-05-01' }],
        visits: [{ on: '2019-05-08', seen: 'unknown' }],
      }),
      expect: [{ metOn: '2019-05-08' }, { triggerOn: '2019-05-08' }],
    },
    {
      name: 'expected long ago and no birth recorded: nobody is unborn for ever, so only a child recorded as seen counts',
      given: child({
        expectedOn: '2019-09-10',
        protectionPlans: [{ from: '2019-09-16' }],
        visits: [
          { on: '2019-09-24', seen: 'unknown' },
          { on: '2019-10-04', seen: 'unknown' },
        ],
      }),
      expect: [
        { metOn: '2019-09-24' },
        { triggerOn: '2019-09-24', dueOn: '2019-10-08', on: '2019-10-09', state: 'overdue' },
      ],
    },
  ],
})
