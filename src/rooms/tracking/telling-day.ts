import { type Day, iso, parseDay } from '../../domain/calendar/day.ts'
import { firstOfMonth, type Month, monthOf } from '../../domain/calendar/months.ts'

/** "2026-11": a month as addresses and the record have it. */
export function monthText(month: Month): string {
  return iso(firstOfMonth(month)).slice(0, 7)
}

/** The month a text names; undefined where it is none. */
export function monthFrom(text: string): Month | undefined {
  const first = /^\d{4}-\d{2}$/.test(text) ? parseDay(`${text}-01`) : undefined
  return first === undefined ? undefined : monthOf(first)
}

/** The day a month's agenda is told as at: today, or the month's last where that is past. */
export function tellingDay(month: Month, today: Day): Day {
  return Math.min(today, firstOfMonth(month + 1) - 1)
}
