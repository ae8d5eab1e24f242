import { csvLine } from '../ui/export/csv.ts'

/** Rows of plain objects as CSV or JSON text, in pieces, so that a long list does not stand in memory twice. */
export function* written<T extends object>(
  rows: Iterable<T>,
  columns: readonly (keyof T & string)[],
  format: 'csv' | 'json',
): Generator<string> {
  if (format === 'csv') {
    yield `${csvLine(columns)}\n`
    for (const row of rows)
      yield `${csvLine(columns.map(column => row[column] as string | number | null | undefined))}\n`
    return
  }
  let first = true
  yield '['
  for (const row of rows) {
    yield `${first ? '\n' : ',\n'}${JSON.stringify(Object.fromEntries(columns.map(column => [column, row[column] ?? null])))}`
    first = false
  }
  yield '\n]\n'
}
