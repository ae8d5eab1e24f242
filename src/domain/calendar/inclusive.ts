import type { Day } from './day.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/**
 * The n-th working day from and including a day, as some councils count by local rule. A day that is not a working day
 * cannot be day 1, so counting then starts on the next that is. Undefined outside the calendar, or for n below 1.
 */
export function addInclusive(calendar: WorkingCalendar, from: Day, n: number): Day | undefined {
  if (n < 1) return undefined
  return calendar.add(from, calendar.isWorking(from) ? n - 1 : n)
}
