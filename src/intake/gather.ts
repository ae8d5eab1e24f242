import { hash } from 'node:crypto'
import type { SourceRow } from '../domain/record/source-row.ts'
import type { RowSink, SuppliedTable } from './format.ts'
import type { IssueBook } from './issue-book.ts'

/** A row as it will be stored: its data as JSON text, with a hash of it. */
export interface GatheredRow {
  readonly table: string
  readonly key: string
  readonly childId: string
  readonly json: string
  readonly hash: string
  /** The date that places it in time, where its table has one. */
  readonly date: string | undefined
}

/** Everything read of one extract, by child and table, held compactly. */
export interface Gathered {
  readonly format: SourceRow['format']
  /** child id → table → key → row */
  readonly children: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, GatheredRow>>>
  readonly supplied: readonly SuppliedTable[]
  readonly rows: number
}

/**
 * Gathers rows by child. An exact repeat is dropped with a note; of two rows with one key the fuller is kept (a visit
 * at which the child was seen before one that was not), with a warning.
 */
export class Gathering {
  readonly #children = new Map<string, Map<string, Map<string, GatheredRow>>>()
  readonly #supplied: SuppliedTable[] = []
  readonly #dateOf: (table: string) => string | undefined
  readonly #issues: IssueBook
  readonly #onProgress: (bytes: number, rows: number) => void
  #rows = 0

  constructor(dateOf: (table: string) => string | undefined, issues: IssueBook, onProgress: (bytes: number, rows: number) => void) {
    this.#dateOf = dateOf
    this.#issues = issues
    this.#onProgress = onProgress
  }

  get sink(): RowSink {
    return {
      table: supplied => this.#supplied.push(supplied),
      row: (row, at) => this.#take(row, at),
      issue: issue => this.#issues.add(issue),
      progress: (bytes, rows) => this.#onProgress(bytes, rows),
    }
  }

  #take(row: SourceRow, at: { file: string; row: number }): void {
    let tables = this.#children.get(row.childId)
    if (tables === undefined) this.#children.set(row.childId, (tables = new Map()))
    let rows = tables.get(row.table)
    if (rows === undefined) tables.set(row.table, (rows = new Map()))
    const json = JSON.stringify(row.data)
    const dateColumn = this.#dateOf(row.table)
    const date = dateColumn === undefined ? undefined : row.data[dateColumn]
    const gathered = { table: row.table, key: row.key, childId: row.childId, json, hash: hash('sha1', json, 'base64'), date }
    const before = rows.get(row.key)
    if (before !== undefined) {
      const same = before.hash === gathered.hash
      this.#issues.add({
        file: at.file,
        row: at.row,
        code: same ? 'row-repeated' : 'key-repeated',
        severity: same ? 'note' : 'warning',
        message: same
          ? 'The row stands more than once in the extract, and was taken once.'
          : 'Two rows of the extract tell of the same thing differently. The fuller was taken.',
        remedy: same ? 'Nothing need be done.' : 'Look at both in the case system and correct the wrong one.',
        ...(row.childId === '' ? {} : { childId: row.childId }),
      })
      if (same || worth(before.json) >= worth(json)) return
    } else this.#rows++
    rows.set(row.key, gathered)
  }

  result(format: SourceRow['format']): Gathered {
    return { format, children: this.#children, supplied: this.#supplied, rows: this.#rows }
  }
}

/** How much a row says; a recorded yes to "seen" outweighs the rest. */
function worth(json: string): number {
  return json.length + (/_seen":"Y"/.test(json) ? 10_000 : 0)
}
