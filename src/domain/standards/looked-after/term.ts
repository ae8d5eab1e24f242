import { type Day, dayFrom, partsOf } from '../../calendar/day.ts'
import { days } from '../interval.ts'

/** The last day of each term, as month and date: spring, summer with its holiday, autumn. Schools differ by a week or two. */
const ends = [
  [4, 14],
  [8, 31],
  [12, 31],
] as const

/** The last day of the school term that a day is in, holidays counted with the term before them. */
function endOfTerm(on: Day): Day {
  const { year } = partsOf(on)
  return ends.map(([month, date]) => dayFrom(year, month, date)!).find(each => on <= each)!
}

/** The last day of the term after the one that a day is in. */
export function endOfNextTerm(on: Day): Day {
  return endOfTerm(endOfTerm(on) + 1)
}

/** The longest time to the end of the next term: from the first day of the summer term, 15 April, to 31 December. */
export const longestToNextTerm = days(260)
