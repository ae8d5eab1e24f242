import { returnYearColumns, returnYearsTable } from '../../domain/record/return-years.ts'
import { ssdTables } from '../formats/ssd/catalogue.ts'
import { templateTables } from '../formats/templates/index.ts'

/** The columns that place a row in time: of the day its event happened or its episode began, and of the day that ended. */
interface DateColumns {
  readonly start: string | undefined
  readonly end: string | undefined
}

/** By table. One without a date holds what is so now, and an extract of it speaks of all of it. */
const dateColumns: ReadonlyMap<string, DateColumns> = new Map([
  ...[...ssdTables, ...templateTables].map(({ table, dateColumn, columns }): [string, DateColumns] => [
    table,
    { start: dateColumn, end: columns.find(each => 'ends' in each && each.ends)?.name },
  ]),
  [returnYearsTable, { start: returnYearColumns.yearEnd, end: undefined }],
])

/** The tables whose rows say when what they tell of ended, and can so tell that it has not. */
export const tablesThatEnd: readonly string[] = [...dateColumns].flatMap(([table, { end }]) =>
  end === undefined ? [] : table,
)

/** The tables whose rows tell what is so now, or was at some time that they do not say. */
export const tablesWithoutDate: ReadonlySet<string> = new Set(
  [...dateColumns].flatMap(([table, { start }]) => (start === undefined ? table : [])),
)

/** The date of a row, as "2019-05-01"; undefined where its table has none or the row does not say. */
export function dateOfRow(table: string, data: Readonly<Record<string, string>>): string | undefined {
  return dateIn(dateColumns.get(table)?.start, data)
}

/** When what a row tells of began and ended. What happens on one day ends that day; what is open has no end. */
export interface Extent {
  readonly start: string
  readonly end: string | undefined
}

/** The extent of a row; undefined where its table has no date or the row does not say. */
export function extentOfRow(table: string, data: Readonly<Record<string, string>>): Extent | undefined {
  const start = dateOfRow(table, data)
  const column = dateColumns.get(table)?.end
  if (start === undefined) return undefined
  return { start, end: column === undefined ? start : dateIn(column, data) }
}

/** Whether a row tells of something that has begun and, as far as it says, not ended. */
export function isOpen(table: string, data: Readonly<Record<string, string>>): boolean {
  const extent = extentOfRow(table, data)
  return extent !== undefined && extent.end === undefined
}

/** The column in which a row of a table says when it ended. */
export function endColumnOf(table: string): string | undefined {
  return dateColumns.get(table)?.end
}

function dateIn(column: string | undefined, data: Readonly<Record<string, string>>): string | undefined {
  const value = column === undefined ? undefined : data[column]
  return value !== undefined && /^\d{4}-\d{2}-\d{2}/.test(value) ? value.slice(0, 10) : undefined
}

/**
 * Whether an extract speaks of a held row: from the earliest date it gives in the table on. A row without a date is
 * always spoken of.
 */
export function isWithin(windowStart: string | undefined, date: string | undefined): boolean {
  return windowStart === undefined || date === undefined || date >= windowStart
}
