import { z } from 'zod'
import { type Day, iso, parseDay } from '../../domain/calendar/day.ts'
import { typedDate } from '../../domain/calendar/typed-date.ts'
import { longDate, shortDate } from '../../domain/calendar/wording.ts'
import { asked, short } from '../live/index.ts'

const parts = ['day', 'month', 'year'] as const
const typed = (name: 'from' | 'to') =>
  Object.fromEntries(parts.map(part => [`${name}-${part}`, short(20)])) as Record<
    `${typeof name}-${(typeof parts)[number]}`,
    ReturnType<typeof short>
  >

/** What the address may say of the days ahead. */
export const aheadQuery = asked.extend({
  from: short(20),
  to: short(20),
  ...typed('from'),
  ...typed('to'),
  /** One day, or one worker or unit, of the list. */
  date: short(20),
  of: short(110),
  page: z.coerce.number('page is a number, such as 2').int().min(1).default(1),
})
export type AheadQuery = z.infer<typeof aheadQuery>

/** The days looked ahead over; what was asked for where it cannot be used, and why. */
export interface Range {
  readonly first: Day
  readonly last: Day
  /** As addresses say it; undefined for the usual. */
  readonly query: { readonly from: string | undefined; readonly to: string | undefined }
  readonly problem?: { readonly field: 'from' | 'to'; readonly message: string } | undefined
}

/** Four weeks, today the first day. */
const usualDays = 28
/** Dates further off are mostly not known yet. */
const mostDays = 92

/** The range an address asks for: today and four weeks unless given; with a problem where it cannot be used. */
export function rangeOf(query: AheadQuery, today: Day): Range {
  const usual = { first: today, last: today + usualDays - 1, query: { from: undefined, to: undefined } }
  const wrong = (field: 'from' | 'to', message: string): Range => ({ ...usual, problem: { field, message } })
  const such = `${shortDate(today)}`
  const read = (field: 'from' | 'to', what: string): Day | undefined | string => {
    const fields = { day: query[`${field}-day`], month: query[`${field}-month`], year: query[`${field}-year`] }
    const written = typedDate(fields, what, such)
    if (written.kind === 'wrong') return written.message
    if (written.kind === 'day') return written.day
    const given = query[field]
    return given === undefined ? undefined : (parseDay(given) ?? `${what} must be a real date, such as ${iso(today)}`)
  }
  const from = read('from', 'The first day')
  if (typeof from === 'string') return wrong('from', from)
  const to = read('to', 'The last day')
  if (typeof to === 'string') return wrong('to', to)
  const first = from ?? today
  if (first < today)
    return wrong('from', `The first day must be today, ${longDate(today)}, or later: what is past is in Due`)
  const last = to ?? first + usualDays - 1
  if (last < first) return wrong('to', 'The last day must be the first day or later')
  if (last - first >= mostDays) return wrong('to', `The last day must be within ${mostDays} days of the first`)
  return {
    first,
    last,
    query: {
      from: first === today ? undefined : iso(first),
      to: last === first + usualDays - 1 ? undefined : iso(last),
    },
  }
}
