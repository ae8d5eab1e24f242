import { type Day, dayFrom } from './day.ts'

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
})

/** The day it is in England at an instant. */
export function englandDay(at: Date): Day {
  const found: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
  for (const { type, value } of parts.formatToParts(at)) found[type] = value
  return dayFrom(Number(found.year), Number(found.month), Number(found.day))!
}

/** The first instant, in milliseconds, of the day after a day in England. */
export function startOfNextDay(day: Day): number {
  // Midnight in England is 23:00 or 24:00 by Greenwich.
  const latest = (day + 1) * 86_400_000
  return englandDay(new Date(latest - 3_600_000)) > day ? latest - 3_600_000 : latest
}
