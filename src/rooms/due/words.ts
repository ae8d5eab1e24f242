import type { DueBand } from '../../analysis/index.ts'

/** Headings of the groups of the list, and how a filter names them. */
export const bandTitles: Readonly<Record<DueBand, string>> = {
  overdue: 'Overdue',
  today: 'Today',
  'this week': 'Later this week',
  'next two weeks': 'In the two weeks after',
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
