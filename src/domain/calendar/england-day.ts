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
