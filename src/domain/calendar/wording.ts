import { counted } from '../words/numbers.ts'
import { type Day, partsOf, weekdayOf } from './day.ts'
import { type Month, monthOf } from './months.ts'
import type { PartKnownDate } from './part-known-date.ts'

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = 'January February March April May June July August September October November December'.split(' ')

/** "1 May 2019" */
export function shortDate(day: Day): string {
  const { year, month, date } = partsOf(day)
  return `${date} ${months[month - 1]!.slice(0, 3)} ${year}`
}

/** "Wed 1 May 2019" */
export function longDate(day: Day): string {
  return `${weekdays[weekdayOf(day)]} ${shortDate(day)}`
}

/** A day that is past, with how long ago that was: "Wed 1 May 2019 (12 days ago)", "Wed 1 May 2019 (today)". */
export function longDateAgo(day: Day, today: Day): string {
  return `${longDate(day)} (${day === today ? 'today' : `${counted(today - day, 'day')} ago`})`
}

/** "May 2019" */
export function monthName(month: Month): string {
  return `${months[((month % 12) + 12) % 12]} ${Math.floor(month / 12)}`
}

/** "17 May 2005", "May 2005 (day not known)" or "2005 (day and month not known)" */
export function partKnownDate({ earliest, precision }: PartKnownDate): string {
  if (precision === 'day') return shortDate(earliest)
  if (precision === 'month') return `${monthName(monthOf(earliest))} (day not known)`
  return `${partsOf(earliest).year} (day and month not known)`
}

/** "1 day late", "12 working days late"; "not late" for 0 and below. */
export function daysLate(count: number, noun: 'day' | 'working day' = 'day'): string {
  return count > 0 ? `${counted(count, noun)} late` : 'not late'
}

/** How far off a day is, by calendar days: "today", "tomorrow", "in 12 days", "yesterday", "12 days ago". */
export function inDays(count: number): string {
  if (count === 0) return 'today'
  if (count === 1) return 'tomorrow'
  if (count === -1) return 'yesterday'
  return count > 0 ? `in ${counted(count, 'day')}` : `${counted(-count, 'day')} ago`
}
