import { type Day, dayFrom, partsOf } from './day.ts'

/** A calendar month as a whole number: year x 12 + month - 1. */
export type Month = number

/**
 * The corresponding date n months later (earlier when n is negative); where the month has no such date, its last day
 * (Dodds v Walker [1981] UKHL).
 */
export function addMonths(from: Day, n: number): Day {
  const { year, month, date } = partsOf(from)
  const target = year * 12 + month - 1 + n
  return firstOfMonth(target) + Math.min(date, daysIn(target)) - 1
}

/** Whole months from one day to another by corresponding dates; negative when `to` is before `from`. */
export function wholeMonthsBetween(from: Day, to: Day): number {
  if (to < from) return -wholeMonthsBetween(to, from)
  const months = monthOf(to) - monthOf(from)
  return addMonths(from, months) <= to ? months : months - 1
}

export function monthOf(day: Day): Month {
  const { year, month } = partsOf(day)
  return year * 12 + month - 1
}

export function firstOfMonth(month: Month): Day {
  return dayFrom(Math.floor(month / 12), (((month % 12) + 12) % 12) + 1, 1)!
}

export function daysIn(month: Month): number {
  return firstOfMonth(month + 1) - firstOfMonth(month)
}

export function addWeeks(from: Day, n: number): Day {
  return from + 7 * n
}

/** The last day of "n weeks beginning with" a day, which is itself the first (Children Act 1989 s32). */
export function lastDayOfWeeksBeginningWith(from: Day, n: number): Day {
  return from + 7 * n - 1
}
