import { type Day, earliest } from '../../calendar/day.ts'
import { addMonths } from '../../calendar/months.ts'
import type { ChildRecord, ProtectionPlan } from '../../record/facts.ts'
import { openingReferrals } from '../../record/involvement.ts'
import { periodsOfCare } from '../../record/period-of-care.ts'
import { eighteenOn } from '../../record/person.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { workingDays } from '../interval.ts'
import { openTimes } from '../oversight/open-time.ts'
import { type Ending, type Meeting, type Subject, standard } from '../standard.ts'

interface SteppedDown extends Subject {
  readonly plan: ProtectionPlan
}

/** Plans of ours that ended while the child went on living in the area, under 18 and not looked after. */
function steppedDown(record: ChildRecord): SteppedDown[] {
  const found: SteppedDown[] = []
  for (const plan of record.protectionPlans) {
    const on = plan.endedOn
    if (plan.otherAuthority || on === undefined || isOver(record, on)) continue
    found.push({ key: plan.source.key, startsOn: on, source: plan.source, plan })
  }
  return found
}

function isOver(record: ChildRecord, on: number): boolean {
  const over = earliest(record.person?.diedOn, eighteenOn(record))
  return (
    (over !== undefined && over <= on) ||
    periodsOfCare(record).some(
      each => each.fullDutiesFrom !== undefined && each.fullDutiesFrom <= on && (each.endedOn ?? on + 1) > on,
    )
  )
}

/** A child in need plan that is open or begins; one open already counts from the day it takes over. */
function needPlan({ startsOn }: SteppedDown, record: ChildRecord): Meeting[] {
  return record.needPlans
    .filter(each => each.endedOn === undefined || each.endedOn > startsOn)
    .map(each => ({
      on: Math.max(each.startedOn, startsOn),
      what: each.startedOn < startsOn ? 'Child in need plan open' : 'Child in need plan began',
      source: each.source,
    }))
}

/** Closing with one of these leaves nobody here to have a plan for: adopted, died, a new home, moved away, adult care. */
const goneElsewhere = /^RC[1-6]/

function otherwise({ plan, startsOn }: SteppedDown, record: ChildRecord): (Ending | undefined)[] {
  return [
    ...periodsOfCare(record)
      .filter(each => each.fullDutiesFrom !== undefined && each.fullDutiesFrom >= startsOn)
      .map(each => ended(each.fullDutiesFrom, 'became looked after', each.episodes[0]?.source)),
    ...record.protectionPlans
      .filter(each => each !== plan && !each.otherAuthority && each.startedOn >= startsOn)
      .map(each => ended(each.startedOn, 'a new child protection plan began', each.source)),
    ...openingReferrals(record)
      .filter(each => goneElsewhere.test(each.closeReason ?? '') && (each.endedOn ?? 0) >= startsOn)
      .map(each => ended(each.endedOn, 'the child is no longer the authority’s to help', each.source)),
    ended(
      overAndClosed(startsOn, record),
      'closed, and the three months for which a plan is asked are over',
      undefined,
    ),
    died(record),
    turnedEighteen(record),
  ]
}

/** For so many months a plan is asked for; after them a closed case leaves nobody to make one. */
const planMonths = 3

/** From when the three months are over and the case is closed. */
function overAndClosed(startsOn: Day, record: ChildRecord): Day | undefined {
  const overOn = addMonths(startsOn, planMonths)
  const open = openTimes(record).find(
    each => each.startsOn <= overOn && (each.until === undefined || each.until > overOn),
  )
  return open === undefined ? overOn : open.until
}

export const planAfterProtection = standard<SteppedDown>({
  id: 'CP-15',
  title: 'Child in need plan in place after a child protection plan ends',
  stage: 'protection',
  basis: 'local',
  source: [
    {
      document: 'Local practice standard',
      note: 'a child in need plan for at least three months after (Enfield, Hertfordshire, Lancashire); ten working days to have it in place are Sightline’s own',
    },
  ],
  rule: 'When a child protection plan ends, the child has a child in need plan for at least three months after. It is in place within {ten working days}.',
  whoIsCovered:
    'Every child protection plan of this authority that ended, unless the child was looked after by then, had died or was 18.',
  whatMeetsIt: 'A child in need plan is open on the day, or begins.',
  whatEndsIt:
    'The child becomes looked after, a new child protection plan begins, the child moves away or to a new legal home, dies or turns 18. That the case is closed ends it only once the three months are over; it stays missed.',
  notYetCovered:
    'That it lasts three months is not timed: it is a day before which it should not end, not a day by which something is done.',
  matters: 'When everybody leaves at once the family is alone with what has just begun to change.',
  good: 'The core group goes on as the team around the child, with fewer people each month.',
  weak: 'The case is closed at the conference that ended the plan.',
  illustration:
    'After Bram’s plan ended his family worker stayed until the summer, every second week; then he rang her himself.',
  exceptions: [
    { reason: 'The family, told what is offered, does not want it, and the child is safe', grantedBy: 'Team manager' },
  ],
  measuredBy: 'CP-15.in-time',
  auditQuestion: 'What kept the child safe in the three months after the plan ended?',
  evidence: 'need plans',
  gravity: 2,
  covers: steppedDown,
  clock: { kind: 'once', within: workingDays(10), from: 'same day' },
  meets: needPlan,
  ends: otherwise,
  soon: workingDays(3),
  says: {
    started: 'Child protection plan ended',
    needed: 'A child in need plan is to be in place within {10 working days}',
    met: 'In place',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'ended on Friday 10 May 2019, the child in need plan the same day',
      given: child({
        protectionPlans: [{ from: '2018-11-01', to: '2019-05-10' }],
        needPlans: [{ from: '2019-05-10' }],
      }),
      expect: [{ dueOn: '2019-05-24', metOn: '2019-05-10', on: '2019-05-31', state: 'met-in-time' }],
    },
    {
      name: 'a child in need plan that had been left open takes over',
      given: child({
        protectionPlans: [{ from: '2018-11-01', to: '2019-05-10' }],
        needPlans: [{ from: '2018-03-01' }],
      }),
      expect: [{ metOn: '2019-05-10' }],
    },
    {
      name: 'closed at once: overdue, closing is no answer',
      given: child({
        referrals: [{ on: '2018-10-01', closedOn: '2019-05-13', closeReason: 'RC7' }],
        protectionPlans: [{ from: '2018-11-01', to: '2019-05-10' }],
      }),
      expect: [{ dueOn: '2019-05-24', endedOn: '2019-08-10', on: '2019-08-09', state: 'overdue' }],
    },
    {
      name: 'opened again within the three months: asked for until that is closed as well',
      given: child({
        referrals: [
          { on: '2018-10-01', closedOn: '2019-05-13', closeReason: 'RC7' },
          { on: '2019-07-01', closedOn: '2019-11-04' },
        ],
        protectionPlans: [{ from: '2018-11-01', to: '2019-05-10' }],
      }),
      expect: [{ dueOn: '2019-05-24', endedOn: '2019-11-04' }],
    },
    {
      name: 'moved to another authority: ended',
      given: child({
        referrals: [{ on: '2018-10-01', closedOn: '2019-05-13', closeReason: 'RC5' }],
        protectionPlans: [{ from: '2018-11-01', to: '2019-05-10' }],
      }),
      expect: [{ endedOn: '2019-05-13' }],
    },
    {
      name: 'looked after when it ended: other plans apply',
      given: child({
        protectionPlans: [{ from: '2018-11-01', to: '2019-05-10' }],
        care: [{ from: '2019-04-15' }],
      }),
      expect: [],
    },
  ],
})
