import type { Day } from '../domain/calendar/day.ts'
import { addMonths, firstOfMonth, monthOf } from '../domain/calendar/months.ts'
import { type Status, statuses } from '../domain/record/status.ts'
import { cumulativeMonths } from './child-history.ts'
import { unknown } from './columns.ts'
import { wholeMonths } from './day-table.ts'
import { opener } from './opening.ts'
import { type Part, partOn } from './part.ts'
import type { Opening } from './question.ts'
import type { ReadModel } from './read-model.ts'

/** Three clocks, because one can be gamed by closing and opening again. */
export const durationClocks = ['plan', 'involvement', 'cumulative'] as const
export type DurationClock = (typeof durationClocks)[number]

/** The marks at which somebody senior asks whether anything is changing. */
export const marks = [9, 12, 15, 18] as const

/** Over how many months the cumulative clock looks back. */
const cumulativeOver = 36

/** How long one child has been open, in months on the chosen clock. */
export interface OpenFor {
  readonly childId: string
  readonly status: Status
  readonly months: number
  /** The day the clock began; undefined for the cumulative one. */
  readonly since: Day | undefined
  /** The mark reached in the calendar month of the day, if one is: already, or by the month's end if still open. */
  readonly crossed: number | undefined
  /** The day it is reached; not known for the cumulative clock. */
  readonly crossesOn: Day | undefined
  /** The last senior review of progress recorded by the day. */
  readonly reviewedOn: Day | undefined
  readonly unit: string | undefined
  readonly worker: string | undefined
  /** Whether the reader may open the child. */
  readonly mayOpen: boolean
}

/**
 * Children in need, on child protection plans or looked after on a day, longest first, with how long on the chosen
 * clock: the present plan or status, the present referral episode, or months open in the last 36 with closures of up to
 * 90 days joined.
 */
export function durationsOn(
  model: ReadModel,
  day: Day,
  clock: DurationClock,
  opening: Opening,
  part: Omit<Part, 'named'> = {},
): OpenFor[] {
  const { status, since, openSince, unit, worker } = model.on(day)
  const statusTexts = model.columns('status').dictionaries.get('status')!.texts
  const { includes, hidden } = partOn(model, { ...part, ...(opening.named ? { named: opening.named } : {}) })
  const counted = opening.counts && partOn(model, { workers: opening.counts }).includes
  const mayOpen = opener(model, opening, day)
  const read =
    clock === 'cumulative' ? cumulativeReader(model, day) : sinceReader(clock === 'plan' ? since : openSince, day)
  const found: OpenFor[] = []
  for (let child = 0; child < model.children.length; child++) {
    const openFor = statusTexts[status[child]!] as Status | undefined
    if (openFor === undefined || openFor === 'care leaver' || (hidden && hidden[child] === 1)) continue
    if (!includes(unit[child]!, worker[child]!) || (counted && !counted(unit[child]!, worker[child]!))) continue
    const length = read(child)
    if (length === undefined) continue
    found.push({
      childId: model.children[child]!,
      status: openFor,
      ...length,
      reviewedOn: lastProgressReview(model, child, day),
      unit: model.units.texts[unit[child]!],
      worker: model.workers.texts[worker[child]!],
      mayOpen: mayOpen(child),
    })
  }
  return found.sort((a, b) => b.months - a.months || statuses.indexOf(a.status) - statuses.indexOf(b.status))
}

/** How many children have been open for each number of whole months; the last stands for that many or more. */
export function byMonths(open: readonly OpenFor[], last = 36): number[] {
  const counts = new Array<number>(last + 1).fill(0)
  for (const each of open) counts[Math.min(each.months, last)]!++
  return counts
}

type Length = Pick<OpenFor, 'months' | 'since' | 'crossed' | 'crossesOn'>

function sinceReader(began: Int32Array, day: Day): (child: number) => Length | undefined {
  const month = monthOf(day)
  const [firstDay, lastDay] = [firstOfMonth(month), firstOfMonth(month + 1) - 1]
  return child => {
    const since = began[child]!
    if (since === unknown) return undefined
    const [before, by] = [wholeMonths(since, firstDay - 1), wholeMonths(since, lastDay)]
    const crossed = marks.find(mark => before < mark && by >= mark)
    const crossesOn = crossed === undefined ? undefined : addMonths(since, crossed)
    return { months: wholeMonths(since, day), since, crossed, crossesOn }
  }
}

function cumulativeReader(model: ReadModel, day: Day): (child: number) => Length {
  const endBefore = firstOfMonth(monthOf(day)) - 1
  const end = firstOfMonth(monthOf(day) + 1) - 1
  return child => {
    const before = cumulativeMonths(model, child, endBefore, cumulativeOver)
    const by = cumulativeMonths(model, child, end, cumulativeOver)
    return {
      months: cumulativeMonths(model, child, day, cumulativeOver),
      since: undefined,
      crossed: marks.find(mark => before < mark && by >= mark),
      crossesOn: undefined,
    }
  }
}

function lastProgressReview(model: ReadModel, child: number, day: Day): Day | undefined {
  const reviews = model.columns('review')
  const progress = reviews.dictionaries.get('kind')!.find('progress')
  if (progress === undefined) return undefined
  const kind = reviews.numbers('kind')
  const on = reviews.numbers('on')
  const { first, count } = reviews.rowsOf(child)
  let last: Day | undefined
  for (let row = first; row < first + count; row++) {
    if (kind[row] === progress && on[row]! <= day && (last === undefined || on[row]! > last)) last = on[row]!
  }
  return last
}
