import type { Day } from '../../calendar/day.ts'
import { returnYearColumns, returnYearsTable } from '../return-years.ts'
import { date, isOfReturn } from './cells.ts'
import type { RowsByTable } from './rows-by-table.ts'

/** The last day that any return tells of, where no extract of a case system tells of the child. */
export function readReturnsEnd(tables: RowsByTable): Day | undefined {
  const years = tables.get(returnYearsTable)
  if (years === undefined) return undefined
  for (const rows of tables.values()) if (rows.some(({ format }) => format === 'ssd')) return undefined
  const ends = years.filter(isOfReturn).flatMap(row => date(row, returnYearColumns.yearEnd) ?? [])
  return ends.length === 0 ? undefined : Math.max(...ends)
}
