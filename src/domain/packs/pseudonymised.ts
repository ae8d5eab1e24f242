import type { Day } from '../calendar/day.ts'
import type { Answer, ChildRecord } from '../record/facts.ts'
import { periodsOfCare } from '../record/period-of-care.ts'
import { ageOf, isUnborn } from '../record/person.ts'
import { type Status, statusSpells } from '../record/status.ts'
import type { Deadline } from '../standards/standard.ts'

/**
 * A child as an auditor of another authority sees it. Days are whole days since the pack's start, all of one child's moved
 * by the same secret number: how far apart things were is true, when they were is not told. Every word is one of ours.
 */
export interface PackChild {
  /** "Child A" */
  readonly label: string
  /** In completed years at the pack's start. */
  readonly age: number | 'not yet born' | 'not known'
  readonly sex: 'female' | 'male' | 'not known'
  readonly statuses: readonly PackStatus[]
  readonly events: readonly PackEvent[]
  readonly deadlines: readonly PackDeadline[]
}

export interface PackStatus {
  readonly status: Status
  /** Null: since before the pack's start. */
  readonly from: number | null
  /** The first day it no longer held; null: still so at the end. */
  readonly until: number | null
}

export interface PackEvent {
  readonly day: number
  readonly what: string
}

export interface PackDeadline {
  readonly standardId: string
  readonly due: number
  /** Null: not done by the end. */
  readonly done: number | null
  /** Calendar days late, done or not; 0 for in time or not yet due. */
  readonly daysLate: number
  readonly state: 'in time' | 'late' | 'outstanding' | 'ended'
}

/** What a pack covers of one child. */
export interface PackAsked {
  readonly label: string
  readonly startsOn: Day
  /**
   * The last day told of, moved by a secret of its own for each child too: how late what is outstanding is would else
   * give away by how much the child's days are moved.
   */
  readonly endsOn: Day
  /** The secret number of days by which this child's are moved: thrown away once the pack is made. */
  readonly shift: number
}

/** By how many days a child's days are moved: from 1 to this. */
export const widestShift = 28

/** What may be told of a child outside the authority: nothing that names it, dates it or was typed by somebody. */
export function pseudonymised(record: ChildRecord, deadlines: readonly Deadline[], asked: PackAsked): PackChild {
  const { label, startsOn, endsOn, shift } = asked
  const on = (day: Day) => day - startsOn + shift
  const isTold = (day: Day | undefined): day is Day => day !== undefined && day >= startsOn && day <= endsOn
  const events = eventsOf(record)
    .filter(each => isTold(each.on))
    .map(each => ({ day: on(each.on), what: each.what }))
  return {
    label,
    age: isUnborn(record, startsOn) ? 'not yet born' : (ageOf(record, startsOn) ?? 'not known'),
    sex: sexes[record.person?.sex ?? ''] ?? 'not known',
    statuses: statusSpells(record)
      .filter(each => each.from <= endsOn && (each.until === undefined || each.until > startsOn))
      .map(({ status, from, until }) => ({
        status,
        from: from < startsOn ? null : on(from),
        until: until === undefined || until > endsOn ? null : on(until),
      })),
    events: events.sort((a, b) => a.day - b.day || a.what.localeCompare(b.what)),
    deadlines: deadlines
      .filter(each => each.triggerOn <= endsOn && isTold(each.dueOn))
      .map(each => packDeadline(each, endsOn, on))
      .sort((a, b) => a.due - b.due || a.standardId.localeCompare(b.standardId)),
  }
}

/** "Child A" to "Child Z", then "Child AA" and so on; `index` from 0. */
export function childLabel(index: number): string {
  let letters = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return `Child ${letters}`
}

function packDeadline(deadline: Deadline, endsOn: Day, on: (day: Day) => number): PackDeadline {
  const { standardId, dueOn } = deadline
  const done = deadline.metOn !== undefined && deadline.metOn <= endsOn ? deadline.metOn : undefined
  const ended = done === undefined && deadline.endedOn !== undefined && deadline.endedOn <= endsOn
  const last = done ?? (ended ? deadline.endedOn! : endsOn)
  const daysLate = ended && last <= dueOn ? 0 : Math.max(0, last - dueOn)
  const state = done !== undefined ? (daysLate === 0 ? 'in time' : 'late') : ended ? 'ended' : 'outstanding'
  return { standardId, due: on(dueOn), done: done === undefined ? null : on(done), daysLate, state }
}

const sexes: Readonly<Record<string, PackChild['sex']>> = { F: 'female', M: 'male' }

interface Happened {
  readonly on: Day
  readonly what: string
}

function eventsOf(record: ChildRecord): Happened[] {
  const happened: Happened[] = []
  const say = (on: Day | undefined, what: string) => {
    if (on !== undefined) happened.push({ on, what })
  }
  const span = (what: string, from: Day, until: Day | undefined) => {
    say(from, `${what} began`)
    say(until, `${what} ended`)
  }
  for (const each of record.referrals) {
    say(each.startedOn, 'Referral')
    say(each.endedOn, 'Case closed')
  }
  for (const each of record.assessments) {
    say(each.startedOn, 'Assessment began')
    say(each.endedOn, 'Assessment authorised')
  }
  for (const each of record.enquiries) span('Section 47 enquiry', each.startedOn, each.endedOn)
  for (const each of record.conferences) say(each.heldOn, 'Initial child protection conference')
  for (const each of record.needPlans) span('Child in need plan', each.startedOn, each.endedOn)
  for (const each of record.protectionPlans) span('Child protection plan', each.startedOn, each.endedOn)
  for (const each of record.protectionReviews) say(each.heldOn, 'Review child protection conference')
  for (const each of periodsOfCare(record)) span('Being looked after', each.startedOn, each.endedOn)
  for (const each of record.placements) say(each.startedOn, 'Placement began')
  for (const each of record.careReviews) say(each.heldOn, 'Looked-after review')
  for (const each of record.visits) say(each.on, `${visits[each.kind]}: ${seen[each.seen]}`)
  return happened
}

const visits = {
  need: 'Visit to a child in need',
  protection: 'Visit to a child on a protection plan',
  care: 'Visit to a looked-after child',
} as const

const seen: Readonly<Record<Answer, string>> = {
  yes: 'child seen',
  no: 'child not seen',
  unknown: 'not recorded whether the child was seen',
}
