import { ssdTables } from '../formats/ssd/catalogue.ts'
import { templateTables } from '../formats/templates/index.ts'

/**
 * By table, the column with the date that places a row in time: the day its event happened or its episode began. A
 * table without one holds what is so now, and an extract of it speaks of all of it.
 */
const dateColumns: ReadonlyMap<string, string | undefined> = new Map(
  [...ssdTables, ...templateTables].map(({ table, dateColumn }) => [table, dateColumn]),
)

/** The date of a row, as "2019-05-01"; undefined where its table has none or the row does not say. */
export function dateOfRow(table: string, data: Readonly<Record<string, string>>): string | undefined {
  const column = dateColumns.get(table)
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
