import { type Day, day, weekdayOf } from '../domain/calendar/day.ts'
import { englandAndWales } from '../domain/calendar/working-calendar.ts'
import type { Stream } from './random.ts'

/** The first day of the extract's window. Fixed, so that tomorrow's extract holds all that today's does. */
export const windowFrom: Day = day('2020-04-01')
/** The day of the first family's arrival: long enough before the window for the children then in care. */
export const arrivalsFrom: Day = day('2005-04-01')
/** From here units that struggle grow later, over a year. */
export const driftFrom: Day = day('2025-10-01')

/** Working days as the calendar knows them; beyond its last year Monday to Friday, for lives that run on so far. */
function isWorking(on: Day): boolean {
  if (on >= englandAndWales.firstDay && on <= englandAndWales.lastDay) return englandAndWales.isWorking(on)
  const weekday = weekdayOf(on)
  return weekday !== 0 && weekday !== 6
}

/** The day itself if the office is open, else the next on which it is. */
export function officeDay(on: Day): Day {
  let found = Math.round(on)
  while (!isWorking(found)) found++
  return found
}

/**
 * A day on which the office is open, for what might have been on any: what falls on a weekend is spread over the week
 * that follows, so that Mondays are not like three other days.
 */
export function someOfficeDay(on: Day): Day {
  const day = Math.round(on)
  const weekday = weekdayOf(day)
  if (weekday !== 0 && weekday !== 6) return officeDay(day)
  return officeDay(day + (weekday === 6 ? 2 : 1) + ((Math.imul(day, 0x9e3779b1) >>> 8) % 5))
}

/** The n-th working day after a day; n of 0 is the day itself or the next working one. */
export function afterWorkingDays(from: Day, n: number): Day {
  if (n <= 0) return officeDay(from)
  return englandAndWales.add(from, n) ?? officeDay(from + Math.round((n * 7) / 5))
}

export function workingDaysBetween(from: Day, to: Day): number {
  return englandAndWales.between(from, to) ?? Math.round(((to - from) * 5) / 7)
}

/** Day of the year, roughly, for what has a season: 0 to 365. */
function seasonOf(on: Day): number {
  return (((on + 0.25) % 365.25) + 365.25) % 365.25
}

/** Whether much of the office is away: Christmas to New Year. */
export function isChristmas(on: Day): boolean {
  const season = seasonOf(on)
  return season >= 355 || season < 2
}

/** Whether schools are away for the summer. */
export function isSummer(on: Day): boolean {
  const season = seasonOf(on)
  return season >= 206 && season < 244
}

/** A referral's day: fewer in the summer holidays and at Christmas, when they come a little later instead. */
export function referralDay(wished: Day, random: Stream): Day {
  const [later, put] = [random.next(), random.next()]
  if (isSummer(wished) && later < 0.2) return officeDay(wished + 20 + Math.floor(put * 40))
  if (isChristmas(wished) && later < 0.6) return officeDay(wished + 8 + Math.floor(put * 20))
  const weekday = weekdayOf(wished)
  return officeDay(weekday === 0 || weekday === 6 ? wished + (weekday === 6 ? 2 : 1) + Math.floor(put * 5) : wished)
}

/** The day as "2019-05-01"; kept, since the same few thousand days are written again and again. */
const written = new Map<Day, string>()
export function isoOf(on: Day): string {
  let text = written.get(on)
  if (text === undefined) {
    text = new Date(on * 86_400_000).toISOString().slice(0, 10)
    written.set(on, text)
  }
  return text
}
