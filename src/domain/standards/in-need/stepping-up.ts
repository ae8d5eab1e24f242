import type { Day } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { periodsOfCare } from '../../record/period-of-care.ts'
import { ended } from '../ends.ts'
import type { Ending, Suspension } from '../standard.ts'

/** While the child is on a protection plan of ours or looked after, that plan's own reviews and visits take over. */
export function steppedUp(record: ChildRecord): Suspension[] {
  if (record.protectionPlans.length === 0 && record.careEpisodes.length === 0) return []
  const found: Suspension[] = []
  for (const plan of record.protectionPlans) {
    // One that ended the day it began took nothing over.
    if (!plan.otherAuthority && (plan.endedOn === undefined || plan.endedOn > plan.startedOn))
      found.push({ from: plan.startedOn, until: plan.endedOn, why: 'stepped up to a child protection plan' })
  }
  for (const period of periodsOfCare(record)) {
    const { fullDutiesFrom: from, endedOn: until } = period
    // 24 hours or less is not being looked after (Children Act 1989 s22(2)).
    if (from !== undefined && (until === undefined || until > from + 1))
      found.push({ from, until, why: 'became looked after' })
  }
  return found.sort((a, b) => a.from - b.from)
}

/** As endings: each time, from a day on, that the child stepped up. */
export function stepsUpFrom(record: ChildRecord, from: Day): (Ending | undefined)[] {
  return steppedUp(record)
    .filter(each => each.from >= from)
    .map(each => ended(each.from, each.why, undefined))
}

/** Whether the child was on a protection plan of ours or looked after on a day; the day either ends is outside it. */
export function isSteppedUpOn(record: ChildRecord, on: Day): boolean {
  return steppedUp(record).some(each => each.from <= on && (each.until === undefined || on < each.until))
}
