import { died, ended, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { months, workingDays } from '../interval.ts'
import { standard } from '../standard.ts'
import { type Planned, timesOffSteps } from './planned.ts'
import { isSteppedUpOn, stepsUpFrom } from './stepping-up.ts'

export const needPlanLength = standard<Planned>({
  id: 'CN-05',
  title: 'Child in need plan finished within {six months}',
  stage: 'in need',
  basis: 'local',
  source: [
    {
      document: 'Local practice standard',
      note: 'no national number; three to six months is expected in Haringey’s procedures',
    },
  ],
  rule: 'A child in need plan is expected to have done its work, and to end, within {six months} of its beginning.',
  whoIsCovered:
    'Every child in need plan, from its beginning; or from the day on which the child was neither on a child protection plan nor looked after any more, where it was left open through that or began in it.',
  whatMeetsIt: 'The plan ends.',
  whatEndsIt: 'The child steps up to a child protection plan or becomes looked after, the child dies or turns 18.',
  notYetCovered:
    'What the plan’s end led to is not in the extract, so closing, stepping down and lapsing look alike; a child who is back within a year shows in the indicator of step-ups after step-downs.',
  matters: 'Help without an end in sight is surveillance to the family and furniture to the service.',
  good: 'From the first meeting everybody knows what finished looks like, and the family counts it as theirs.',
  weak: 'The plan drifts past six months because closing it needs a form and leaving it open does not.',
  illustration:
    'Rafferty’s plan said it would end when he had been at school for eight weeks running. He had a chart; the plan ended in the twentieth week.',
  exceptions: [
    { reason: 'Long-term support for disability', grantedBy: 'Team manager' },
    { reason: 'A supervision order is running', grantedBy: 'Team manager' },
  ],
  measuredBy: 'CN-05.in-time',
  auditQuestion: 'Was it clear from the start what would end the plan, and is that why it ended?',
  evidence: 'need plans',
  gravity: 3,
  covers: timesOffSteps,
  clock: { kind: 'once', within: months(6), from: 'same day' },
  meets: ({ plan }, record) =>
    plan.endedOn === undefined || isSteppedUpOn(record, plan.endedOn)
      ? []
      : [{ on: plan.endedOn, what: 'Plan ended', source: plan.source }],
  ends: ({ plan, startsOn }, record) => [
    died(record),
    turnedEighteen(record),
    ...stepsUpFrom(record, startsOn),
    // Of a plan that ended on a day the child was already stepped up, the step is what ended it.
    ended(plan.endedOn, 'the plan ended', plan.source),
  ],
  soon: workingDays(20),
  says: {
    started: 'Plan began',
    needed: 'It is expected to have done its work within {6 months}',
    met: 'Plan ended',
    none: 'It is still open.',
  },
  examples: [
    {
      name: 'a plan begun on 31 August 2018 is expected to end by 28 February 2019',
      given: child({ needPlans: [{ from: '2018-08-31' }] }),
      expect: [{ triggerOn: '2018-08-31', dueOn: '2019-02-28', on: '2019-03-01', state: 'overdue' }],
    },
    {
      name: 'left open through a child protection plan: six months again from its end',
      given: child({
        needPlans: [{ from: '2019-01-07' }],
        protectionPlans: [{ from: '2019-03-01', to: '2019-05-01' }],
      }),
      expect: [
        { triggerOn: '2019-01-07', endedOn: '2019-03-01' },
        { triggerOn: '2019-05-01', dueOn: '2019-11-01', on: '2019-11-02', state: 'overdue' },
      ],
    },
    {
      name: 'ended after four months',
      given: child({ needPlans: [{ from: '2019-01-07', to: '2019-05-10' }] }),
      expect: [{ dueOn: '2019-07-07', metOn: '2019-05-10', on: '2019-07-31', state: 'met-in-time' }],
    },
    {
      name: 'stepped up to a child protection plan: that is not the plan having worked',
      given: child({
        needPlans: [{ from: '2019-01-07', to: '2019-05-10' }],
        protectionPlans: [{ from: '2019-05-10' }],
      }),
      expect: [{ dueOn: '2019-07-07', endedOn: '2019-05-10', on: '2019-07-31', state: 'ended' }],
    },
  ],
})
