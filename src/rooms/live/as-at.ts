import { type Day, dayFrom, iso, parseDay } from '../../domain/calendar/day.ts'
import { longDate } from '../../domain/calendar/wording.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import type { ToldUntil } from '../services.ts'
import type { PartQuery } from './asked.ts'

type DatePart = 'day' | 'month' | 'year'
const parts: readonly DatePart[] = ['day', 'month', 'year']

/** Why what was asked for is not a day a page can be shown as at. */
export interface DayProblem {
  readonly message: string
  /** Which fields it is about. */
  readonly parts: readonly DatePart[]
  /** What was typed, to be mended. */
  readonly typed: Readonly<Partial<Record<DatePart, string>>>
}

/** The day a page is shown as at. */
export interface AsAt {
  readonly day: Day
  readonly today: Day
  /** As addresses say it; undefined for today. */
  readonly on: string | undefined
  /** Of an authority told of by yearly returns alone, the last day that each tells of. */
  readonly toldUntil?: readonly ToldUntil[]
  /** The day asked for cannot be used, and the page is as at today. */
  readonly problem?: DayProblem | undefined
}

/**
 * The as-at day: `on` ("2026-11-24"), or what was typed into its three fields; today where nothing was asked for, and
 * with a problem where what was asked for is no day, or not one between the working calendar's first and today.
 */
export function asAt(asked: Partial<Pick<PartQuery, 'on' | `on-${DatePart}`>>, today: Day): AsAt {
  const typed = { day: asked['on-day'], month: asked['on-month'], year: asked['on-year'] }
  const missing = parts.filter(each => typed[each] === undefined)
  const problem = (message: string, wrong: readonly DatePart[] = parts): AsAt => ({
    day: today,
    today,
    on: undefined,
    problem: {
      message,
      parts: wrong,
      typed: Object.fromEntries(Object.entries(typed).filter(([, text]) => text !== undefined)),
    },
  })
  const wasTyped = missing.length < parts.length
  if (wasTyped && missing.length > 0)
    return problem(`The date must include a ${missing.join(' and a ')}, such as 24 11 2026`, missing)
  if (!wasTyped && asked.on === undefined) return { day: today, today, on: undefined }
  if (wasTyped && !/^\d{4}$/.test(typed.year!)) return problem('The year must have 4 figures, such as 2026', ['year'])
  const day = wasTyped ? dayTyped(typed.day!, typed.month!, typed.year!) : parseDay(asked.on!)
  if (day === undefined) return problem('The date must be a real one, such as 24 11 2026')
  if (day > today) return problem(`The date must be today, ${longDate(today)}, or earlier`)
  if (day < englandAndWales.firstDay)
    return problem(`The date must be ${longDate(englandAndWales.firstDay)} or later: working days are known from then`)
  return { day, today, on: day === today ? undefined : iso(day) }
}

function dayTyped(date: string, month: string, year: string): Day | undefined {
  if (!/^\d{1,2}$/.test(date) || !/^\d{1,2}$/.test(month)) return undefined
  return dayFrom(Number(year), Number(month), Number(date))
}
