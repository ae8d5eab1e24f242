import { hash } from 'node:crypto'
import type { Day } from '../../../domain/calendar/day.ts'
import type { ReceivedFile, RowSink } from '../../format.ts'
import type { LocalWords } from '../../map/local-words.ts'
import { isSpreadsheetStandIn, looksLikeSpreadsheetDay } from '../../parse/dates.ts'
import { isMissing } from '../../parse/missing.ts'
import { cleanText, shown } from '../../parse/text.ts'
import { readCsv } from '../../read/csv.ts'
import { recordCutter } from '../../read/csv-machine.ts'
import { largestWhole, plainCsv } from '../../read/plain-csv.ts'
import { piecesOf } from '../../receive/received.ts'
import { cellReader } from './cell-reader.ts'
import type { ChildFinder } from './child-finder.ts'
import { headingIssues, isFilled, refusalOf, unknownHeadings } from './heading-issues.ts'
import { type MatchedColumn, matchHeadings } from './headings.ts'
import type { Tiebreaker } from './natural-key.ts'
import { type ColumnPlan, RowReader } from './row-reader.ts'
import { type ChildrenNamed, RowsByChild } from './rows-by-child.ts'
import { shortYearsOf, shortYearsRead, YearOrder } from './short-years.ts'
import { isOfEvent, type TableSpec } from './table-spec.ts'
import type { TableSet } from './tabular-format.ts'
import { type TeamNames, teamColumnsOf } from './team-names.ts'

/** Rows looked at before it is settled which date columns hold a spreadsheet's day numbers. */
const sampled = 200

/** Fewer are looked at where they are this long together: nothing holds hundreds of megabytes meanwhile. */
const mostCharactersWaiting = 1 << 24

export interface TableReading {
  readonly set: TableSet
  readonly file: ReceivedFile
  readonly table: TableSpec
  readonly finder: ChildFinder
  readonly children: ChildrenNamed
  readonly teams: TeamNames
  readonly sink: RowSink
  readonly today: Day | undefined
  readonly words: LocalWords
  /** Of a table whose rows are in several files. */
  readonly tiebreaker?: Tiebreaker | undefined
}

/** What became of one file of one table. */
export interface TableRead {
  /** Rows in it. */
  readonly rows: number
  /** How many of them were not taken. */
  readonly rejected: number
  /** Whether it lacks what it takes to read any of it. */
  readonly isUnread: boolean
}

/** Reads one file of one table. The rows of one that cannot be read are counted all the same, as not taken. */
export async function readTable(
  reading: TableReading,
  onProgress: (bytes: number, rows: number) => void,
): Promise<TableRead> {
  const { set, file, table, finder, sink, words, teams } = reading
  let reader: RowReader | undefined
  let byChild: RowsByChild | undefined
  let waiting: { cells: string[]; line: number; raw: string }[] | undefined = []
  let matched: readonly MatchedColumn[] = []
  let plans: readonly ColumnPlan[] = []
  let isUnread = false
  let written = { delimiter: ',', headings: [] as readonly string[] }
  const take = (cells: readonly string[], line: number, raw: string) => {
    if (byChild === undefined) reader!.take(cells, line)
    else byChild.take(cells, line, raw)
  }
  const begin = (isPlain = false) => {
    const rows = waiting!
    waiting = undefined
    plans = plansFor(matched, rows, reading)
    reader = new RowReader({ set, file: file.name, table, finder, sink, teams, tiebreaker: reading.tiebreaker }, plans)
    // Rows of a child wait for one another, as they are written: of a file that is far too long they are read at once.
    if (table.ofChild && sink.asWritten !== undefined && file.bytes <= largestWhole) {
      const { delimiter, headings } = written
      const sharedNames = teamColumnsOf(table).length === 0 ? [] : teams.shared()
      const options = {
        table,
        plans,
        reader,
        finder,
        sink,
        children: reading.children,
        delimiter,
        width: headings.length,
        fingerprint: () => fingerprintOf(headings, plans, words, sharedNames),
      }
      byChild = new RowsByChild(options)
    }
    if (!isPlain) for (const { cells, line, raw } of rows) take(cells, line, raw)
  }
  const onHeader = (headings: string[], line: number, delimiter: string) => {
    const match = matchHeadings(headings, table, words)
    const refusal = refusalOf(file.name, line, table, match, finder, set)
    if (refusal !== undefined) {
      sink.issue(refusal)
      for (const issue of unknownHeadings({ file: file.name, row: line }, match, [refusal.column!])) sink.issue(issue)
      isUnread = true
      return
    }
    matched = match.matched
    written = { delimiter, headings }
    sink.table({
      table: table.table,
      file: file.name,
      columns: matched.map(each => each.column.name),
      // One filled from another is not missing where the other is there.
      missingColumns: match.missing.filter(each => !isFilled(each, table, match)),
      unknownColumns: match.unknown.map(shown),
    })
    for (const issue of headingIssues(file.name, line, table, match)) sink.issue(issue)
  }
  let summary = { rows: 0, rejected: 0 }
  let charactersWaiting = 0
  const mayPassOver = table.ofChild && sink.asWritten !== undefined && sink.held?.table(table.table) !== undefined
  const whole = mayPassOver ? await wholeOf(file) : undefined
  const plain = whole && plainCsv(whole)
  if (plain !== undefined) {
    const cutter = recordCutter(plain.delimiter)
    onHeader(cutter(plain.raw(0)), plain.line(0), plain.delimiter)
    summary = { rows: plain.count - 1, rejected: 0 }
    if (!isUnread) {
      for (let row = 1; row < plain.count && row <= sampled; row++)
        waiting.push({ cells: cutter(plain.raw(row)), line: plain.line(row), raw: plain.raw(row) })
      begin(true)
      await byChild!.takeAll(plain)
      onProgress(plain.bytes, summary.rows)
    }
  } else {
    summary = await readCsv(
      whole === undefined ? file : { ...file, open: () => piecesOf(whole) },
      (headings, line, delimiter) => {
        onHeader(headings, line, delimiter)
        return true
      },
      (cells, line, raw) => {
        if (isUnread) return
        if (waiting === undefined) return take(cells, line, raw)
        charactersWaiting += raw.length
        if (waiting.push({ cells, line, raw }) === sampled || charactersWaiting > mostCharactersWaiting) begin()
      },
      issue => {
        if (!isUnread) sink.issue(issue)
      },
      { onProgress, wanted: () => byChild?.wanted },
    )
    if (waiting !== undefined && matched.length > 0) begin()
  }
  await byChild?.finish()
  for (const { column, yearOrder } of plans) {
    const issue = yearOrder?.issue(file.name, column.name)
    if (issue !== undefined) sink.issue(issue)
  }
  file.letGo?.()
  if (isUnread) return { rows: summary.rows, rejected: summary.rows, isUnread }
  const { passedOver = 0, refused = 0 } = reader ?? {}
  return { rows: summary.rows - passedOver, rejected: summary.rejected + refused, isUnread }
}

/** A file's bytes; undefined where they are more than are held at once. */
async function wholeOf(file: ReceivedFile): Promise<Buffer | undefined> {
  if (file.bytes > largestWhole) return undefined
  const held = file.inMemory?.()
  if (held !== undefined) {
    file.letGo!()
    return held
  }
  const whole = Buffer.allocUnsafeSlow(file.bytes)
  let at = 0
  for await (const each of file.open()) {
    // One that has grown meanwhile is refused when it ends.
    if (at + each.length <= whole.length) whole.set(each, at)
    at += each.length
  }
  return whole.subarray(0, at)
}

/** Raised when rows come to be read differently: what is held of files is then not taken for the same. */
const readingVersion = '4'

/** Of all besides a row's own text on which what is read of it depends. */
function fingerprintOf(
  headings: readonly string[],
  plans: readonly ColumnPlan[],
  words: LocalWords,
  sharedNames: readonly string[],
): string {
  const columns = plans.map(({ column, at, reader, readsShortYears, yearOrder }) => [
    column.name,
    at,
    reader.isOfSpreadsheetDays ?? null,
    readsShortYears ?? false,
    yearOrder !== undefined,
  ])
  const meanings = [...words.codes].map(([list, codes]) => [list, [...codes]])
  const all = [readingVersion, headings, columns, meanings, ...(sharedNames.length === 0 ? [] : [sharedNames])]
  return hash('sha256', JSON.stringify(all), 'base64url').slice(0, 16)
}

/** What a spreadsheet writes for a day there is none of, and nothing else does: 0, and 31 December 9999. */
function isSpreadsheetNone(cell: string): boolean {
  return /^(?:0|2958465)(?:\.0+)?$/.test(cell)
}

/** A reader for each column that the file has, dates by what the first rows hold. */
function plansFor(
  matched: readonly MatchedColumn[],
  rows: readonly { cells: readonly string[]; line: number }[],
  { file, table, sink, today, words }: TableReading,
): ColumnPlan[] {
  return matched.map(({ column, at }) => {
    const isDate = column.type === 'date' || column.type === 'datetime-text'
    const cells = isDate ? rows.map(row => cleanText(row.cells[at]!)) : []
    const filled = cells.filter(cell => !isMissing(cell) && !isSpreadsheetStandIn(cell))
    const spreadsheetDays =
      filled.length > 0 ? filled.every(looksLikeSpreadsheetDay) : cells.some(isSpreadsheetNone) || undefined
    if (spreadsheetDays && filled.length > 0) {
      sink.issue({
        file: file.name,
        column: column.name,
        value: shown(filled[0]!),
        code: 'dates-as-numbers',
        severity: 'note',
        message: 'The dates are written as a spreadsheet’s day numbers, and were read as such.',
        remedy: 'Format the column as a date before saving as CSV.',
      })
    }
    const ofEvent = isOfEvent(column, table)
    const mayMean = today === undefined || !isDate ? undefined : shortYearsOf(column, today)
    const { reads: shortYears, isSettled: isOrderSettled } = shortYearsRead(cells, filled.length, mayMean)
    const reader = cellReader(column, { today, ofEvent, spreadsheetDays, shortYears, isOrderSettled, words })
    const yearOrder = shortYears === undefined || isOrderSettled ? undefined : new YearOrder(shortYears)
    return { column, at, reader, readsShortYears: shortYears !== undefined, yearOrder }
  })
}
