import type { Day } from '../calendar/day.ts'
import { addMonths, wholeMonthsBetween } from '../calendar/months.ts'
import { joinedGapDays, type Stretch } from '../record/involvement.ts'

/**
 * Three clocks, because one can be gamed by closing and opening again: the present plan, the present involvement
 * whatever the plan, and how much of the last three years the child was open.
 */
const trackingClocks = ['plan', 'involvement', 'cumulative'] as const
export type TrackingClock = (typeof trackingClocks)[number]

/** The months at which somebody senior asks whether anything is changing. */
export const monthMarks = [9, 12, 15, 18, 24] as const

/** The weeks at which pre-proceedings are asked about: they are to be over in sixteen. */
export const weekMarks = [12, 16] as const

/** Over how many months the cumulative clock looks back. */
export const lookBackMonths = 36

/**
 * Whole months open in the last 36 (or so many) up to a day, closures of 90 days or fewer joined once the child had come
 * back; never fewer than the calendar months of the time that goes on, for days shared out over months of one length may
 * come to one less. The stretches are in date order and do not overlap.
 */
export function cumulativeMonthsTo(stretches: Iterable<Stretch>, day: Day, months = lookBackMonths): number {
  const earliest = addMonths(day, -months)
  let days = 0
  let before: Day | undefined
  let onSince = earliest
  for (const { from, until } of stretches) {
    if (from > day) break
    const isJoined = before !== undefined && from - before <= joinedGapDays
    if (!isJoined) onSince = Math.max(from, earliest)
    const end = until === undefined || until > day ? day : until
    days += Math.max(0, end - Math.max(isJoined ? before! : from, earliest))
    before = end
  }
  const goingOn = before === undefined ? 0 : wholeMonthsBetween(onSince, before)
  return Math.max(Math.floor((days * months) / (day - earliest)), goingOn)
}

/**
 * The first day of a stretch on which the child had been open for so many of the last 36 months; undefined where it is
 * not reached by the last day. While a child is open the count never falls.
 */
export function cumulativeMarkReachedOn(
  stretches: readonly Stretch[],
  within: { readonly from: Day; readonly last: Day },
  mark: number,
): Day | undefined {
  if (cumulativeMonthsTo(stretches, within.last) < mark) return undefined
  let [low, high] = [within.from, within.last]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (cumulativeMonthsTo(stretches, middle) >= mark) high = middle
    else low = middle + 1
  }
  return low
}
