import type { Day } from '../../../domain/calendar/day.ts'
import type { SourceFormat } from '../../../domain/record/source-row.ts'
import { ChildNumbers } from '../../../store/child-numbers.ts'
import type { ReadSummary, ReceivedFile, ReturnFormat, RowSink, TableInExtract, UnchangedRows } from '../../format.ts'
import type { Issue } from '../../issue.ts'
import { type LocalWords, noWords } from '../../map/local-words.ts'
import { capIssues } from '../../parse/cap-issues.ts'
import { readCsv } from '../../read/csv.ts'
import { ChildCells } from './child-cells.ts'
import { ChildFinder, inReadingOrder } from './child-finder.ts'
import { ChildrenListed, peopleTable } from './children-listed.ts'
import { matchHeadings } from './headings.ts'
import { tiebreakerOf } from './natural-key.ts'
import { readTable } from './read-table.ts'
import { filesByTable, namesOf, type TableFiles, whyNotTogether } from './table-files.ts'
import type { TableSpec } from './table-spec.ts'
import { TeamNames, teamsTable } from './team-names.ts'
import { workbook } from './workbook.ts'

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
    whyNot: files => whyNotTogether(set, files, words),
    read: (files, sink) => readAll(set, files, sink, today, words),
  }
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
  const teams = new TeamNames(words.teams)
  const told: RowSink = {
    table: supplied => sink.table(supplied),
    row: (row, at) => {
      listed.row(row, at)
      teams.row(row)
      sink.row(row, at)
    },
    issue: issue => capped.issue(issue),
    refused: (childId, table) => sink.refused(childId, table),
    held: sink.held,
    ...(sink.unchanged
      ? {
          unchanged: (rows: UnchangedRows) => {
            // Told of as rows that are read; the people among them were read or passed over before.
            for (const childId of [...rows.childIds()]) if (!listed.isListed(childId, rows.table)) rows.read(childId)
            sink.unchanged!(rows)
          },
        }
      : {}),
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
  const toRead = known.flatMap(each => each.files)
  let bytes = files.filter(file => !toRead.includes(file)).reduce((sum, file) => sum + file.bytes, 0)
  const ordered = inReadingOrder(known, each => each.table, set.tables)
  const tables: TableInExtract[] = []
  const isOfTeams = ({ table }: TableFiles) => table.table === teamsTable
  for (const { table, files: parts } of [...ordered.filter(isOfTeams), ...ordered.filter(each => !isOfTeams(each))]) {
    const reading = { set, table, finder, children, teams, sink: told, today, words }
    // Rows of a child may stand in several of them, and no one file says how: they are read each time.
    const ofParts = parts.length === 1 ? {} : { sink: forgetting(told), tiebreaker: tiebreakerOf(table) }
    const said: Issue[] = []
    const hears = table.table === peopleTable ? { sink: hearing(ofParts.sink ?? told, said) } : {}
    const before = { rows, rejected }
    let isUnread = false
    for (const file of parts) {
      const soFar = { bytes, rows }
      const counted = await readTable({ ...reading, ...ofParts, ...hears, file }, (bytesOfThis, rowsOfThis) =>
        sink.progress(soFar.bytes + bytesOfThis, soFar.rows + rowsOfThis),
      )
      rows += counted.rows
      rejected += counted.rejected
      isUnread ||= counted.isUnread
      bytes += file.bytes
      sink.progress(bytes, rows)
    }
    if (table.table === peopleTable) listed.refusedPeople(rejected - before.rejected, said)
    tables.push({ table: table.table, file: parts[0]!.name, rows: rows - before.rows, isUnread })
  }
  listed.finish(told)
  teams.finish(told)
  capped.finish()
  return { rows, rejected, tables: { inExtract: tables, fileOf: table => `${set.fileOf(table)}.csv` } }
}

/** The files that hold tables; what is said of the rest. */
function knownFiles(set: TableSet, files: readonly ReceivedFile[], sink: RowSink): TableFiles[] {
  for (const { name } of files)
    if (set.tableOf(name) === undefined) sink.issue(workbook(set, name) ?? set.otherFile(name))
  const known = filesByTable(set, files)
  for (const { table, files: parts } of known) {
    if (parts.length > 1) sink.issue(inParts(set.fileOf(table.table), parts))
  }
  return known
}

function inParts(table: string, parts: readonly ReceivedFile[]): Issue {
  return {
    file: parts[1]!.name,
    code: 'table-in-parts',
    severity: 'warning',
    message: `${table} came in ${parts.length} files, which were read together as one table: ${namesOf(parts)}.`,
    remedy: 'Nothing need be done where each holds a part. If one is an earlier copy, send the extract without it.',
  }
}

/** Rows that were refused that are remembered, at most. */
const mostRemembered = 10_000

/** A sink that also remembers what was said of rows that were refused. */
function hearing(sink: RowSink, said: Issue[]): RowSink {
  return {
    ...sink,
    issue: issue => {
      if (issue.severity === 'error' && said.length < mostRemembered) said.push(issue)
      sink.issue(issue)
    },
  }
}

/** A sink that passes over nothing and keeps nothing for passing over. */
function forgetting({ held: _, unchanged: __, asWritten: ___, ...sink }: RowSink): RowSink {
  return sink
}
