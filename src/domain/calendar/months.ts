import { type Day, dayFrom, iso, parseDay, partsOf } from './day.ts'

/** A calendar month as a whole number: year x 12 + month - 1. Subtracting two gives the months between. */
export type Month = number

/**
 * The corresponding date n months later (earlier when n is below 0); where the month has no such date, its last day. So a
 * period of months in law ends, the day of the event not counted: Dodds v Walker [1981] 1 WLR 1027 (HL).
 */
export function addMonths(from: Day, n: number): Day {
  const { year, month, date } = partsOf(from)
  const target = year * 12 + month - 1 + n
  return firstOfMonth(target) + Math.min(date, daysIn(target)) - 1
}

/**
 * How many whole months have passed from one day to another: the most that `addMonths(from, n)` allows without passing
 * `to`. When `to` is earlier, 0 or below.
 */
export function wholeMonthsBetween(from: Day, to: Day): number {
  if (to < from) return 0 - wholeMonthsBetween(to, from)
  const months = monthOf(to) - monthOf(from)
  return addMonths(from, months) <= to ? months : months - 1
}

/** The month a day is in. */
export function monthOf(day: Day): Month {
  const { year, month } = partsOf(day)
  return year * 12 + month - 1
}

/** The first day of a month. */
export function firstOfMonth(month: Month): Day {
  return dayFrom(Math.floor(month / 12), (((month % 12) + 12) % 12) + 1, 1)!
}

/** "2026-11": a month as addresses and the record have it. */
export function monthText(month: Month): string {
  return iso(firstOfMonth(month)).slice(0, 7)
}

/** The month a text names; undefined where it is none. */
export function monthFrom(text: string): Month | undefined {
  const first = /^\d{4}-\d{2}$/.test(text) ? parseDay(`${text}-01`) : undefined
  return first === undefined ? undefined : monthOf(first)
}

/** How many days a month has: 28 to 31. */
export function daysIn(month: Month): number {
  return firstOfMonth(month + 1) - firstOfMonth(month)
}

/** The last day "within n weeks of" a day, which is not itself counted: the same day of the week. */
export function addWeeks(from: Day, n: number): Day {
  return from + 7 * n
}

/**
 * The last day of "n weeks beginning with" a day, which is itself the first (as care proceedings are timed: Children Act
 * 1989 s32(1)). One day before `addWeeks`.
 */
export function lastDayOfWeeksBeginningWith(from: Day, n: number): Day {
  return addWeeks(from, n) - 1
}
