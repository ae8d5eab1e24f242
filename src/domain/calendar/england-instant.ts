import { englandDay } from './england-day.ts'
import { longDate, shortDate } from './wording.ts'

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' })

/** An end, by the clock in England: "Thu 26 Nov 2026, 17:00", or "the end of Thu 26 Nov 2026" for midnight after it. */
export function englandEnd(at: Date): string {
  return clock.format(at) === '00:00' ? `the end of ${longDate(englandDay(at) - 1)}` : englandInstant(at)
}

/** "at 16:23" on the same day as another instant, else "of Thu 26 Nov 2026, 16:23", by the clock in England. */
export function englandInstantBeside(at: Date, other: Date): string {
  return englandDay(at) === englandDay(other) ? `at ${clock.format(at)}` : `of ${englandInstant(at)}`
}

/** "Thu 26 Nov 2026, 16:23", by the clock in England. */
export function englandInstant(at: Date): string {
  return `${longDate(englandDay(at))}, ${clock.format(at)}`
}

/** The same for tables: "26 Nov 2026, 16:23". */
export function shortEnglandInstant(at: Date): string {
  return `${shortDate(englandDay(at))}, ${clock.format(at)}`
}
