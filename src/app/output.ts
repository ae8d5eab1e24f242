/** A cell of a CSV file: quoted where needed, and no spreadsheet will take it for a formula. */
export function csvCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) && !/^-?\d+(\.\d+)?$/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export function csvLine(cells: readonly (string | number | null | undefined)[]): string {
  return `${cells.map(csvCell).join(',')}\n`
}

/** Rows of plain objects as CSV or JSON text, in pieces, so that a long list does not stand in memory twice. */
export function* written<T extends object>(
  rows: Iterable<T>,
  columns: readonly (keyof T & string)[],
  format: 'csv' | 'json',
): Generator<string> {
  if (format === 'csv') {
    yield csvLine(columns)
    for (const row of rows) yield csvLine(columns.map(column => row[column] as string | number | null | undefined))
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
