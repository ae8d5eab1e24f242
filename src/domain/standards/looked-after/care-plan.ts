import { type Day, iso } from '../../calendar/day.ts'
import { isCourtOrder } from '../../record/court-order.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { statusRuns } from '../../record/status-runs.ts'
import { proceedings } from '../../templates/court.ts'
import { carePlans } from '../../templates/looked-after.ts'
import { rowsOf } from '../../templates/own-row.ts'
import { eachOnce } from '../court/told-twice.ts'
import { child } from '../example.ts'
import { workingDays } from '../interval.ts'
import { type Ending, type Meeting, standard } from '../standard.ts'
import { alsoBefore, careEnds, carePlanningRegulations, type InCare, periodsInCare, whatEndsCare } from './in-care.ts'

type PlanKind = 'care plan' | 'detention placement plan'

/** A plan may be made so many days before the child is placed. One made earlier was for another time in care. */
const madeAhead = 60

/** An application of so long ago that has no order on record is not pending: nobody recorded its end. */
const longestProceedings = 2 * 365

/** Plans of a kind recorded since the last period of care, those made shortly before this one began too. */
export function plansOf(kind: PlanKind, { startsOn, previousEndedOn, period }: InCare, record: ChildRecord): Meeting[] {
  // Back in care on the day care ended: a plan of that day is the new one.
  const sincePrevious = Math.min((previousEndedOn ?? Number.NEGATIVE_INFINITY) + 1, startsOn)
  const since = Math.max(period.startedOn - madeAhead, sincePrevious)
  return rowsOf(record, carePlans).flatMap(row => {
    if (row.text('kind') !== kind || row.on === undefined || row.on < since) return []
    const what = kind === 'care plan' ? 'Care plan recorded' : 'Detention placement plan recorded'
    return [alsoBefore({ on: row.on, what, source: row.source }, startsOn)]
  })
}

/** How the child came to be looked after: on remand, under an order sought of the court, or otherwise. */
function wayIn({ startsOn, previousEndedOn }: InCare, record: ChildRecord): 'remand' | 'court' | 'other' {
  const first = record.legalStatuses.filter(
    each => each.startedOn <= startsOn && (each.endedOn === undefined || each.endedOn > startsOn),
  )
  if (first.some(each => /^J1/i.test(each.status))) return 'remand'
  const pending = eachOnce(rowsOf(record, proceedings)).some(row => {
    const [from, until] = [row.day('issued_on'), row.day('final_order_on')]
    if (from === undefined || from > startsOn || (until !== undefined && until <= startsOn)) return false
    // Without an order, one of before the last time in care was over with it.
    return until !== undefined || (from > (previousEndedOn ?? from - 1) && startsOn - from <= longestProceedings)
  })
  return pending || first.some(isCourtOrder) ? 'court' : 'other'
}

/**
 * From when a plan is due by the usual rule: the start of care, the day a remand was over and care went on, or the day
 * the court had no more to do with the child and care went on. A clock that runs already is not started again.
 */
function planNeeded(record: ChildRecord): InCare[] {
  return periodsInCare(record).flatMap(period => {
    const needed: InCare[] = []
    // Where the child was in care already on the first day told, when a plan was due is unknown.
    const starts = [
      ...(period.startSeen ? [period] : []),
      ...afterRemand(period, record),
      ...afterCourt(period, record),
    ]
    for (const each of starts.sort((a, b) => a.startsOn - b.startsOn)) {
      const last = needed.at(-1)
      const isRunning = last !== undefined && (courtTakesOver(last, record)?.on ?? each.startsOn) >= each.startsOn
      if (!isRunning && wayIn(each, record) === 'other') needed.push(each)
    }
    return needed
  })
}

/** The same period of care from each day within it on which a remand was over: the rules for remanded children end then. */
function afterRemand(inCare: InCare, record: ChildRecord): InCare[] {
  const endedOn = inCare.period.endedOn ?? Number.POSITIVE_INFINITY
  return statusRuns(record, /^J1/i).flatMap(({ until, source }): InCare[] => {
    if (until === undefined || until <= inCare.startsOn || until >= endedOn) return []
    return [{ ...inCare, key: `${inCare.key} after remand ${iso(until)}`, startsOn: until, source }]
  })
}

/**
 * The same period of care from each day within it on which an interim care order lapsed, or proceedings ended without a
 * care or placement order: the court sets no date any more. A full care order is not made without a plan.
 */
function afterCourt(inCare: InCare, record: ChildRecord): InCare[] {
  const endedOn = inCare.period.endedOn ?? Number.POSITIVE_INFINITY
  const interim = statusRuns(record, /^C1/i)
    .filter(({ until }) => until !== undefined && !isOrderedBy(until, record))
    .map(({ until, source }) => ({ until, source }))
  const applications = eachOnce(rowsOf(record, proceedings))
    .filter(row => !/^(care|placement) order/.test(row.text('order') ?? ''))
    .map(row => ({ until: row.day('final_order_on'), source: row.source }))
  return [...interim, ...applications].flatMap(({ until, source }): InCare[] => {
    if (until === undefined || until <= inCare.startsOn || until >= endedOn) return []
    return [{ ...inCare, key: `${inCare.key} after court ${iso(until)}`, startsOn: until, source }]
  })
}

/** Whether another order followed at once, recorded from the days after: the court was never out of it. */
function isOrderedBy(until: Day, record: ChildRecord): boolean {
  return record.legalStatuses.some(each => isCourtOrder(each) && each.startedOn >= until && each.startedOn <= until + 7)
}

/** The court then sets the date of the plan (Children Act 1989 s31A). */
function courtTakesOver({ startsOn }: InCare, record: ChildRecord): Ending | undefined {
  const issued = eachOnce(rowsOf(record, proceedings)).find(row => row.on !== undefined && row.on >= startsOn)
  const order = record.legalStatuses.find(each => isCourtOrder(each) && each.startedOn >= startsOn)
  const why = 'care proceedings began; the court sets the date of the plan'
  if (issued?.on !== undefined && (order === undefined || issued.on <= order.startedOn))
    return { on: issued.on, why, source: issued.source }
  return order && { on: order.startedOn, why, source: order.source }
}

export const planning = {
  stage: 'looked after',
  basis: 'statutory',
  matters: 'Without a plan a child waits among strangers for nobody knows what.',
  good: 'The plan says what has to change, by when, and what happens if it does not, and the child knows it.',
  weak: 'A form filled in on the tenth day from the referral.',
  auditQuestion: 'Does the plan say what is to happen for this child and by when, and does the child know?',
  evidence: 'template care_plans',
  gravity: 2,
  soon: workingDays(3),
} as const

export const carePlanEnds = (subject: InCare, record: ChildRecord) => [
  ...careEnds(subject, record),
  courtTakesOver(subject, record),
]

/** For examples: a time in care under one legal status after the other, each from its day. */
function inCareUnder(...statuses: readonly (readonly [from: string, status: string])[]) {
  const legalStatuses = statuses.map(([from, status], index) => {
    const to = statuses[index + 1]?.[0]
    return { from, status, ...(to ? { to } : {}) }
  })
  return [{ from: statuses[0]![0], legalStatuses }]
}

export const carePlan = standard<InCare>({
  ...planning,
  id: 'LP-01',
  title: 'Care plan within ten working days',
  source: [carePlanningRegulations('4(2)')],
  rule: 'The care plan is made before the child is first placed; where that is not practicable, within ten working days of the start of the first placement. Where a child came on remand and stays when it is over, they are counted from that day; likewise where an interim care order lapsed, or proceedings ended without a care order, and the child stays in care. Sightline counts the ten working days; a reason is recorded for a plan not made before.',
  whoIsCovered:
    'Every child who becomes looked after for more than 24 hours. Left out: children for whom care proceedings are pending or an order has been made, whose plan the court sets a date for (Children Act 1989 s31A), until that is over; children on remand (LP-08, LP-09), until the remand is over; short breaks, which have a short plan of their own.',
  whatMeetsIt: 'A care plan is recorded, before the placement or since.',
  whatEndsIt: `Care proceedings begin, or a care order is made. ${whatEndsCare}`,
  notYetCovered:
    'Ceasing to look after a child needs the decision of a nominated officer (regulation 39): a decision, not a date, and not shown here.',
  illustration:
    'Made-up Ffion came into care on a Wednesday. By the next week her plan said she would go to her aunt once the checks were done, and by what day.',
  exceptions: [],
  measuredBy: 'LP-01.in-time',
  covers: planNeeded,
  clock: { kind: 'once', within: workingDays(10), from: 'same day' },
  meets: (subject, record) => plansOf('care plan', subject, record),
  ends: carePlanEnds,
  says: {
    started: 'Became looked after, or remand or court was over,',
    needed: 'A care plan is due within 10 working days',
    met: 'Care plan recorded',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'T31: placed on Wednesday 24 April 2019, over the early May holiday',
      given: child({ care: [{ from: '2019-04-24' }] }),
      expect: [{ triggerOn: '2019-04-24', dueOn: '2019-05-09', on: '2019-05-10', state: 'overdue' }],
    },
    {
      name: 'made before the child was placed',
      given: child({
        care: [{ from: '2019-04-24' }],
        own: { care_plans: [{ recorded_on: '2019-04-17', kind: 'care plan' }] },
      }),
      expect: [{ metOn: '2019-04-24', on: '2019-05-10', state: 'met-in-time' }],
    },
    {
      name: 'an application of years ago whose order nobody recorded: no longer before the court',
      given: child({
        care: [{ from: '2015-01-06', to: '2016-01-05' }, { from: '2019-04-24' }],
        own: { proceedings: [{ issued_on: '2015-02-02' }] },
      }),
      expect: [
        { triggerOn: '2015-01-06', endedOn: '2015-02-02' },
        { triggerOn: '2019-04-24', dueOn: '2019-05-09', on: '2019-05-10', state: 'overdue' },
      ],
    },
    {
      name: 'a plan of two years before was for another time in care',
      given: child({
        care: [{ from: '2019-04-24' }],
        own: { care_plans: [{ recorded_on: '2017-01-17', kind: 'care plan' }] },
      }),
      expect: [{ dueOn: '2019-05-09', on: '2019-05-10', state: 'overdue' }],
    },
    {
      name: 'back in care on the day care ended: the plan made that day counts',
      given: child({
        care: [{ from: '2018-01-08', to: '2019-04-24' }, { from: '2019-04-24' }],
        own: { care_plans: [{ recorded_on: '2019-04-24', kind: 'care plan' }] },
      }),
      expect: [
        { triggerOn: '2018-01-08', metOn: '2019-04-24' },
        { triggerOn: '2019-04-24', metOn: '2019-04-24', on: '2019-05-10', state: 'met-in-time' },
      ],
    },
    {
      name: 'an interim care order from the start: the court sets the date',
      given: child({ care: [{ from: '2019-04-24', legalStatuses: [{ from: '2019-04-24', status: 'C1' }] }] }),
      expect: [],
    },
    {
      name: 'proceedings begun in the second week: this clock ends',
      given: child({ care: [{ from: '2019-04-24' }], own: { proceedings: [{ issued_on: '2019-05-02' }] } }),
      expect: [{ dueOn: '2019-05-09', endedOn: '2019-05-02' }],
    },
    {
      name: 'came on remand, and stayed when it was over: counted from that day',
      given: child({
        care: inCareUnder(['2019-04-08', 'J1'], ['2019-04-11', 'V2']),
      }),
      expect: [{ triggerOn: '2019-04-11', dueOn: '2019-04-29', on: '2019-04-30', state: 'overdue' }],
    },
    {
      name: 'the plan made while on remand is still the child’s; a second remand makes no second one due',
      given: child({
        care: inCareUnder(['2019-04-08', 'J1'], ['2019-05-06', 'V2'], ['2019-06-03', 'J1'], ['2019-07-01', 'V2']),
        own: { care_plans: [{ recorded_on: '2019-04-15', kind: 'care plan' }] },
      }),
      expect: [{ triggerOn: '2019-05-06', metOn: '2019-05-06' }],
    },
    {
      name: 'remanded while in care already: the clock that began with care goes on, and there is no second',
      given: child({
        care: inCareUnder(['2019-04-08', 'V2'], ['2019-04-11', 'J1'], ['2019-05-13', 'V2']),
      }),
      expect: [{ triggerOn: '2019-04-08', dueOn: '2019-04-24', on: '2019-04-25', state: 'overdue' }],
    },
    {
      name: 'the remand was over with an interim care order: the court sets the date',
      given: child({
        care: inCareUnder(['2019-04-08', 'J1'], ['2019-04-11', 'C1']),
      }),
      expect: [],
    },
    {
      name: 'recorded here with its order, imported without one: no longer before the court',
      given: child({
        care: [{ from: '2019-04-24' }],
        own: { proceedings: [{ issued_on: '2018-06-04' }] },
        recorded: { proceedings: [{ issued_on: '2018-06-05', final_order_on: '2018-11-26' }] },
      }),
      expect: [{ triggerOn: '2019-04-24', dueOn: '2019-05-09', on: '2019-05-10', state: 'overdue' }],
    },
    {
      name: 'one night only: nothing',
      given: child({ care: [{ from: '2019-04-24', to: '2019-04-25' }] }),
      expect: [],
    },
    {
      name: 'an interim care order lapsed and the child stayed by agreement: counted from that day',
      given: child({
        care: inCareUnder(['2019-01-07', 'C1'], ['2019-04-24', 'V2']),
      }),
      expect: [{ triggerOn: '2019-04-24', dueOn: '2019-05-09', on: '2019-05-10', state: 'overdue' }],
    },
    {
      name: 'the same, with the plan that was made for the court: it is the child’s still',
      given: child({
        care: inCareUnder(['2019-01-07', 'C1'], ['2019-04-24', 'V2']),
        own: { care_plans: [{ recorded_on: '2019-02-04', kind: 'care plan' }] },
      }),
      expect: [{ triggerOn: '2019-04-24', metOn: '2019-04-24' }],
    },
    {
      name: 'the interim order lapsed while the application was pending: the court sets the date until it is decided',
      given: child({
        care: inCareUnder(['2019-01-07', 'C1'], ['2019-03-04', 'V2']),
        own: { proceedings: [{ issued_on: '2019-01-04', final_order_on: '2019-04-24', order: 'no order' }] },
      }),
      expect: [{ triggerOn: '2019-04-24', dueOn: '2019-05-09' }],
    },
    {
      name: 'an interim order that gave way to a care order, recorded from the day after: the court was never out of it',
      given: child({
        care: [
          {
            from: '2019-01-07',
            legalStatuses: [
              { from: '2019-01-07', to: '2019-04-24', status: 'C1' },
              { from: '2019-04-25', status: 'C2' },
            ],
          },
        ],
        own: { proceedings: [{ issued_on: '2019-01-04', final_order_on: '2019-04-24', order: 'care order' }] },
      }),
      expect: [],
    },
  ],
})
