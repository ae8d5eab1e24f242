import { type Day, weekdayOf } from '../calendar/day.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'

/** One day of a count: its number where it counts, or why it does not. */
export interface CountedDay {
  readonly on: Day
  readonly count: number | undefined
  readonly why: string | undefined
}

/**
 * A count of working days written out: day 0, every day that counts with its number, and every weekday that does not
 * with its reason. Weekends are left out unless one is day 0.
 */
export function countWorkingDays(trigger: Day, dueOn: Day, calendar: WorkingCalendar): CountedDay[] {
  const counted: CountedDay[] = [{ on: trigger, count: 0, why: 'the day it starts is day 0' }]
  let count = 0
  for (let on = trigger + 1; on <= dueOn; on++) {
    if (calendar.isWorking(on)) counted.push({ on, count: ++count, why: undefined })
    else if (weekdayOf(on) !== 0 && weekdayOf(on) !== 6) {
      counted.push({ on, count: undefined, why: calendar.holidayOn(on) ?? 'not a working day' })
    }
  }
  return counted
}
