import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Day } from '../domain/calendar/day.ts'
import { csvCell } from './csv-cell.ts'
import { windowFrom } from './dates.ts'
import { comesTwice, dateText, hasByteOrderMark, headingOf } from './defects.ts'
import { type TableName, tables } from './tables.ts'

/** A row by column: a number is a day, which stays blank while it lies after the end of the extract. */
export type Cells = Readonly<Record<string, string | Day | undefined>>

interface OpenFile {
  readonly handle: number
  readonly columns: readonly string[]
  text: string
}

const tableNames = Object.keys(tables) as TableName[]
const flushAt = 1 << 17

/** Writes one CSV per table, a little at a time, so that memory does not grow with the extract. */
export class ExtractWriter {
  rows = 0
  readonly seed: number
  readonly until: Day
  readonly #files = new Map<TableName, OpenFile>()

  /** Makes the folder if need be and begins every file with its headings. */
  constructor(folder: string, seed: number, until: Day) {
    this.seed = seed
    this.until = until
    mkdirSync(folder, { recursive: true })
    for (const table of tableNames) {
      const columns = tables[table].split(' ')
      const text = `${hasByteOrderMark(table) ? '\ufeff' : ''}${columns.map(headingOf).join(',')}\r\n`
      this.#files.set(table, { handle: openSync(join(folder, `ssd_${table}.csv`), 'w'), columns, text })
    }
  }

  /** Whether something that began and ended then belongs in the extract: begun by its end, not over before its window. */
  covers(from: Day, to: Day = from): boolean {
    return from <= this.until && to >= windowFrom
  }

  /** Whether a day has come by the end of the extract. */
  past(on: Day): boolean {
    return on <= this.until
  }

  /** A day as the table writes it, even if it is still to come. */
  dayIn(table: TableName, on: Day): string {
    return dateText(table, on)
  }

  add(table: TableName, cells: Cells): void {
    const file = this.#files.get(table)!
    let line = ''
    for (const [index, column] of file.columns.entries()) {
      const cell = cells[column]
      if (index > 0) line += ','
      if (typeof cell === 'number') line += cell <= this.until ? dateText(table, cell) : ''
      else if (cell !== undefined) line += csvCell(cell)
    }
    line += '\r\n'
    file.text += line
    this.rows++
    if (comesTwice(this.seed, table, String(cells[file.columns[0]!]))) {
      file.text += line
      this.rows++
    }
    if (file.text.length > flushAt) this.#flush(file)
  }

  /** Finishes every file; how many there are. */
  close(): number {
    for (const file of this.#files.values()) {
      this.#flush(file)
      closeSync(file.handle)
    }
    return this.#files.size
  }

  #flush(file: OpenFile): void {
    writeSync(file.handle, file.text)
    file.text = ''
  }
}
