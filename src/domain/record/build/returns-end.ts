import type { Day } from '../../calendar/day.ts'
import type { ReturnsEnd } from '../facts.ts'
import { returnYearColumns, returnYearsTable } from '../return-years.ts'
import type { RowOrigin } from '../source-row.ts'
import { date, isOfReturn } from './cells.ts'
import type { RowsByTable } from './rows-by-table.ts'

/** The last days that returns tell of, where no extract of a case system tells of the child. */
export function readReturnsEnd(tables: RowsByTable): ReturnsEnd | undefined {
  const years = tables.get(returnYearsTable)
  if (years === undefined) return undefined
  for (const rows of tables.values()) if (rows.some(({ format }) => format === 'ssd')) return undefined
  const ends = new Map<RowOrigin, Day>()
  for (const row of years.filter(isOfReturn)) {
    const end = date(row, returnYearColumns.yearEnd)
    if (end !== undefined) ends.set(row.format, Math.max(end, ends.get(row.format) ?? end))
  }
  if (ends.size === 0) return undefined
  const byTable = new Map<string, Day>()
  for (const [table, rows] of tables) {
    const told = rows.filter(isOfReturn).flatMap(({ format }) => ends.get(format) ?? [])
    if (told.length > 0) byTable.set(table, Math.max(...told))
  }
  return { last: Math.max(...ends.values()), byTable }
}
