import type { DueBand, DueItem } from '../../analysis/index.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { wholeMonthsBetween } from '../../domain/calendar/months.ts'
import { longDate } from '../../domain/calendar/wording.ts'
import { counted } from '../../domain/words/numbers.ts'
import { noVisitsWords } from '../../domain/words/visits.ts'

/** Headings of the groups of the list, and how a filter names them. */
export const bandTitles: Readonly<Record<DueBand, string>> = {
  overdue: 'Overdue',
  today: 'Today',
  'this week': 'Later this week',
  'next two weeks': 'In the two weeks after this week',
  later: 'Later',
  'no data': 'No data',
}

/** What a tag says of the other filters, which come from the numbers of the board. */
export const stateFilterWords = {
  overdue: 'Overdue',
  'due-soon': 'Due soon, as each standard says',
  'due-later': 'Due later than soon',
  'no-data': 'No data',
  open: 'Everything outstanding',
} as const

export const withinWords = 'In the next five working days'

/** By when to do what falls due on a day that nobody works; where that working day is past, what is left. */
export function doItBy(dueOn: Day, practical: Day, today: Day): string {
  if (practical >= today) return `do it by ${longDate(practical)}`
  return dueOn === today ? 'today is the last day' : 'no working day is left before it'
}

/** What is said of a child of whom no visit is held at which they were seen. */
export function neverSeenWords({ visitsUnsupplied }: Pick<DueItem, 'visitsUnsupplied'>): string {
  return visitsUnsupplied ? noVisitsWords : 'never recorded'
}

/** How long ago, in the unit that matters: days up to two months, months up to two years, then years. */
export function howLongAgo(then: Day, day: Day): string {
  const days = day - then
  if (days <= 0) return 'that day'
  const months = wholeMonthsBetween(then, day)
  if (months < 2) return `${counted(days, 'day')} ago`
  return months < 24 ? `${counted(months, 'month')} ago` : `${counted(Math.floor(months / 12), 'year')} ago`
}
