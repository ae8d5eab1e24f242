import type { Day } from './day.ts'
import { englandDay } from './england-day.ts'

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: 'numeric',
  minute: 'numeric',
  hourCycle: 'h23',
})

/** The minute of the day in England at an instant, from 0. */
export function englandMinute(at: Date): number {
  const found: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
  for (const { type, value } of clock.formatToParts(at)) found[type] = value
  return Number(found.hour) * 60 + Number(found.minute)
}

/**
 * The instant at which clocks in England show a minute of a day; the first of two where they go back over it. A minute
 * that clocks skip in spring is taken for the one an hour later.
 */
export function instantInEngland(day: Day, minute = 0): Date {
  const byGreenwich = day * 86_400_000 + minute * 60_000
  const summer = new Date(byGreenwich - 3_600_000)
  const isSummer = englandDay(summer) === day && englandMinute(summer) === minute
  return isSummer ? summer : new Date(byGreenwich)
}

/** The minute of a day typed as a time, "17:00" or "9.30"; undefined where it is none. */
export function typedTime(text: string): number | undefined {
  const [, hour, minute] = /^(\d{1,2})[:.](\d{2})$/.exec(text.trim()) ?? []
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined
  return Number(hour) * 60 + Number(minute)
}
