import type { Day } from '../calendar/day.ts'
import { addMonths } from '../calendar/months.ts'
import type { SourceFormat } from './source-row.ts'

/**
 * The table of the collection years in which a yearly return (census, 903) told of a child: one row a child and year.
 * Nothing of a child's own: it says of which years something missing is known to be missing.
 */
export const returnYearsTable = 'return_years'

/**
 * Its columns: the 31 March on which the year ends; from when the return tells of reviews, if it held a file of them; and
 * "N" where the return does not name the child at all, "partly" where some of what it tells of it was refused; and "Y"
 * where the return broke off before its end, so that it does not say whom it leaves out.
 */
export const returnYearColumns = {
  yearEnd: 'rety_year_end_date',
  reviewsFrom: 'rety_reviews_from_date',
  childTold: 'rety_child_told',
  brokeOff: 'rety_broke_off',
} as const

/** And, of each table whose rows end, which of the child's the return told as still open: their keys, as a JSON array. */
export function openColumnOf(table: string): string {
  return `rety_open_${table}`
}

/** And "Y" for each table of rows without a date of which the return listed anything of the child. */
export function listsColumnOf(table: string): string {
  return `rety_lists_${table}`
}

/**
 * And which it told with an end, or something else, that could not be read: whether they are open it does not say. Or, in
 * place of those told as open, by the keys they have in a file that lacks a part of them.
 */
export function unclearColumnOf(table: string): string {
  return `rety_unclear_${table}`
}

/** By kind of return, the tables of which it has to tell whatever was open at any time in its year. */
export const toldWhileOpen: Partial<Record<SourceFormat, readonly string[]>> = {
  'cin-census': ['cin_episodes', 'cin_assessments', 'cin_plans', 'cp_plans'],
  ssda903: ['cla_episodes'],
}

/** A row that the return of a year told as open, and that of the newest year does not tell, whether open or ended. */
export interface ToldNoMore {
  readonly table: string
  readonly key: string
  /** The 31 Marches of the last year that told it, and of the newest. */
  readonly toldIn: string
  readonly notIn: string
}

/**
 * What of a child in some tables the newest return does not tell any more, by the rows of the years its kind told of the
 * child. Of rows told since with their end nothing is known here: they have ended.
 */
export function toldNoMore(
  years: readonly Readonly<Record<string, string>>[],
  tables: readonly string[],
): ToldNoMore[] {
  const inOrder = [...years].sort((a, b) => yearEndIn(a).localeCompare(yearEndIn(b)))
  const newest = inOrder.pop()
  if (newest === undefined || newest[returnYearColumns.childTold] === 'partly') return []
  return tables.flatMap(table => {
    // A return that lacks the table's file says nothing of it.
    if (newest[openColumnOf(table)] === undefined) return []
    const told = new Set([...keysIn(newest, openColumnOf(table)), ...keysIn(newest, unclearColumnOf(table))])
    const toldIn = new Map(
      inOrder.flatMap(year => keysIn(year, openColumnOf(table)).map(key => [key, yearEndIn(year)] as const)),
    )
    return [...toldIn]
      .filter(([key]) => !told.has(key))
      .map(([key, last]) => ({ table, key, toldIn: last, notIn: yearEndIn(newest) }))
  })
}

/**
 * The keys of a table that a year told as open when it came before, and now does not tell at all. None where either does
 * not name the child, or what comes now is not all of it.
 */
export function toldBefore(
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
  table: string,
): readonly string[] {
  const isWhole = now[returnYearColumns.childTold] === undefined && now[returnYearColumns.brokeOff] === undefined
  if (!isWhole || now[openColumnOf(table)] === undefined || before[returnYearColumns.childTold] === 'N') return []
  const told = [...keysIn(now, openColumnOf(table)), ...keysIn(now, unclearColumnOf(table))]
  return keysIn(before, openColumnOf(table)).filter(key => !told.includes(key))
}

/** The keys in a column of a return's year. */
export function keysIn(year: Readonly<Record<string, string>>, column: string): readonly string[] {
  return JSON.parse(year[column] ?? '[]') as string[]
}

function yearEndIn(year: Readonly<Record<string, string>>): string {
  return year[returnYearColumns.yearEnd] ?? ''
}

/** The first day of the collection year that ends on a 31 March, both as "2019-03-31". */
export function yearStartOf(yearEnd: string): string {
  return `${String(Number(yearEnd.slice(0, 4)) - 1).padStart(4, '0')}-04-01`
}

/** The first day of the collection year that ends on a day. */
export function firstOfYearTo(yearEnd: Day): Day {
  return addMonths(yearEnd, -12) + 1
}

/** Whether a day lies in the collection year that ends on another. */
export function isInYearTo(yearEnd: Day, on: Day): boolean {
  return on <= yearEnd && on >= firstOfYearTo(yearEnd)
}

/** The 31 March on or after a date. */
export function yearEndOf(date: string): string {
  const year = Number(date.slice(0, 4))
  return `${date.slice(5) <= '03-31' ? year : year + 1}-03-31`
}
