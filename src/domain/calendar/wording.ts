import { type Day, partsOf, weekdayOf } from './day.ts'
import type { Month } from './months.ts'

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

/** "May 2019" */
export function monthName(month: Month): string {
  return `${months[((month % 12) + 12) % 12]} ${Math.floor(month / 12)}`
}
