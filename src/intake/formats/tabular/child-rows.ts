import type { UnchangedRows } from '../../format.ts'
import { digestOf12 } from '../../short-digest.ts'

/** Rows of a file as they stand in it, by number from 1. */
export interface RowsInFile {
  raw(row: number): string
  /** The line of the file on which it starts. */
  line(row: number): number
}

/** Rows kept as they come. */
export class KeptRows implements RowsInFile {
  readonly #raws: string[] = ['']
  readonly #lines: number[] = [0]

  add(raw: string, line: number): number {
    this.#lines.push(line)
    return this.#raws.push(raw) - 1
  }

  raw(row: number): string {
    return this.#raws[row]!
  }

  line(row: number): number {
    return this.#lines[row]!
  }
}

/** What reads a child's rows when they are to be read. */
interface RowsReader {
  readonly tableName: string
  /** By row, the child's next; 0 after its last. One list for all children costs a tenth of a list for each. */
  readonly next: { [row: number]: number }
  readRows(rows: ChildRows): void
}

/** A child's rows in a file. */
export class ChildRows implements UnchangedRows {
  readonly childId: string
  readonly #reader: RowsReader
  #first = 0
  #last = 0
  rows = 0
  /** Of rows that do not name the child: the ids of other rows by which it was found. */
  #through: Map<number, string> | undefined
  earliest: string | undefined
  /** Whether anything was said of any of them. */
  isDoubted = false
  digest = ''

  constructor(childId: string, reader: RowsReader) {
    this.childId = childId
    this.#reader = reader
  }

  get table(): string {
    return this.#reader.tableName
  }

  /** Adds the file's next row that is this child's. */
  add(row: number, through: string): void {
    const { next } = this.#reader
    next[row] = 0
    if (this.rows++ === 0) this.#first = row
    else next[this.#last] = row
    this.#last = row
    if (through !== '') (this.#through ??= new Map()).set(row, through)
  }

  /** By their numbers, in the order of the file. */
  *numbers(): Generator<number> {
    const { next } = this.#reader
    for (let row = this.#first; row !== 0; row = next[row]!) yield row
  }

  read(): void {
    this.#reader.readRows(this)
  }

  /** Takes a digest of how they stand in the file, in any order, with all else on which reading them depends. */
  settle(fingerprint: string, file: RowsInFile): void {
    const text = this.rows === 1 ? this.#asFound(this.#first, file) : this.#inOrder(file)
    this.digest = digestOf12(`${fingerprint}\n${text}`)
  }

  #inOrder(file: RowsInFile): string {
    const { next } = this.#reader
    const whole: string[] = []
    for (let row = this.#first; row !== 0; row = next[row]!) whole.push(this.#asFound(row, file))
    return whole.sort().join('\n')
  }

  #asFound(row: number, file: RowsInFile): string {
    const through = this.#through?.get(row)
    return through === undefined ? file.raw(row) : `${file.raw(row)}\n${through}`
  }
}
