import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type Day, iso, partsOf } from '../domain/calendar/day.ts'
import { type TableName, tables } from './tables.ts'

export type Cells = Readonly<Record<string, string | undefined>>

/** Writes one CSV per table, a little at a time, so that memory does not grow with the extract. */
export class ExtractWriter {
  rows = 0
  readonly until: Day
  readonly #files = new Map<TableName, { handle: number; columns: readonly string[]; text: string }>()

  constructor(folder: string, until: Day) {
    this.until = until
    mkdirSync(folder, { recursive: true })
    for (const table of Object.keys(tables) as TableName[]) {
      const columns = tables[table].split(' ')
      const handle = openSync(join(folder, `ssd_${table}.csv`), 'w')
      const headings = columns.map(column => headingOf(column))
      this.#files.set(table, {
        handle,
        columns,
        text: `${table === 'person' ? '\ufeff' : ''}${headings.join(',')}\r\n`,
      })
    }
  }

  add(table: TableName, cells: Cells): void {
    const file = this.#files.get(table)!
    file.text += `${file.columns.map(column => quoted(cells[column] ?? '')).join(',')}\r\n`
    this.rows++
    if (file.text.length > 1 << 16) {
      writeSync(file.handle, file.text)
      file.text = ''
    }
  }

  close(): number {
    for (const { handle, text } of this.#files.values()) {
      writeSync(handle, text)
      closeSync(handle)
    }
    return this.#files.size
  }
}

/** One site's script gives a column another name (data-specs 2.5). */
function headingOf(column: string): string {
  return column === 'cont_contact_source_code' ? 'cont_contact_source' : column
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** "2019-05-01 00:00:00.000", as a database exports a date with time. */
export function withTime(day: Day): string {
  return `${iso(day)} 00:00:00.000`
}

/** "01/05/2019", as a spreadsheet does. */
export function dayFirst(day: Day): string {
  const { year, month, date } = partsOf(day)
  return `${String(date).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`
}
