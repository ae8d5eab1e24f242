import { iso } from '../../domain/calendar/day.ts'
import type { ExportTable, ExportValue } from './table.ts'

/** What a spreadsheet takes for the beginning of a formula, full-width signs too. */
const startsFormula = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/
const isPlainNumber = /^-?\d+(\.\d+)?$/

/** A cell of a CSV file: quoted where needed, and no spreadsheet will take it for a formula. */
export function csvCell(value: ExportValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const safe = startsFormula.test(value) && !isPlainNumber.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Cells as one line, without its end. */
export function csvLine(cells: readonly ExportValue[]): string {
  return cells.map(csvCell).join(',')
}

/** A table as CSV (RFC 4180), days as 2026-11-26. */
export function csvOf<Row>({ columns, rows }: ExportTable<Row>): string {
  const lines = [csvLine(columns.map(each => each.heading))]
  for (const row of rows) {
    lines.push(
      csvLine(
        columns.map(({ kind, value }) => {
          const cell = value(row)
          return kind === 'day' && typeof cell === 'number' ? iso(cell) : cell
        }),
      ),
    )
  }
  return `${lines.join('\r\n')}\r\n`
}
