import { z } from 'zod'
import { englandDay } from '../../domain/calendar/england-day.ts'
import { instantInEngland, typedTime } from '../../domain/calendar/england-time.ts'
import { addMonths } from '../../domain/calendar/months.ts'
import { type DatePart, type TypedDate, typedDate } from '../../domain/calendar/typed-date.ts'

const field = (length: number) => z.string().max(length).default('')

/** The fields of a form that say from when until when. */
export const periodFields = {
  'from-day': field(20),
  'from-month': field(20),
  'from-year': field(20),
  'from-time': field(20),
  'until-day': field(20),
  'until-month': field(20),
  'until-year': field(20),
  'until-time': field(20),
}
export type PeriodTyped = Readonly<Record<keyof typeof periodFields, string>>

export const emptyPeriod = Object.fromEntries(Object.keys(periodFields).map(each => [each, ''])) as PeriodTyped

export type PeriodProblem = { readonly field: 'from' | 'until'; readonly message: string }

/** What was typed: from when (now where nothing was) until when (open where nothing was). */
export function periodOf(
  typed: PeriodTyped,
  at: Date,
): { from: Date; until: Date | undefined; problems: readonly PeriodProblem[] } {
  const today = englandDay(at)
  const problems: PeriodProblem[] = []
  const such = exampleDate(addMonths(today, 1))
  const read = (name: 'from' | 'until', what: string): { date: TypedDate; minute: number | undefined } => {
    const date = typedDate(partsOf(typed, name), what, such)
    const time = typed[`${name}-time`].trim()
    const minute = time === '' ? undefined : typedTime(time)
    if (date.kind === 'wrong') problems.push({ field: name, message: date.message })
    else if (time !== '' && minute === undefined)
      problems.push({ field: name, message: `${what} must have a time such as 17:00, or none` })
    else if (time !== '' && date.kind === 'empty')
      problems.push({ field: name, message: `${what} must have a date with its time, such as ${such}` })
    return { date, minute }
  }
  const begins = read('from', 'The beginning')
  const ends = read('until', 'The end')
  let from = at
  if (begins.date.kind === 'day') {
    const { day } = begins.date
    const instant = instantInEngland(day, begins.minute ?? 0)
    if (day < today) problems.push({ field: 'from', message: 'The beginning must be today or later' })
    else if (instant > at) from = instant
  }
  const until =
    ends.date.kind !== 'day'
      ? undefined
      : ends.minute === undefined
        ? instantInEngland(ends.date.day + 1)
        : instantInEngland(ends.date.day, ends.minute)
  return { from, until, problems }
}

/** The three fields of one of the dates. */
export function partsOf(typed: PeriodTyped, name: 'from' | 'until'): Readonly<Record<DatePart, string>> {
  return { day: typed[`${name}-day`], month: typed[`${name}-month`], year: typed[`${name}-year`] }
}

function exampleDate(day: number): string {
  const [year, month, date] = new Date(day * 86_400_000).toISOString().slice(0, 10).split('-')
  return `${Number(date)} ${Number(month)} ${year}`
}
