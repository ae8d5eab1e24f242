import type { Day } from '../../domain/calendar/day.ts'
import { firstOfMonth, type Month } from '../../domain/calendar/months.ts'

/** The day a month's agenda is told as at: today, or the month's last where that is past. */
export function tellingDay(month: Month, today: Day): Day {
  return Math.min(today, firstOfMonth(month + 1) - 1)
}
