/** What a record's end is when its quote ran away. */
const ranAway = -2
const quote = 34
const lineFeed = 10
const carriageReturn = 13

/** What goes wrong inside a record, below the level of columns. */
export type CsvTrouble = 'line-too-long' | 'quote-unclosed' | 'quote-misplaced' | 'lines-passed-over'

/** What stands for a cell that holds something and is not wanted. */
const notWanted = '\u0000'

export interface CsvTaker {
  /**
   * A record, blank ones too (one empty cell). `line` is the line of the file on which it starts, from 1; `raw` the
   * record as it stands in the file, without what ends its last line.
   */
  record(cells: string[], line: number, raw: string): void
  /** `lines` is how many lines of the file are passed over by it. */
  trouble(kind: CsvTrouble, line: number, lines: number): void
}

/**
 * Cuts decoded text into records by RFC 4180: quoted cells may hold delimiters, line breaks and doubled quotes; lines
 * end in CRLF, LF or CR. Holds one unfinished record of at most `longest` characters and the present chunk, whatever
 * the file holds. A record that is not finished within that is given up: if a quote ran away over several lines only
 * its first line is lost, otherwise the rest of the line is passed over. A quote also ran away when what closes it,
 * lines further on, is followed by text: that was the next quote to open.
 *
 * Our own rather than csv-parse for speed and for these bounds: on 400,000 SSD assessments (69 MB, ten columns, one of
 * them quoted JSON) csv-parse 7.0.3 read 135,000 to 150,000 rows a second on one core and this about 900,000
 * (docs/adr/0003-csv-reader.md).
 */
export class CsvMachine {
  readonly #delimiter: number
  readonly #taker: CsvTaker
  readonly #longest: number
  #rest = ''
  #line = 1
  #skipping = false
  #runaways = 0
  #isStopped = false
  /** By column, whether its cells are wanted; undefined while all are. Cutting out cells is most of the work. */
  wanted: readonly boolean[] | undefined

  constructor(delimiter: string, taker: CsvTaker, longest: number) {
    this.#delimiter = delimiter.charCodeAt(0)
    this.#taker = taker
    this.#longest = longest
  }

  /** Characters held from one chunk to the next. */
  get held(): number {
    return this.#rest.length
  }

  /** Gives no more, not of what it holds either: whoever only wants the headings need not wait for the rest. */
  stop(): void {
    this.#isStopped = true
  }

  push(chunk: string): void {
    this.#rest = this.#rest === '' ? chunk : this.#rest + chunk
    this.#take(false)
  }

  end(): void {
    this.#take(true)
    this.#rest = ''
  }

  #take(final: boolean): void {
    const text = this.#rest
    let at = 0
    if (this.#skipping) {
      at = this.#afterLine(text, 0, final)
      if (at === -1) {
        this.#rest = ''
        return
      }
      this.#skipping = false
    }
    while (at < text.length && !this.#isStopped) {
      const next = this.#record(text, at, final)
      if (next >= 0) {
        at = next
        continue
      }
      if (next === ranAway) {
        this.#taker.trouble('quote-unclosed', this.#line, 1)
        at = this.#afterLine(text, at, final)
        continue
      }
      if (!final && text.length - at <= this.#longest) break
      const resumed = this.#giveUp(text, at, final)
      if (resumed === -1) {
        at = text.length
        break
      }
      at = resumed
    }
    this.#rest = at === 0 ? text : text.slice(at)
  }

  /** One record from `at`: where the next starts, -1 when the text ends before it does, `ranAway` when a quote did. */
  #record(text: string, at: number, final: boolean): number {
    const delimiter = this.#delimiter
    const wanted = this.wanted
    const length = text.length
    const cells: string[] = []
    let breaks = 0
    let misplaced = false
    let i = at
    for (;;) {
      let cell: string
      if (i < length && text.charCodeAt(i) === quote) {
        const from = i + 1
        let end = from
        let doubled = false
        for (;;) {
          end = text.indexOf('"', end)
          if (end === -1) return -1
          if (end + 1 === length) {
            if (!final) return -1
            break
          }
          if (text.charCodeAt(end + 1) !== quote) break
          doubled = true
          end += 2
        }
        cell = text.slice(from, end)
        const within = lineBreaks(cell)
        breaks += within
        if (doubled) cell = cell.replaceAll('""', '"')
        i = end + 1
        if (i < length) {
          const after = text.charCodeAt(i)
          if (after !== delimiter && after !== lineFeed && after !== carriageReturn) {
            if (within > 0) return ranAway
            const start = i
            i = this.#cellEnd(text, i)
            if (i === length && !final) return -1
            cell += text.slice(start, i)
            misplaced = true
          }
        }
      } else {
        const start = i
        while (i < length) {
          const c = text.charCodeAt(i)
          if (c === delimiter || c === lineFeed || c === carriageReturn) break
          i++
        }
        cell = i > start && wanted?.[cells.length] === false ? notWanted : text.slice(start, i)
      }
      if (i >= length) {
        if (!final) return -1
        return this.#finish(cells, cell, misplaced, breaks, text.slice(at, i), i - at, i)
      }
      const stop = text.charCodeAt(i)
      if (stop === delimiter) {
        cells.push(cell)
        i++
        continue
      }
      if (stop === carriageReturn) {
        if (i + 1 === length && !final) return -1
        const next = text.charCodeAt(i + 1) === lineFeed ? i + 2 : i + 1
        return this.#finish(cells, cell, misplaced, breaks + 1, text.slice(at, i), next - at, next)
      }
      return this.#finish(cells, cell, misplaced, breaks + 1, text.slice(at, i), i + 1 - at, i + 1)
    }
  }

  #finish(
    cells: string[],
    last: string,
    misplaced: boolean,
    breaks: number,
    raw: string,
    length: number,
    next: number,
  ): number {
    cells.push(last)
    if (misplaced) this.#taker.trouble('quote-misplaced', this.#line, 0)
    if (length > this.#longest) this.#taker.trouble('line-too-long', this.#line, Math.max(1, breaks))
    else this.#taker.record(cells, this.#line, raw)
    this.#line += breaks
    return next
  }

  /** Gives up the record at `at`: where to go on, or -1 when the rest of its line has not come yet. */
  #giveUp(text: string, at: number, final: boolean): number {
    const next = this.#afterLine(text, at, final)
    const overLines = next !== -1 && next - at <= this.#longest
    this.#taker.trouble(
      overLines || (final && text.length - at <= this.#longest) ? 'quote-unclosed' : 'line-too-long',
      this.#startOf(next),
      1,
    )
    if (overLines && ++this.#runaways <= 100) return next
    if (overLines) {
      // So many runaway quotes that starting again at every line would read the file many times over.
      const left = text.slice(next)
      const whole = lineBreaks(left)
      this.#taker.trouble('lines-passed-over', this.#line, whole + (/[\r\n]$/.test(left) ? 0 : 1))
      this.#line += whole
      this.#skipping = !/[\r\n]$/.test(left)
      return -1
    }
    if (next === -1) this.#skipping = true
    return next
  }

  /** The start of the line after the one at `at`, counting it; -1 when the text ends first. */
  #afterLine(text: string, at: number, final: boolean): number {
    const feed = text.indexOf('\n', at)
    let back = text.indexOf('\r', at)
    if (back !== -1 && back + 1 === text.length && !final && feed === -1) back = -1
    if (feed === -1 && back === -1) return -1
    this.#line++
    if (feed === -1 || (back !== -1 && back < feed - 1)) return back + 1
    return feed + 1
  }

  #startOf(next: number): number {
    return next === -1 ? this.#line : this.#line - 1
  }

  #cellEnd(text: string, from: number): number {
    let i = from
    while (i < text.length) {
      const c = text.charCodeAt(i)
      if (c === this.#delimiter || c === lineFeed || c === carriageReturn) break
      i++
    }
    return i
  }
}

function lineBreaks(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++
  if (count > 0) return count
  for (let at = text.indexOf('\r'); at !== -1; at = text.indexOf('\r', at + 1)) count++
  return count
}

/** Cuts records that have been cut once before, one at a time. */
export function recordCutter(delimiter: string): (raw: string) => string[] {
  let found: string[] = []
  const taker: CsvTaker = {
    record(cells) {
      found = cells
    },
    trouble() {},
  }
  const machine = new CsvMachine(delimiter, taker, Number.POSITIVE_INFINITY)
  return raw => {
    machine.push(raw)
    machine.end()
    return found
  }
}
