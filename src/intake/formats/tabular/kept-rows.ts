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
