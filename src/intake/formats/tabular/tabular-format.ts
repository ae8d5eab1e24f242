import type { Day } from '../../../domain/calendar/day.ts'
import type { SourceFormat } from '../../../domain/record/source-row.ts'
import { ChildNumbers } from '../../../store/child-numbers.ts'
import type { ReadSummary, ReceivedFile, ReturnFormat, RowSink } from '../../format.ts'
import type { Issue } from '../../issue.ts'
import { type LocalWords, noWords } from '../../map/local-words.ts'
import { capIssues } from '../../parse/cap-issues.ts'
import { readCsv } from '../../read/csv.ts'
import { ChildCells } from './child-cells.ts'
import { ChildFinder, inReadingOrder } from './child-finder.ts'
import { ChildrenListed } from './children-listed.ts'
import { matchHeadings } from './headings.ts'
import { readTable } from './read-table.ts'
import type { TableSpec } from './table-spec.ts'

/** The tables of a format that is one CSV file a table, and how its files are named. */
export interface TableSet {
  readonly id: SourceFormat
  readonly title: string
  readonly tables: readonly TableSpec[]
  /** The table that a file's name says it holds. */
  tableOf(fileName: string): TableSpec | undefined
  /** What the file of a table is called, without its ending. */
  fileOf(table: string): string
  /** Whether these headings are ones that no other format has for the table. */
  hasHeadingsOf(table: TableSpec, headings: readonly string[], words: LocalWords): boolean
  /** What is said of a file that is named after no table. */
  otherFile(fileName: string): Issue
}

export interface TabularOptions {
  /** The day the extract is read: dates more than a year after it are doubted. Without it, none is too far ahead. */
  readonly today?: Day | undefined
  /** What the authority's own codes and headings mean. */
  readonly words?: LocalWords | undefined
}

/** A format read from its tables, for an authority on a day. */
export function tabularFormat(set: TableSet, { today, words = noWords }: TabularOptions): ReturnFormat {
  return {
    id: set.id,
    title: set.title,
    recognises: files => recognises(set, files, words),
    read: (files, sink) => readAll(set, files, sink, today, words),
  }
}

interface KnownFile {
  readonly file: ReceivedFile
  readonly table: TableSpec
}

/** Some file is named after a table and its headings have columns that only that table has. */
async function recognises(set: TableSet, files: readonly ReceivedFile[], words: LocalWords): Promise<boolean> {
  const named = files.flatMap(file => {
    const table = set.tableOf(file.name)
    return table === undefined ? [] : [{ file, table }]
  })
  for (const { file, table } of named.slice(0, 20)) if (await hasColumnsOf(set, file, table, words)) return true
  return false
}

async function hasColumnsOf(set: TableSet, file: ReceivedFile, table: TableSpec, words: LocalWords): Promise<boolean> {
  let found = false
  const nothing = () => {}
  const look = (headings: string[]) => {
    const { matched } = matchHeadings(headings, table, words)
    found = matched.length >= Math.min(2, table.columns.length) && set.hasHeadingsOf(table, headings, words)
    return false
  }
  await readCsv(file, look, nothing, nothing)
  return found
}

async function readAll(
  set: TableSet,
  files: readonly ReceivedFile[],
  sink: RowSink,
  today: Day | undefined,
  words: LocalWords,
): Promise<ReadSummary> {
  const capped = capIssues(issue => sink.issue(issue))
  const listed = new ChildrenListed(set, sink.held)
  const told: RowSink = {
    table: supplied => sink.table(supplied),
    row: (row, at) => {
      listed.row(row, at)
      sink.row(row, at)
    },
    issue: issue => capped.issue(issue),
    refused: (childId, table) => sink.refused(childId, table),
    held: sink.held,
    ...(sink.unchanged ? { unchanged: rows => sink.unchanged!(rows) } : {}),
    ...(sink.asWritten
      ? {
          // Rows of a child who is not listed are read each time, to be told of each time.
          asWritten: (childId: string, table: string, digest: string) => {
            if (listed.isListed(childId, table)) sink.asWritten!(childId, table, digest)
          },
        }
      : {}),
    progress: (bytes, rows) => sink.progress(bytes, rows),
  }
  const known = knownFiles(set, files, told)
  const finder = new ChildFinder(
    known.map(each => each.table),
    set.tables,
  )
  const children = { numbers: sink.held?.children ?? new ChildNumbers(), cells: new ChildCells() }
  let rows = 0
  let rejected = 0
  let bytes = files.filter(file => !known.some(each => each.file === file)).reduce((sum, file) => sum + file.bytes, 0)
  for (const { file, table } of inReadingOrder(known, each => each.table, set.tables)) {
    const before = { bytes, rows }
    const counted = await readTable(
      { set, file, table, finder, children, sink: told, today, words },
      (bytesOfThis, rowsOfThis) => sink.progress(before.bytes + bytesOfThis, before.rows + rowsOfThis),
    )
    rows += counted.rows
    rejected += counted.rejected
    bytes += file.bytes
    sink.progress(bytes, rows)
  }
  listed.finish(told)
  capped.finish()
  return { rows, rejected }
}

/** The files that hold a table, one a table; what is said of the rest. */
function knownFiles(set: TableSet, files: readonly ReceivedFile[], sink: RowSink): KnownFile[] {
  const byTable = new Map<string, KnownFile>()
  for (const file of files) {
    const table = set.tableOf(file.name)
    if (table === undefined) sink.issue(set.otherFile(file.name))
    else {
      const before = byTable.get(table.table)
      if (before === undefined) byTable.set(table.table, { file, table })
      else sink.issue(tableTwice(file.name, set.fileOf(table.table), before.file.name))
    }
  }
  return [...byTable.values()]
}

function tableTwice(file: string, table: string, before: string): Issue {
  return {
    file,
    code: 'table-twice',
    severity: 'error',
    message: `The extract holds ${table} twice. ${before} was read, and this file was not.`,
    remedy: 'Send each table once, in one file.',
  }
}
