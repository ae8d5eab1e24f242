import { englandDay } from '../domain/calendar/england-day.ts'
import { longDate } from '../domain/calendar/wording.ts'

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' })

/** "Thu 26 Nov 2026, 16:23", by the clock in England. */
export function englandInstant(at: Date): string {
  return `${longDate(englandDay(at))}, ${clock.format(at)}`
}
