import type { Day } from '../../../domain/calendar/day.ts'
import type { ReadSummary, ReceivedFile, ReturnFormat, RowSink } from '../../format.ts'
import type { Issue } from '../../issue.ts'
import { type LocalWords, noWords } from '../../map/local-words.ts'
import { capIssues } from '../../parse/cap-issues.ts'
import { readCsv } from '../../read/csv.ts'
import { ChildFinder, inReadingOrder } from './child-finder.ts'
import { matchHeadings } from './headings.ts'
import { readTable } from './read-table.ts'
import { isOwnTable, tableOf } from './table-name.ts'
import type { TableSpec } from './table-spec.ts'

/** The Standard Safeguarding Dataset as one CSV file a table, in whatever form a site's database tool wrote it. */
export const ssd: ReturnFormat = ssdWith({})

export interface SsdOptions {
  /** The day the extract is read: dates more than a year after it are doubted. Without it, none is too far ahead. */
  readonly today?: Day | undefined
  /** What the authority's own codes and headings mean. */
  readonly words?: LocalWords | undefined
}

/** As `ssd`, for an authority on a day. */
export function ssdWith({ today, words = noWords }: SsdOptions): ReturnFormat {
  return {
    id: 'ssd',
    title: 'Standard Safeguarding Dataset (one CSV file a table)',
    recognises: files => recognises(files, words),
    read: (files, sink) => readAll(files, sink, today, words),
  }
}

interface KnownFile {
  readonly file: ReceivedFile
  readonly table: TableSpec
}

/** Some file is named after a table and its headings have a column that only that table has. */
async function recognises(files: readonly ReceivedFile[], words: LocalWords): Promise<boolean> {
  const named = files.flatMap(file => {
    const table = tableOf(file.name)
    return table === undefined ? [] : [{ file, table }]
  })
  for (const { file, table } of named.slice(0, 20)) if (await hasColumnOf(file, table, words)) return true
  return false
}

async function hasColumnOf(file: ReceivedFile, table: TableSpec, words: LocalWords): Promise<boolean> {
  let found = false
  const nothing = () => {}
  const look = (headings: string[]) => {
    const { matched } = matchHeadings(headings, table, words)
    const own = new Set(table.columns.map(each => each.name.slice(0, each.name.indexOf('_') + 1)))
    found = matched.length >= Math.min(2, table.columns.length) && matched.some(({ at }) => isOurs(headings[at]!, own))
    return false
  }
  await readCsv(file, look, nothing, nothing)
  return found
}

/** Whether a heading is written with the letters of its table, as no other return writes its headings. */
function isOurs(heading: string, prefixes: ReadonlySet<string>): boolean {
  const plain = heading.toLowerCase().replace(/[^a-z0-9_]/g, '')
  for (const prefix of prefixes) if (plain.startsWith(prefix)) return true
  return false
}

async function readAll(
  files: readonly ReceivedFile[],
  sink: RowSink,
  today: Day | undefined,
  words: LocalWords,
): Promise<ReadSummary> {
  const capped = capIssues(issue => sink.issue(issue))
  const told: RowSink = {
    table: supplied => sink.table(supplied),
    row: (row, at) => sink.row(row, at),
    issue: issue => capped.issue(issue),
    refused: (childId, table) => sink.refused(childId, table),
    progress: (bytes, rows) => sink.progress(bytes, rows),
  }
  const known = knownFiles(files, told)
  const finder = new ChildFinder(known.map(each => each.table))
  let rows = 0
  let rejected = 0
  let bytes = files.filter(file => !known.some(each => each.file === file)).reduce((sum, file) => sum + file.bytes, 0)
  for (const { file, table } of inReadingOrder(known, each => each.table)) {
    const before = { bytes, rows }
    const counted = await readTable({ file, table, finder, sink: told, today, words }, (bytesOfThis, rowsOfThis) =>
      sink.progress(before.bytes + bytesOfThis, before.rows + rowsOfThis),
    )
    rows += counted.rows
    rejected += counted.rejected
    bytes += file.bytes
    sink.progress(bytes, rows)
  }
  capped.finish()
  return { rows, rejected }
}

/** The files that hold a table, one a table; what is said of the rest. */
function knownFiles(files: readonly ReceivedFile[], sink: RowSink): KnownFile[] {
  const byTable = new Map<string, KnownFile>()
  for (const file of files) {
    const table = tableOf(file.name)
    if (table === undefined) sink.issue(isOwnTable(file.name) ? scriptsOwn(file.name) : notATable(file.name))
    else {
      const before = byTable.get(table.table)
      if (before === undefined) byTable.set(table.table, { file, table })
      else sink.issue(tableTwice(file.name, table, before.file.name))
    }
  }
  return [...byTable.values()]
}

function notATable(file: string): Issue {
  return {
    file,
    code: 'file-unknown',
    severity: 'warning',
    message: 'The file is not named after a table of the Standard Safeguarding Dataset, and was not read.',
    remedy: 'Name each file after its table, such as ssd_cp_visits.csv.',
  }
}

function scriptsOwn(file: string): Issue {
  return {
    file,
    code: 'file-not-needed',
    severity: 'note',
    message: 'This is one of the extraction script’s own tables. It says nothing of children, and was not read.',
    remedy: 'Nothing need be done.',
  }
}

function tableTwice(file: string, table: TableSpec, before: string): Issue {
  return {
    file,
    code: 'table-twice',
    severity: 'error',
    message: `The extract holds ssd_${table.table} twice. ${before} was read, and this file was not.`,
    remedy: 'Send each table once, in one file.',
  }
}
