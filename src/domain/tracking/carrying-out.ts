import type { Day } from '../calendar/day.ts'
import type { ChildRecord, RowReference } from '../record/facts.ts'
import { holderOn, holdersOf } from '../record/holder.ts'
import { openingReferrals } from '../record/involvement.ts'
import { periodsOfCare } from '../record/period-of-care.ts'
import { gatewayDecisionRows, legalTracking, preProceedings, proceedings } from '../templates/court.ts'
import { progressReviews } from '../templates/in-need.ts'
import { type OwnRow, rowsOf } from '../templates/index.ts'
import { caseTransfers } from '../templates/oversight.ts'
import { escalations, strategyDiscussions } from '../templates/protection.ts'
import { findDecision } from './decisions.ts'

export type ReviewRow = OwnRow<keyof typeof progressReviews.columns>

/** An event of the record that carries a decision out. */
export interface CarryingOut {
  readonly on: Day
  readonly what: string
  readonly source: RowReference | undefined
}

/** The reviews of a child’s progress that stand, in order of their days: not those withdrawn. */
export function standingReviews(record: ChildRecord): ReviewRow[] {
  return rowsOf(record, progressReviews).filter(row => row.on !== undefined && row.text('status') !== 'withdrawn')
}

/** The events, on the day of the decision or later, that carry it out, in order of their days. */
export function carryingOut(row: ReviewRow, record: ChildRecord): CarryingOut[] {
  const decided = row.on!
  const decision = findDecision(row.text('decision') ?? '')
  const told = row.day('carried_out_on')
  const found = [
    ...(told === undefined ? [] : [{ on: told, what: 'Recorded as carried out', source: row.source }]),
    ...(decision === undefined ? [] : eventsOf[decision.key](record, decided)),
  ]
  return found.filter(each => each.on >= decided).sort((a, b) => a.on - b.on)
}

type Events = (record: ChildRecord, decided: Day) => CarryingOut[]

const closed: Events = record =>
  openingReferrals(record).flatMap(each =>
    each.endedOn === undefined ? [] : [{ on: each.endedOn, what: 'Episode closed', source: each.source }],
  )

const planEnded: Events = (record, decided) =>
  record.protectionPlans.flatMap(each =>
    each.endedOn === undefined || each.startedOn > decided
      ? []
      : [{ on: each.endedOn, what: 'Child protection plan ended', source: each.source }],
  )

const steppedUp: Events = (record, decided) => [
  ...record.protectionPlans
    .filter(each => each.startedOn > decided)
    .map(each => ({ on: each.startedOn, what: 'Child protection plan began', source: each.source })),
  ...periodsOfCare(record)
    .filter(each => each.startedOn > decided)
    .map(each => ({ on: each.startedOn, what: 'Became looked after', source: each.episodes[0]!.source })),
]

const strategyHeld: Events = record => [
  ...rowsOf(record, strategyDiscussions).flatMap(row => {
    const on = row.day('held_at')
    return on === undefined ? [] : [{ on, what: 'Strategy discussion held', source: row.source }]
  }),
  ...record.enquiries.map(each => ({ on: each.startedOn, what: 'Section 47 enquiry began', source: each.source })),
]

const wentToLegal: Events = record => [
  ...rowsOf(record, preProceedings).flatMap(row => {
    const letter = row.day('letter_on')
    return [
      ...(row.on === undefined ? [] : [{ on: row.on, what: 'Pre-proceedings decided on', source: row.source }]),
      ...(letter === undefined ? [] : [{ on: letter, what: 'Letter before proceedings sent', source: row.source }]),
    ]
  }),
  ...dated(rowsOf(record, gatewayDecisionRows), 'Legal gateway decided'),
  ...dated(rowsOf(record, proceedings), 'Proceedings issued'),
  ...dated(rowsOf(record, legalTracking), 'Looked at in legal tracking'),
]

const workerChanged: Events = (record, decided) =>
  record.involvements
    .filter(each => each.role === 'allocated worker' && each.startedOn > decided)
    .map(each => ({ on: each.startedOn, what: 'Another worker allocated', source: each.source }))

const newPlan: Events = (record, decided) =>
  record.needPlans
    .filter(each => each.startedOn > decided)
    .map(each => ({ on: each.startedOn, what: 'New child in need plan', source: each.source }))

const lookedAgain: Events = (record, decided) =>
  standingReviews(record)
    .filter(each => each.on! > decided)
    .map(each => ({
      on: each.on!,
      what: `Progress reviewed: ${each.text('decision') ?? 'no decision'}`,
      source: each.source,
    }))

const transferred: Events = (record, decided) => {
  const unit = holderOn(holdersOf(record), decided)?.unit
  return [
    ...rowsOf(record, caseTransfers).flatMap(row => {
      const on = row.day('completed_on') ?? row.on
      return on === undefined ? [] : [{ on, what: 'Transferred', source: row.source }]
    }),
    ...record.involvements
      .filter(each => each.role === 'allocated worker' && each.startedOn > decided && each.team !== unit)
      .map(each => ({ on: each.startedOn, what: 'A worker of another unit allocated', source: each.source })),
  ]
}

const eventsOf: Readonly<Record<NonNullable<ReturnType<typeof findDecision>>['key'], Events>> = {
  close: closed,
  'step down': (record, decided) => {
    const onPlan = record.protectionPlans.some(
      each => each.startedOn <= decided && (each.endedOn === undefined || each.endedOn >= decided),
    )
    return [...(onPlan ? planEnded(record, decided) : []), ...closed(record, decided)]
  },
  continue: (record, decided) => [
    ...lookedAgain(record, decided),
    ...closed(record, decided),
    ...steppedUp(record, decided),
  ],
  'strategy discussion': strategyHeld,
  'legal gateway': wentToLegal,
  'family group decision-making': () => [],
  'change of intervention or worker': (record, decided) => [
    ...workerChanged(record, decided),
    ...newPlan(record, decided),
  ],
  'escalate to another agency': record => dated(rowsOf(record, escalations), 'Escalated'),
  transfer: transferred,
}

function dated(rows: readonly OwnRow[], what: string): CarryingOut[] {
  return rows.flatMap(row => (row.on === undefined ? [] : [{ on: row.on, what, source: row.source }]))
}
