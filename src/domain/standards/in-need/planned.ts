import { type Day, iso } from '../../calendar/day.ts'
import { episodesOfNeed } from '../../record/episode.ts'
import type { ChildRecord, NeedPlan, RowReference } from '../../record/facts.ts'
import { eighteenOn } from '../../record/person.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import type { Ending, Subject } from '../standard.ts'
import { steppedUp, stepsUpFrom } from './stepping-up.ts'

/** A time in which a child was in need with a plan, and neither on a protection plan nor looked after. */
export interface Planned extends Subject {
  readonly plan: NeedPlan
}

/** A time that interrupts a plan left open through it. */
interface Break {
  readonly from: Day
  readonly until: Day | undefined
}

/**
 * Every such time: a plan from its start, and where one was left open while the child was on a protection plan or looked
 * after, or while the case was closed, again from the day that ended. None begins at 18 or after.
 */
export function timesInNeed(record: ChildRecord): Planned[] {
  if (record.needPlans.length === 0) return []
  return timesBetween(record, steppedUp(record), closings(record))
}

/** The same, of plans that are not interrupted by the closing of the case: a plan nobody ended is not finished by that. */
export function timesOffSteps(record: ChildRecord): Planned[] {
  return record.needPlans.length === 0 ? [] : timesBetween(record, steppedUp(record), [])
}

/** A time for which the case was open without a break: one opened again on the day it closed was not closed. */
interface OpenCase {
  readonly from: Day
  readonly until: Day | undefined
  /** The referral whose closing ended it. */
  readonly source: RowReference
}

function openCases(record: ChildRecord): OpenCase[] {
  const cases: OpenCase[] = []
  for (const { opening } of episodesOfNeed(record)) {
    if (opening.noFurtherAction === 'yes') continue
    const { startedOn, endedOn: until, source } = opening
    const last = cases.at(-1)
    if (last?.until === startedOn) cases[cases.length - 1] = { from: last.from, until, source }
    else cases.push({ from: startedOn, until, source })
  }
  return cases
}

/** The times between those. */
function closings(record: ChildRecord): Break[] {
  const cases = openCases(record)
  return cases.slice(1).flatMap(({ from: until }, index): Break[] => {
    const from = cases[index]!.until
    return from === undefined ? [] : [{ from, until }]
  })
}

function timesBetween(record: ChildRecord, stepsUp: readonly Break[], closed: readonly Break[]): Planned[] {
  const adult = eighteenOn(record) ?? Number.POSITIVE_INFINITY
  return record.needPlans.flatMap(plan => {
    // A plan begun while the case was closed has its clocks from its own start: nothing was left open through that.
    const through = closed.filter(each => each.from >= plan.startedOn)
    const steps = [...stepsUp, ...through].sort((a, b) => a.from - b.from)
    const until = Math.min(plan.endedOn ?? Number.POSITIVE_INFINITY, adult)
    const found: Planned[] = []
    let from: Day = plan.startedOn
    const add = (before: Day) => {
      // A plan that ended the day it began says nothing of how it was carried out, but is still a plan.
      if (from < before || (from === before && from === plan.startedOn && from < adult))
        found.push({
          key: from === plan.startedOn ? plan.source.key : `${plan.source.key} again from ${iso(from)}`,
          startsOn: from,
          source: plan.source,
          plan,
        })
    }
    for (const each of steps) {
      if (each.from >= until) break
      if (each.from > from) add(each.from)
      if (each.until === undefined) return found
      from = Math.max(from, each.until)
    }
    add(until)
    return found
  })
}

/** What ends the clocks of a child in need with a plan. */
export function plannedEnds({ plan, startsOn }: Planned, record: ChildRecord): (Ending | undefined)[] {
  const closing = openCases(record).find(({ until }) => until !== undefined && until >= startsOn)
  return [
    died(record),
    turnedEighteen(record),
    ended(plan.endedOn, 'the plan ended', plan.source),
    closing && ended(closing.until, 'the episode was closed', closing.source),
    ...stepsUpFrom(record, startsOn),
  ]
}

/** Whether something falls within the plan a time in need belongs to, from that time's start. */
export function isWithin({ plan, startsOn }: Planned, on: Day): boolean {
  return on >= startsOn && (plan.endedOn === undefined || on <= plan.endedOn)
}
