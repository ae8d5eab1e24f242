import type { Day } from '../calendar/day.ts'
import { addMonths } from '../calendar/months.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { counted } from '../words/numbers.ts'

/** A length of time in the unit the rule names. */
export interface Interval {
  readonly count: number
  readonly unit: 'working day' | 'day' | 'week' | 'month'
}

/** The n-th working day after the trigger, which is day 0 whether or not it is a working day. */
export const workingDays = (count: number): Interval => ({ count, unit: 'working day' })
export const days = (count: number): Interval => ({ count, unit: 'day' })
export const weeks = (count: number): Interval => ({ count, unit: 'week' })
/** By corresponding date; a shorter month ends on its last day (Dodds v Walker [1981] UKHL). */
export const months = (count: number): Interval => ({ count, unit: 'month' })

/** The last day of an interval after a day; undefined where the working-day calendar does not reach. */
export function after(from: Day, interval: Interval, calendar: WorkingCalendar): Day | undefined {
  switch (interval.unit) {
    case 'working day':
      return calendar.add(from, interval.count)
    case 'day':
      return from + interval.count
    case 'week':
      return from + 7 * interval.count
    case 'month':
      return addMonths(from, interval.count)
  }
}

/** "10 working days", "1 week" */
export function inWords(interval: Interval): string {
  return counted(interval.count, interval.unit)
}
