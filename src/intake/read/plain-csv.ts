import { isAscii } from 'node:buffer'
import { delimiterOf, longestRecord } from './csv.ts'
import { startOfUtf8 } from './decode.ts'
import { type RowHash, viewOf } from './row-hash.ts'

const quote = 34
const lineFeed = 10
const carriageReturn = 13
const hyphen = 45
const zero = 48

/** Bytes of the longest file that is held whole. */
export const largestWhole = 1 << 28

/**
 * The records of a CSV file of which `readCsv` would have nothing to say, as places in its bytes: each has as many cells
 * as the heading, no quote is astray, and all of it is UTF-8. Blank lines are left out; the heading is record 0.
 */
export class PlainCsv {
  readonly delimiter: string
  readonly count: number
  readonly width: number
  readonly #bytes: Buffer
  readonly #starts: Uint32Array
  readonly #ends: Uint32Array
  readonly #lines: Uint32Array
  readonly #view: DataView
  readonly #stop: number
  readonly #isAscii: boolean
  /** Where the cell last sought stands, its quotes within. */
  #from = 0
  #to = 0

  constructor(bytes: Buffer, delimiter: string, width: number, places: Places) {
    this.#bytes = bytes
    this.delimiter = delimiter
    this.width = width
    this.count = places.count
    this.#starts = places.starts
    this.#ends = places.ends
    this.#lines = places.lines
    this.#view = viewOf(bytes)
    this.#stop = delimiter.charCodeAt(0)
    this.#isAscii = isAscii(bytes)
  }

  get bytes(): number {
    return this.#bytes.length
  }

  /** The record as it stands in the file, without what ends its last line. */
  raw(record: number): string {
    return this.#text(this.#starts[record]!, this.#ends[record]!)
  }

  /** The line of the file on which the record starts, from 1. */
  line(record: number): number {
    return this.#lines[record]!
  }

  hash(record: number, into: RowHash): RowHash {
    return into.ofBytes(this.#view, this.#starts[record]!, this.#ends[record]!)
  }

  /** Finds a cell, of which is asked what follows. */
  seek(record: number, column: number): this {
    const end = this.#ends[record]!
    let at = this.#starts[record]!
    for (let before = 0; before < column; before++) at = cellEnd(this.#bytes, at, end, this.#stop) + 1
    this.#from = at
    this.#to = cellEnd(this.#bytes, at, end, this.#stop)
    return this
  }

  /** The hash of the cell as it stands, in its quotes if it has any. */
  hashCell(into: RowHash): RowHash {
    return into.ofBytes(this.#view, this.#from, this.#to)
  }

  cell(): string {
    return this.#cellText(this.#from, this.#to)
  }

  get isCellEmpty(): boolean {
    return this.#from >= this.#to
  }

  /** `dayAtStart` of the cell as it stands, in its quotes if it has any. */
  dayOfCell(): number {
    if (this.isCellEmpty) return 0
    const bytes = this.#bytes
    const from = this.#from
    if (this.#to - from < 10 || bytes[from + 4] !== hyphen || bytes[from + 7] !== hyphen) return -1
    let day = 0
    for (let at = 0; at < 10; at++) {
      if (at === 4 || at === 7) continue
      const digit = bytes[from + at]! - zero
      if (digit < 0 || digit > 9) return -1
      day = day * 10 + digit
    }
    return day
  }

  /** Puts the cells of these columns, in ascending order, into `cells`; what else is in there is left. */
  cut(record: number, columns: readonly number[], cells: string[]): void {
    const bytes = this.#bytes
    const end = this.#ends[record]!
    let at = this.#starts[record]!
    let column = 0
    for (const wanted of columns) {
      while (column < wanted) {
        at = cellEnd(bytes, at, end, this.#stop) + 1
        column++
      }
      const stop = cellEnd(bytes, at, end, this.#stop)
      cells[wanted] = this.#cellText(at, stop)
      at = stop + 1
      column++
    }
  }

  #cellText(from: number, to: number): string {
    if (from >= to) return ''
    if (this.#bytes[from] !== quote) return this.#text(from, to)
    return this.#text(from + 1, to - 1).replaceAll('""', '"')
  }

  #text(from: number, to: number): string {
    // Of ASCII the two are the same, and this one asks less of each byte.
    return this.#bytes.toString(this.#isAscii ? 'latin1' : 'utf8', from, to)
  }
}

/**
 * The day with which a text begins, as 20190501 for 2019-05-01, whether or not there is such a day; 0 where it is empty, -1
 * where it begins otherwise.
 */
export function dayAtStart(text: string): number {
  if (text === '') return 0
  return /^\d{4}-\d\d-\d\d/.test(text) ? Number(text.slice(0, 10).replaceAll('-', '')) : -1
}

/** Where the cell at `at` ends in a record that is plain. */
function cellEnd(bytes: Buffer, at: number, end: number, delimiter: number): number {
  let i = at
  if (i < end && bytes[i] === quote) {
    i++
    while (i < end && (bytes[i] !== quote || bytes[++i] === quote)) i++
    return i
  }
  while (i < end && bytes[i] !== delimiter) i++
  return i
}

interface Places {
  count: number
  starts: Uint32Array
  ends: Uint32Array
  lines: Uint32Array
}

/** The file's records, if it is plain throughout; undefined where anything has to be said or guessed. */
export function plainCsv(bytes: Buffer): PlainCsv | undefined {
  const start = bytes.length > largestWhole || bytes.includes(0) ? undefined : startOfUtf8(bytes)
  if (start === undefined || start === bytes.length) return undefined
  // As many characters as the delimiter is looked for in, however long each is.
  const head = bytes.toString('utf8', start, Math.min(bytes.length, start + (1 << 18)))
  if (head.startsWith('sep=')) return undefined
  const delimiter = delimiterOf(head)
  return recordsFrom(bytes, start, delimiter)
}

function recordsFrom(bytes: Buffer, start: number, delimiter: string): PlainCsv | undefined {
  const stop = delimiter.charCodeAt(0)
  const length = bytes.length
  const places = withRoom(undefined, (length >> 6) + 16)
  let width = 0
  let line = 1
  let at = start
  while (at < length) {
    let cells = 1
    let breaks = 1
    let isBlank = true
    let i = at
    for (;;) {
      if (i < length && bytes[i] === quote) {
        const from = ++i
        let feeds = 0
        let returns = 0
        for (;;) {
          if (i >= length) return undefined
          const c = bytes[i]!
          if (c === quote) {
            if (i + 1 >= length || bytes[i + 1] !== quote) break
            i++
          } else if (c === lineFeed) feeds++
          else if (c === carriageReturn) returns++
          i++
        }
        if (i > from) isBlank = false
        breaks += feeds > 0 ? feeds : returns
        i++
        if (i < length && bytes[i] !== stop && bytes[i] !== lineFeed && bytes[i] !== carriageReturn) return undefined
      } else {
        const from = i
        for (; i < length; i++) {
          const c = bytes[i]!
          if (c === stop || c === lineFeed || c === carriageReturn) break
        }
        if (i > from) isBlank = false
      }
      if (i >= length || bytes[i] !== stop) break
      cells++
      i++
    }
    if (i - at > longestRecord) return undefined
    if (!isBlank) {
      if (places.count === 0) width = cells
      else if (cells !== width) return undefined
      if (places.count === places.starts.length) withRoom(places, places.count * 2)
      places.starts[places.count] = at
      places.ends[places.count] = i
      places.lines[places.count] = line
      places.count++
    }
    line += breaks
    at = i + (bytes[i] === carriageReturn && bytes[i + 1] === lineFeed ? 2 : 1)
  }
  return places.count === 0 ? undefined : new PlainCsv(bytes, delimiter, width, places)
}

function withRoom(places: Places | undefined, room: number): Places {
  const made = places ?? { count: 0, starts: new Uint32Array(), ends: new Uint32Array(), lines: new Uint32Array() }
  for (const name of ['starts', 'ends', 'lines'] as const) {
    const longer = new Uint32Array(room)
    longer.set(made[name])
    made[name] = longer
  }
  return made
}
