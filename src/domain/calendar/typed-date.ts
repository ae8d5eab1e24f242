import { type Day, dayFrom } from './day.ts'

export type DatePart = 'day' | 'month' | 'year'
const parts: readonly DatePart[] = ['day', 'month', 'year']

/** A date as typed into three fields. */
export type Typed = Readonly<Partial<Record<DatePart, string | undefined>>>

/** What was typed: a day, nothing at all, or something that is no day, with what is wrong and in which fields. */
export type TypedDate =
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'empty' }
  | { readonly kind: 'wrong'; readonly message: string; readonly parts: readonly DatePart[] }

/** Reads a date typed day first. `what` names it in messages: "The end date". `such` is a good one: "24 11 2026". */
export function typedDate(typed: Typed, what: string, such: string): TypedDate {
  const text = (part: DatePart) => typed[part]?.trim() ?? ''
  const missing = parts.filter(each => text(each) === '')
  if (missing.length === parts.length) return { kind: 'empty' }
  const wrong = (message: string, of: readonly DatePart[] = parts): TypedDate => ({ kind: 'wrong', message, parts: of })
  if (missing.length > 0) return wrong(`${what} must include a ${missing.join(' and a ')}, such as ${such}`, missing)
  if (!/^\d{4}$/.test(text('year'))) return wrong(`${what} must have a year of 4 figures, such as ${such}`, ['year'])
  const whole = parts.slice(0, 2).every(each => /^\d{1,2}$/.test(text(each)))
  const day = whole ? dayFrom(Number(text('year')), Number(text('month')), Number(text('day'))) : undefined
  return day === undefined ? wrong(`${what} must be a real date, such as ${such}`) : { kind: 'day', day }
}
