import type { Day } from '../../calendar/day.ts'
import { addMonths } from '../../calendar/months.ts'
import type { ChildRecord, LegalStatus, RowReference } from '../../record/facts.ts'
import { isShortBreak } from '../../record/period-of-care.ts'

/** Breaks from which regulation 48 applies: none longer than this, and no more days than that in any twelve months. */
const longestBreak = 17
const mostInAYear = 75

/** Short breaks that follow one another. */
export interface ShortBreakSeries {
  readonly startedOn: Day
  /** The end of the last break recorded. Undefined while it goes on. */
  readonly endedOn: Day | undefined
  readonly source: RowReference
  /** Whether the child was away from home on a day; undefined where only the agreement is recorded and not each break. */
  placedOn(day: Day): boolean | undefined
}

/** A gap of more than this between two breaks is taken to part two series. */
const gap = 183

/** The series of short breaks of a child (CPPCR 2010 regulation 48), by the legal statuses V1, V3 and V4. */
export function shortBreakSeries(record: ChildRecord): ShortBreakSeries[] {
  const breaks = breaksOf(record)
  if (breaks.length === 0) return []
  const groups: LegalStatus[][] = []
  for (const each of breaks) {
    const before = groups.at(-1)?.reduce(later)
    const follows =
      before?.endedOn !== undefined && each.startedOn - before.endedOn <= gap && tooLongIn(breaks, before) === undefined
    if (before !== undefined && (follows || before.endedOn === undefined)) groups.at(-1)!.push(each)
    else groups.push([each])
  }
  return groups.map(seriesOf)
}

/** Of two breaks the one that ends later; one still open is the last. */
function later(a: LegalStatus, b: LegalStatus): LegalStatus {
  return (b.endedOn ?? Number.POSITIVE_INFINITY) >= (a.endedOn ?? Number.POSITIVE_INFINITY) ? b : a
}

function seriesOf(group: readonly LegalStatus[]): ShortBreakSeries {
  const [first, last] = [group[0]!, group.reduce(later)]
  const inside = (each: LegalStatus, day: Day) =>
    each.startedOn <= day && (each.endedOn === undefined || day <= each.endedOn)
  return {
    startedOn: first.startedOn,
    endedOn: last.endedOn,
    source: first.source,
    placedOn(day) {
      const on = group.find(each => inside(each, day))
      if (on !== undefined) return isEachRecorded(on) ? true : undefined
      return false
    },
  }
}

/**
 * The day on which short breaks stopped being ones to which regulation 48 applies, in a stretch of days: a single break
 * went on for more than 17 days, or breaks came to more than 75 days in 12 months. Judged only by breaks that are
 * recorded one by one (V3); an agreement (V4) does not say when the child was away.
 */
export function tooLongBetween(record: ChildRecord, from: Day, until: Day | undefined): Day | undefined {
  const breaks = breaksOf(record)
  for (const each of breaks) {
    if (each.startedOn < from || (until !== undefined && each.startedOn > until)) continue
    const on = tooLongIn(breaks, each)
    if (on !== undefined) return on
  }
  return undefined
}

function tooLongIn(breaks: readonly LegalStatus[], each: LegalStatus): Day | undefined {
  const { startedOn, endedOn } = each
  if (!isEachRecorded(each)) return undefined
  const tooLongAt = startedOn + longestBreak + 1
  const recorded = breaks.filter(other => isEachRecorded(other) && other.endedOn !== undefined)
  // One not ended is too long when it still has not by then, whatever today is.
  for (let day = startedOn + 1; day <= (endedOn ?? tooLongAt); day++) {
    if (day === tooLongAt || daysInYearTo(day, recorded) > mostInAYear) return day
  }
  return undefined
}

/** Days of breaks in the twelve months up to a day, the first day of each not counted, as the return counts them. */
function daysInYearTo(day: Day, breaks: readonly LegalStatus[]): number {
  const after = addMonths(day, -12)
  return breaks.reduce(
    (sum, each) => sum + Math.max(0, Math.min(each.endedOn!, day) - Math.max(each.startedOn, after)),
    0,
  )
}

function isEachRecorded({ status }: LegalStatus): boolean {
  return /^V3/i.test(status)
}

function breaksOf(record: ChildRecord): LegalStatus[] {
  return record.legalStatuses.filter(each => isShortBreak(each.status))
}
