import { type Day, earliest } from '../../calendar/day.ts'
import { addMonths } from '../../calendar/months.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { type PeriodOfCare, periodsOfCare } from '../../record/period-of-care.ts'
import { eighteenOn } from '../../record/person.ts'
import type { Cell } from '../fact-table.ts'

/** A period of being looked after, short breaks left out, that ends by the 18th birthday or death at the latest. */
export interface TimeInCare {
  readonly period: PeriodOfCare
  readonly from: Day
  readonly until: Day
}

/** A child's times in care with the full duties, in date order; none that ends on the day it began. */
export function timesInCare(record: ChildRecord): TimeInCare[] {
  if (record.careEpisodes.length === 0) return []
  return periodsOfCare(record).flatMap(period => {
    const from = period.fullDutiesFrom
    const until = earliest(period.endedOn, eighteenOn(record), record.person?.diedOn) ?? Number.POSITIVE_INFINITY
    return from === undefined || until <= from ? [] : [{ period, from, until }]
  })
}

/**
 * What is so of a child from day to day, as rows from one day until another: worked out anew for each stretch between
 * days on which it may change, by what was known on its first day. Stretches that say the same are joined.
 */
export function inStretches(
  from: Day,
  until: Day,
  changes: Iterable<Day>,
  say: (on: Day) => readonly Cell[],
): Cell[][] {
  if (until <= from) return []
  const edges = new Set([from])
  for (const each of changes) if (each > from && each < until) edges.add(each)
  const days = [...edges].sort((a, b) => a - b)
  const rows: Cell[][] = []
  for (const [index, day] of days.entries()) {
    const next = days[index + 1] ?? until
    const to = next === Number.POSITIVE_INFINITY ? null : next
    const cells = say(day)
    const last = rows.at(-1)
    if (last !== undefined && cells.every((cell, at) => cell === last[at + 2])) last[1] = to
    else rows.push([day, to, ...cells])
  }
  return rows
}

/** Whether something done on a day was done in the twelve months up to another. */
export function inTheYearTo(on: Day, doneOn: Day): boolean {
  return doneOn <= on && on < addMonths(doneOn, 12)
}
