import { counted, numberText } from '../../domain/words/numbers.ts'
import type { ReceivedFile } from '../format.ts'
import type { Issue } from '../issue.ts'
import { shown } from '../parse/text.ts'
import { CsvMachine, type CsvTrouble, recordCutter } from './csv-machine.ts'
import { decodeText, type Encoding } from './decode.ts'

/** Characters in one record, beyond which it is passed over. */
export const longestRecord = 1 << 20

export interface CsvOptions {
  /** Called about every quarter of a megabyte of input. */
  onProgress?(bytes: number, rows: number): void
  readonly longestRecord?: number
  /**
   * By column, whether its cells are wanted, asked again and again while the file is read; undefined for all. Others come
   * as `notWanted` where they hold something and stand without quotes.
   */
  wanted?(): readonly boolean[] | undefined
}

export interface CsvSummary {
  /** Data rows met, given to `onRow` or not; blank lines and the heading are not counted. */
  readonly rows: number
  /** Rows not given to `onRow`: ragged, too long, or lost to an unclosed quote. */
  readonly rejected: number
  readonly bytes: number
  readonly encoding: Encoding | undefined
  readonly delimiter: string
}

/**
 * Reads a CSV file as a stream: `onHeader` once with the headings as written (its answer is whether to go on), then `onRow`
 * for each row that has as many cells as the heading, with the line of the file it starts on (the heading is line 1;
 * line breaks inside quotes count) and the record as it stands in the file. Cells come untouched. The delimiter is taken from the heading: comma, tab,
 * semicolon or bar. What is wrong comes as issues and reading goes on: ragged rows, records over a megabyte, unclosed
 * quotes, files that are not text. Memory does not grow with the file or with any line of it.
 */
export async function readCsv(
  file: ReceivedFile,
  onHeader: (headings: string[], line: number, delimiter: string) => boolean,
  onRow: (cells: string[], line: number, raw: string) => void,
  onIssue: (issue: Issue) => void,
  options: CsvOptions = {},
): Promise<CsvSummary> {
  let encoding: Encoding | undefined
  let bytes = 0
  let rows = 0
  let rejected = 0
  let width = 0
  let stopped = false
  let headed = false

  const taker = {
    record(cells: string[], line: number, raw: string): void {
      if (stopped) return
      if (headed && cells.length === width) {
        if (isBlank(cells)) return
        rows++
        onRow(cells, line, raw)
        return
      }
      if (isBlank(cells)) return
      if (!headed) {
        if (line === 1 && cells[0]!.startsWith('sep=')) return
        headed = true
        width = cells.length
        if (!onHeader(cells, line, delimiter)) {
          stopped = true
          machine?.stop()
        }
        return
      }
      rows++
      if (cells.length > width && isBlank(cells.slice(width))) {
        cells.length = width
        onRow(cells, line, raw)
        return
      }
      rejected++
      onIssue(ragged(file.name, machine?.wanted ? recordCutter(delimiter)(raw) : cells, width, line))
    },
    trouble(kind: CsvTrouble, line: number, lines: number): void {
      if (stopped) return
      const passedOver = kind === 'lines-passed-over' ? lines : kind === 'quote-misplaced' ? 0 : 1
      rows += passedOver
      rejected += passedOver
      const { message, ...rest } = troubles[kind]
      const more = lines > 1 ? ` It runs over ${numberText(lines)} lines of the file.` : ''
      onIssue({ file: file.name, row: line, ...rest, message: message + more })
    },
  }

  let machine: CsvMachine | undefined
  let delimiter = ','
  const text = decodeText(file, onIssue, {
    onBytes: taken => {
      bytes = taken
    },
    onEncoding: settled => {
      encoding = settled
    },
  })
  for await (const chunk of text) {
    if (machine === undefined) {
      delimiter = delimiterOf(chunk)
      machine = new CsvMachine(delimiter, taker, options.longestRecord ?? longestRecord)
    }
    machine.wanted = options.wanted?.()
    machine.push(chunk)
    if (stopped) break
    options.onProgress?.(bytes, rows)
  }
  machine?.end()
  if (!headed && encoding !== undefined) {
    onIssue({
      file: file.name,
      code: 'file-empty',
      severity: 'warning',
      message: 'The file holds nothing, not even headings.',
      remedy: 'Export it again with column headings, or leave it out.',
    })
  }
  return { rows, rejected, bytes, encoding, delimiter }
}

/** The character between the headings: whichever of comma, tab, semicolon and bar stands there most, outside quotes. */
export function delimiterOf(text: string): string {
  const start = text.startsWith('sep=') && text.length > 4 ? text.indexOf('\n') + 1 : 0
  if (start > 0) return text[4]!
  const counts = new Map([
    [',', 0],
    ['\t', 0],
    [';', 0],
    ['|', 0],
  ])
  let quoted = false
  for (let i = 0; i < text.length && i < 65_536; i++) {
    const c = text[i]!
    if (c === '"') quoted = !quoted
    else if (!quoted && (c === '\n' || c === '\r')) {
      if (i > 0 && [...counts.values()].some(count => count > 0)) break
    } else if (!quoted && counts.has(c)) counts.set(c, counts.get(c)! + 1)
  }
  let best = ','
  for (const [each, count] of counts) if (count > counts.get(best)!) best = each
  return best
}

function isBlank(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== '') return false
  return true
}

function ragged(file: string, cells: readonly string[], width: number, line: number): Issue {
  return {
    file,
    row: line,
    value: shown(cells.slice(0, 20).join(',')),
    code: 'row-ragged',
    severity: 'error',
    message: `The row has ${counted(cells.length, 'cell')} where the heading has ${width}, so which cell is which cannot be told.`,
    remedy: 'Put quotes round cells that hold commas, and give every row as many cells as the heading.',
  }
}

const troubles: Record<CsvTrouble, Omit<Issue, 'file' | 'row'>> = {
  'line-too-long': {
    code: 'line-too-long',
    severity: 'error',
    message: 'The line is longer than a megabyte and was passed over.',
    remedy: 'Check that lines end where rows do, and that every quote is closed.',
  },
  'quote-unclosed': {
    code: 'quote-unclosed',
    severity: 'error',
    message: 'A quote opened on this line is never closed. The line was passed over.',
    remedy: 'Close the quote, or write a quote inside a cell as two quotes.',
  },
  'lines-passed-over': {
    code: 'lines-passed-over',
    severity: 'error',
    message: 'So many quotes are never closed that what follows could not be read, and was passed over.',
    remedy: 'Export the file again with every quote closed.',
  },
  'quote-misplaced': {
    code: 'quote-misplaced',
    severity: 'warning',
    message: 'There is text after a closing quote. The cell was taken as the two together.',
    remedy: 'Write a quote inside a quoted cell as two quotes.',
  },
}
