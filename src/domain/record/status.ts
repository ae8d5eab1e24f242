import { type Day, earliest } from '../calendar/day.ts'
import type { ChildRecord } from './facts.ts'
import { leftCareOn } from './left-care.ts'
import { periodsOfCare } from './period-of-care.ts'
import { eighteenOn } from './person.ts'

/** What a child is open for; of several at once the first in this order. */
export const statuses = [
  'looked after',
  'protection plan',
  'child in need plan',
  'assessment',
  'referral',
  'care leaver',
] as const
export type Status = (typeof statuses)[number]

/** What the child was open for from one day until another (the first day it no longer was). */
export interface StatusSpell {
  readonly from: Day
  readonly until: Day | undefined
  readonly status: Status
  /** The first day of the episode of that status, which may be before `from`. */
  readonly since: Day
}

/** One thing a child was open for, from its first day until the first day it no longer was, at 18 or death at the latest. */
export interface OpenSpan {
  readonly from: Day
  readonly until: Day | undefined
  readonly status: Status
}

interface Span extends OpenSpan {
  readonly rank: number
}

/** The child's status from day to day, in order and without overlap; gaps are days on which the child was not open. */
export function statusSpells(record: ChildRecord): StatusSpell[] {
  const spans = spansOf(record)
  const edges = [...new Set(spans.flatMap(each => (each.until === undefined ? [each.from] : [each.from, each.until])))]
  edges.sort((a, b) => a - b)
  const spells: StatusSpell[] = []
  for (const [index, from] of edges.entries()) {
    let best: Span | undefined
    for (const each of spans) {
      if (each.from > from || (each.until !== undefined && each.until <= from)) continue
      if (best === undefined || each.rank < best.rank || (each.rank === best.rank && each.from < best.from)) best = each
    }
    if (best === undefined) continue
    const status = statuses[best.rank]!
    const last = spells.at(-1)
    const until = edges[index + 1]
    if (last && last.until === from && last.status === status && last.since === best.from) {
      spells[spells.length - 1] = { ...last, until }
    } else spells.push({ from, until, status, since: best.from })
  }
  return spells
}

/** The spell in force on a day; undefined when the child was not open. */
export function statusOn(spells: readonly StatusSpell[], on: Day): StatusSpell | undefined {
  return spells.find(each => each.from <= on && (each.until === undefined || on < each.until))
}

/** All a child was open for, several at once among them, each as recorded. */
export function openSpans(record: ChildRecord): readonly OpenSpan[] {
  return spansOf(record)
}

function spansOf(record: ChildRecord): Span[] {
  const spans: Span[] = []
  const adult = eighteenOn(record)
  const died = record.person?.diedOn
  const add = (from: Day, until: Day | undefined, status: Status, endsAtEighteen = true) => {
    const end = earliest(until, died, endsAtEighteen ? adult : undefined)
    if (end === undefined || end > from) spans.push({ from, until: end, status, rank: statuses.indexOf(status) })
  }
  // A single night shows as it is recorded: from dates nobody can tell 24 hours, and on the day nobody knew its end.
  for (const each of periodsOfCare(record)) {
    if (each.fullDutiesFrom !== undefined) add(each.fullDutiesFrom, each.endedOn, 'looked after')
  }
  for (const each of record.protectionPlans)
    if (!each.otherAuthority) add(each.startedOn, each.endedOn, 'protection plan')
  for (const each of record.needPlans) add(each.startedOn, each.endedOn, 'child in need plan')
  for (const each of record.assessments) {
    const closed = record.referrals.find(referral => referral.id === each.referralId)?.endedOn
    add(each.startedOn, earliest(each.endedOn, closed), 'assessment')
  }
  for (const each of record.referrals) if (each.noFurtherAction !== 'yes') add(each.startedOn, each.endedOn, 'referral')
  for (const { from, until } of leavingCare(record)) add(from, until, 'care leaver', false)
  return spans
}

/** What the list of care leavers holds has no end. Of who is not on it, the times a personal adviser worked with them. */
function leavingCare(record: ChildRecord): Pick<OpenSpan, 'from' | 'until'>[] {
  const advised = record.involvements.filter(each => each.role === 'personal adviser')
  const left = record.careLeaver === undefined && advised.length === 0 ? undefined : leftCareOn(record)
  if (left === undefined) return []
  if (record.careLeaver !== undefined) return [{ from: left, until: undefined }]
  return advised.map(each => ({ from: Math.max(left, each.startedOn), until: each.endedOn }))
}
