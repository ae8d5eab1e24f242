import { z } from 'zod'
import { type Day, partsOf } from '../../domain/calendar/day.ts'
import { addWeeks } from '../../domain/calendar/months.ts'
import { typedDate } from '../../domain/calendar/typed-date.ts'
import { shortDate } from '../../domain/calendar/wording.ts'

/** How long a new campaign has unless something else is chosen. */
export const usualWeeks = 6

const part = z.string().max(20).default('')

/** The fields of a form for the last day for reviews. */
export const dueFields = { 'due-day': part, 'due-month': part, 'due-year': part }

/** The last day for reviews as typed, or what is wrong with it. */
export function readDue(
  typed: Readonly<Record<keyof typeof dueFields, string>>,
  today: Day,
): { day: Day } | { message: string } {
  const { date, month, year } = partsOf(today)
  const read = typedDate(
    { day: typed['due-day'], month: typed['due-month'], year: typed['due-year'] },
    'The last day',
    `${date} ${month} ${year + 1}`,
  )
  if (read.kind === 'wrong') return { message: read.message }
  if (read.kind === 'empty')
    return { message: `Enter the last day for reviews, such as ${shortDate(addWeeks(today, usualWeeks))}` }
  return read.day < today ? { message: 'The last day must be today or later' } : { day: read.day }
}
