import { type Day, earliest } from '../../calendar/day.ts'
import { addMonths } from '../../calendar/months.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { periodsOfCare } from '../../record/period-of-care.ts'
import { eighteenOn } from '../../record/person.ts'
import { timesMissing } from '../../standards/missing/times-missing.ts'
import type { FactTable } from '../fact-table.ts'

/**
 * From day to day, whether a child was looked after at any time in the twelve months up to it, and missing in care at any
 * time in them. One row a stretch over which neither changes, so that a child counts once on any day.
 */
export const lookedAfterYearFacts: FactTable = {
  name: 'lookedAfterYear',
  title: 'Looked after at any time in the year',
  columns: { from: 'day', until: 'day', missing: 'flag' },
  rows: ({ record }) => {
    const care = careTimes(record)
    if (care.length === 0) return []
    const missing = timesMissing(record)
      .filter(each => inCareOn(care, each.from))
      .map(each => ({ from: each.from, until: aYearAfter(each.to) }))
    const looked = care.map(each => ({ from: each.from, until: aYearAfter(each.to) }))
    const edges = [...new Set([...looked, ...missing].flatMap(each => [each.from, each.until]))].sort((a, b) => a - b)
    const rows: [Day, Day | null, number][] = []
    for (const [index, from] of edges.entries()) {
      if (!looked.some(each => holdsOn(each, from))) continue
      const until = edges[index + 1]!
      const was = missing.some(each => holdsOn(each, from)) ? 1 : 0
      const last = rows.at(-1)
      const to = until === Number.POSITIVE_INFINITY ? null : until
      if (last && last[1] === from && last[2] === was) last[1] = to
      else rows.push([from, to, was])
    }
    return rows
  },
}

interface Time {
  readonly from: Day
  readonly to: Day | undefined
}

/** Times looked after, short breaks left out. */
export function careTimes(record: ChildRecord): Time[] {
  return periodsOfCare(record).flatMap(each =>
    each.fullDutiesFrom === undefined
      ? []
      : [{ from: each.fullDutiesFrom, to: earliest(each.endedOn, eighteenOn(record), record.person?.diedOn) }],
  )
}

/** Whether a day lies in one of these times. */
export function inCareOn(times: readonly Time[], on: Day): boolean {
  return times.some(each => each.from <= on && (each.to === undefined || on <= each.to))
}

function aYearAfter(day: Day | undefined): Day {
  return day === undefined ? Number.POSITIVE_INFINITY : addMonths(day, 12)
}

function holdsOn({ from, until }: { from: Day; until: Day }, on: Day): boolean {
  return from <= on && on < until
}
