import type { ChildRecord } from '../../record/facts.ts'
import { needReviews } from '../../templates/in-need.ts'
import { rowsOf } from '../../templates/index.ts'
import { child } from '../example.ts'
import { months, weeks, workingDays } from '../interval.ts'
import { type Meeting, standard } from '../standard.ts'
import { isWithin, type Planned, plannedEnds, timesInNeed } from './planned.ts'

/** Reviews held of the plan, after it began. */
function reviewsOf(subject: Planned, record: ChildRecord): Meeting[] {
  return rowsOf(record, needReviews).flatMap(({ on, source }) =>
    on !== undefined && on > subject.startsOn && isWithin(subject, on)
      ? [{ on, what: 'Child in need review held', source }]
      : [],
  )
}

/** Times in need from the first review on, for those that have had it. */
function afterFirstReview(record: ChildRecord): Planned[] {
  if (rowsOf(record, needReviews).length === 0) return []
  return timesInNeed(record).flatMap(each => {
    const [first] = reviewsOf(each, record)
    const stillInNeed = first && !plannedEnds(each, record).some(ending => ending !== undefined && ending.on < first.on)
    return stillInNeed ? [{ ...each, startsOn: first.on, source: first.source ?? each.source }] : []
  })
}

const shared = {
  stage: 'in need',
  basis: 'local',
  whatMeetsIt: 'A review of the child in need plan held with the family, after the plan began.',
  whatEndsIt:
    'The plan ends, the case is closed, the child steps up to a child protection plan or becomes looked after, dies or turns 18.',
  matters: 'A plan for a child in need rests on goodwill. If nobody asks whether it works, it becomes a habit.',
  good: 'Those who help and the family look at what has changed for the child, and stop what does not help.',
  weak: 'Everybody reports that they attended. What the child would notice is not asked.',
  exceptions: [
    {
      reason: 'The plan sets a longer interval, such as for a disabled child with a settled package of support',
      grantedBy: 'Team manager',
    },
  ],
  evidence: 'template need_reviews',
  gravity: 2,
  meets: reviewsOf,
  ends: plannedEnds,
  soon: workingDays(20),
} as const

export const firstNeedReview = standard<Planned>({
  id: 'CN-02',
  title: 'First review of a child in need plan within {six weeks}',
  source: [
    {
      document: 'Local practice standard',
      note: 'no national number; six weeks, between six weeks and three months in published procedures',
    },
  ],
  rule: 'A child in need plan is first reviewed within {six weeks} of its beginning.',
  whoIsCovered:
    'Every child in need plan, while the child is neither on a child protection plan nor looked after. Where a plan was left open through one of these, the clock starts again the day that ended.',
  ...shared,
  illustration:
    'At Basil’s first review his mother said the family support worker came at tea-time, when she could not talk. It was moved to mornings, and the plan began to work.',
  measuredBy: 'CN-02.in-time',
  auditQuestion: 'Did the first review find out whether the help had actually started, and put right what had not?',
  covers: timesInNeed,
  clock: { kind: 'once', within: weeks(6), from: 'next day' },
  comesRound: months(3), // CN-03
  says: {
    started: 'In need with a plan since',
    needed: 'The first review is due within {6 weeks}',
    met: 'Review held',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'a plan begun on Wednesday 24 April 2019: first reviewed by Wednesday 5 June',
      given: child({
        needPlans: [{ from: '2019-04-24' }],
        own: { need_reviews: [{ held_on: '2019-06-05' }] },
      }),
      expect: [
        { triggerOn: '2019-04-24', dueOn: '2019-06-05', metOn: '2019-06-05', on: '2019-06-30', state: 'met-in-time' },
      ],
    },
    {
      name: 'a meeting on the day the plan began made the plan and did not review it',
      given: child({
        needPlans: [{ from: '2019-04-24' }],
        own: { need_reviews: [{ held_on: '2019-04-24' }] },
      }),
      expect: [{ dueOn: '2019-06-05', on: '2019-06-06', state: 'overdue' }],
    },
    {
      name: 'became looked after before the review: the care review takes over',
      given: child({ needPlans: [{ from: '2019-04-24' }], care: [{ from: '2019-05-13' }] }),
      expect: [{ endedOn: '2019-05-13' }],
    },
  ],
})

export const laterNeedReviews = standard<Planned>({
  id: 'CN-03',
  title: 'Later reviews of a child in need plan every {three months}',
  source: [
    {
      document: 'Local practice standard',
      note: 'no national number; three months is the commonest, six weeks in Knowsley’s procedures, six months at most',
    },
  ],
  rule: 'After its first review a child in need plan is reviewed at least every {three months}, counted from the last review actually held.',
  whoIsCovered: 'Child in need plans that have had their first review.',
  ...shared,
  illustration:
    'Marigold’s third review found the same three actions carried over from the second. The chair asked for the manager, and the plan was closed with a link worker at school instead.',
  measuredBy: 'CN-03.in-time',
  auditQuestion: 'What is different for the child since the last review, and is the plan different because of it?',
  covers: afterFirstReview,
  clock: { kind: 'rolling', every: months(3), from: 'next day' },
  says: {
    started: 'Last reviewed',
    again: 'Last reviewed',
    needed: 'The next review is due within {3 months}',
    met: 'Review held',
    none: 'None recorded since.',
  },
  examples: [
    {
      name: 'held early: the next counts from the review held',
      given: child({
        needPlans: [{ from: '2019-01-07' }],
        own: { need_reviews: [{ held_on: '2019-02-18' }, { held_on: '2019-04-30' }] },
      }),
      expect: [
        { triggerOn: '2019-02-18', dueOn: '2019-05-18', metOn: '2019-04-30' },
        { triggerOn: '2019-04-30', dueOn: '2019-07-30' },
      ],
    },
    {
      name: 'the plan ended at its review: no further one is due',
      given: child({
        needPlans: [{ from: '2019-01-07', to: '2019-04-30' }],
        own: { need_reviews: [{ held_on: '2019-02-18' }, { held_on: '2019-04-30' }] },
      }),
      expect: [{ dueOn: '2019-05-18', metOn: '2019-04-30' }],
    },
    {
      name: 'no review held yet: nothing here until it is (CN-02 shows it)',
      given: child({ needPlans: [{ from: '2019-01-07' }] }),
      expect: [],
    },
    {
      name: 'from 30 November the next is due on the last day of February',
      given: child({
        needPlans: [{ from: '2018-10-22' }],
        own: { need_reviews: [{ held_on: '2018-11-30' }] },
      }),
      expect: [{ triggerOn: '2018-11-30', dueOn: '2019-02-28', on: '2019-03-01', state: 'overdue' }],
    },
  ],
})
