import type { Day } from '../../calendar/day.ts'
import { addMonths } from '../../calendar/months.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { days, type Interval, months, workingDays } from '../interval.ts'
import { type Subject, standard } from '../standard.ts'
import { type PlanStretch, planStretches } from './plan-stretch.ts'
import { authorised } from './referred.ts'

interface Stretch extends Subject {
  readonly stretch: PlanStretch
  readonly first: Interval
}

/** A plan that begins on an assessment nearly or more than a year old has this long for a new one. */
const atLeast = workingDays(45)
const aboutNineWeeks = 63

function onPlans(record: ChildRecord): Stretch[] {
  return planStretches(record).map(stretch => {
    const { key, from: startsOn, source } = stretch
    return { key, startsOn, source, stretch, first: firstWithin(startsOn, record) }
  })
}

/** Until a year after the last assessment before the plan; where none is known, a year from its beginning. */
function firstWithin(startsOn: Day, record: ChildRecord): Interval {
  let last: Day | undefined
  for (const { endedOn } of record.assessments) {
    if (endedOn !== undefined && endedOn <= startsOn && (last === undefined || endedOn > last)) last = endedOn
  }
  if (last === undefined) return months(12)
  const left = addMonths(last, 12) - startsOn
  return left < aboutNineWeeks ? atLeast : days(left)
}

export const refreshedAssessment = standard<Stretch>({
  id: 'AS-07',
  title: 'Assessment no more than a year old while a plan is open',
  stage: 'assessment',
  basis: 'local',
  source: [
    {
      document: 'Local practice standard',
      note: 'a setting: twelve months; Swindon asks for one before the conference at fifteen months',
    },
  ],
  rule: 'While a child has a child in need or child protection plan, the assessment it rests on is no more than twelve months old. A plan that begins on an older one has 45 working days for a new one.',
  whoIsCovered:
    'Children with a child in need plan or a child protection plan of this authority; one plan that follows another without a gap is one stretch.',
  whatMeetsIt: 'A manager authorises an assessment.',
  whatEndsIt: 'The plan ends and no other follows, the child dies or turns 18.',
  notYetCovered: 'That one is made before a plan is stepped down is not timed: the step down has no day beforehand.',
  matters: 'Children change in a year; a plan that rests on an old assessment is for a child who is no longer there.',
  good: 'The assessment is renewed because something changed, and the plan changes with it.',
  weak: 'The plan is reviewed again and again; nobody has assessed the child since the first month.',
  illustration:
    'Ravi’s plan was about nursery. At the refresh he was at school, and what worried him was the walk home.',
  exceptions: [{ reason: 'The plan is to end within weeks', grantedBy: 'Team manager' }],
  measuredBy: 'AS-07.in-time',
  auditQuestion: 'Does the plan answer the child as the latest assessment describes them?',
  evidence: 'assessments',
  gravity: 3,
  covers: onPlans,
  clock: {
    kind: 'rolling',
    every: (from, subject) => (from === subject.startsOn ? subject.first : months(12)),
    from: 'next day',
  },
  comesRound: months(12),
  meets: ({ stretch }, record) =>
    record.assessments
      .filter(({ endedOn }) => endedOn !== undefined && endedOn > stretch.from && endedOn <= (stretch.until ?? endedOn))
      .flatMap(authorised),
  ends: ({ stretch }, record) => [
    ended(stretch.until, 'the plan ended', stretch.source),
    died(record),
    turnedEighteen(record),
  ],
  soon: workingDays(20),
  says: {
    started: 'Plan began',
    again: 'Last assessed',
    needed: 'The assessment is to be renewed when it is a year old',
    met: 'Authorised',
    none: 'No new assessment authorised.',
  },
  examples: [
    {
      name: 'a year after the assessment before the plan, then a year after each new one',
      given: child({
        referrals: [
          {
            on: '2018-04-02',
            assessments: [
              { from: '2018-04-03', to: '2018-04-30' },
              { from: '2019-03-18', to: '2019-04-15' },
            ],
          },
        ],
        needPlans: [{ from: '2018-05-01' }],
      }),
      expect: [
        { triggerOn: '2018-05-01', dueOn: '2019-04-30', metOn: '2019-04-15', on: '2019-05-31', state: 'met-in-time' },
        { triggerOn: '2019-04-15', dueOn: '2020-04-15' },
      ],
    },
    {
      name: 'stepped down from protection to need without a gap: one stretch',
      given: child({
        referrals: [{ on: '2018-04-02', assessments: [{ from: '2018-04-03', to: '2018-04-30' }] }],
        protectionPlans: [{ from: '2018-05-01', to: '2018-11-01' }],
        needPlans: [{ from: '2018-11-01' }],
      }),
      expect: [{ triggerOn: '2018-05-01', dueOn: '2019-04-30', on: '2019-05-01', state: 'overdue' }],
    },
    {
      name: 'the plan begins on an assessment nearly a year old: 45 working days',
      given: child({
        referrals: [{ on: '2018-04-02', assessments: [{ from: '2018-04-03', to: '2018-05-20' }] }],
        needPlans: [{ from: '2019-05-01' }],
      }),
      expect: [{ triggerOn: '2019-05-01', dueOn: '2019-07-05' }],
    },
    {
      name: 'the plan ended first',
      given: child({ needPlans: [{ from: '2018-05-01', to: '2018-12-03' }] }),
      expect: [{ dueOn: '2019-05-01', endedOn: '2018-12-03' }],
    },
  ],
})
