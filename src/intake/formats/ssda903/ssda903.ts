import { day } from '../../../domain/calendar/day.ts'
import { shortDate } from '../../../domain/calendar/wording.ts'
import { yearStartOf } from '../../../domain/record/return-years.ts'
import { counted } from '../../../domain/words/numbers.ts'
import type { ReceivedFile, ReturnFormat, RowSink } from '../../format.ts'
import type { Issue } from '../../issue.ts'
import { yearEndOfName } from '../../parse/year-in-name.ts'
import { readCsv } from '../../read/csv.ts'
import { readChild } from './child.ts'
import type { ChildReading } from './child-reading.ts'
import { settleYears } from './collection-year.ts'
import { settleShortYears } from './dates-of-files.ts'
import { type FileKind, fileKinds, fileShapes, kindOf } from './files.ts'
import { type ChildRows, FilesGiven, type Gathered, type GatheredRow, gather, type Source } from './gathering.ts'

/**
 * The children looked after return as CSV files, known by their headings whatever their names. All rows of a child are
 * gathered before any is given, since periods of care and placements are made of several: rows come child by child.
 * Files of several years may stand together; the newest is believed where two tell of the same event.
 */
export const ssda903: ReturnFormat = {
  id: 'ssda903',
  title: 'Children looked after return (SSDA903, CSV)',

  namesFilesBy: folder => yearEndOfName(folder) !== undefined,

  async recognises(files) {
    for (const file of files) if (await isOfReturn(file)) return true
    return false
  },

  async read(files, sink) {
    const gathered = await gatherAll(files, sink)
    settleYears(gathered)
    const bySource = rowsBySource(gathered)
    for (const source of gathered.sources) {
      settleShortYears(source, bySource.get(source) ?? [], issue => sink.issue(issue))
    }
    tellWhichYears(gathered.sources, sink)
    const given = new FilesGiven(gathered.sources)
    for (const source of gathered.sources) tellOfTables(source, given, sink)
    const reviewed = reviewedFrom(gathered.sources)
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
    for (const [childId, rows] of gathered.children) {
      gathered.rejected += give(childId, rows, { reviewed, given }, sink)
      gathered.children.delete(childId)
      sink.progress(bytes, gathered.rows)
    }
    for (const source of gathered.sources) tellOfSource(source, sink)
    return { rows: gathered.rows, rejected: gathered.rejected }
  },
}

async function isOfReturn(file: ReceivedFile): Promise<boolean> {
  if (!/\.(?:csv|txt|tsv)$/i.test(file.name)) return false
  let found = false
  await readCsv(
    file,
    headings => {
      found = kindOf(headings) !== undefined
      return false
    },
    () => {},
    () => {},
  )
  return found
}

async function gatherAll(files: readonly ReceivedFile[], sink: RowSink): Promise<Gathered> {
  const gathered: Gathered = { sources: [], children: new Map(), rows: 0, rejected: 0 }
  let before = 0
  for (const file of files) {
    await gather(
      file,
      gathered,
      issue => sink.issue(issue),
      bytes => sink.progress(before + bytes, gathered.rows),
    )
    before += file.bytes
  }
  return gathered
}

/** Says, once a folder and year, which year files were read as of that do not name it. */
function tellWhichYears(sources: readonly Source[], sink: RowSink): void {
  const told = new Set<string>()
  for (const { file, folder, yearEnd } of sources) {
    if (yearEnd === undefined || yearEndOfName(file) !== undefined || told.has(`${folder}\n${yearEnd}`)) continue
    told.add(`${folder}\n${yearEnd}`)
    const message = `No file or folder names its year, so these files were read as the return of the year to ${shortDate(day(yearEnd))}, by what they tell.`
    const remedy =
      'If it is of another year, give this import up before it is published, name the folder after the year of its 31 March, such as 2024, and import that.'
    sink.issue({ file, code: 'year-taken', severity: 'note', message, remedy })
  }
}

function rowsBySource({ children }: Gathered): Map<Source, GatheredRow[]> {
  const rows = new Map<Source, GatheredRow[]>()
  for (const row of [...children.values()].flatMap(each => Object.values(each).flat())) {
    const before = rows.get(row.source)
    if (before === undefined) rows.set(row.source, [row])
    else before.push(row)
  }
  return rows
}

/** What the files are together: which were given, and by year from when reviews are told. */
interface Return {
  readonly reviewed: ReadonlyMap<string, string>
  readonly given: FilesGiven
}

/** Gives one child's rows and issues; answers with how many rows of the files were rejected. */
function give(childId: string, rows: ChildRows, { reviewed, given }: Return, sink: RowSink): number {
  const reading = readChild(childId, rows, given)
  for (const made of reading.made) {
    const { table, key, data, from, until } = made
    const at = { file: from.source.file, row: from.row, yearEnd: until.source.yearEnd }
    const unread = reading.unreadOf(made)
    sink.row({ table, format: 'ssda903', key, childId, data }, unread.length === 0 ? at : { ...at, unread })
  }
  for (const table of reading.tablesUnread()) sink.refused(childId, table)
  tellYears(reading, reviewed, sink)
  for (const issue of reading.issues) sink.issue(issue)
  let rejected = 0
  for (const list of Object.values(rows)) for (const row of list) if (row.rejected) rejected++
  if (rejected > 0) sink.refused(childId, undefined)
  return rejected
}

/** By the year of a return, from when its reviews are told: from its 1 April, or before where a file holds earlier ones. */
function reviewedFrom(sources: readonly Source[]): Map<string, string> {
  const from = new Map<string, string>()
  for (const { kind, yearEnd, earliest } of sources) {
    if (kind !== 'reviews' || yearEnd === undefined) continue
    const known = from.get(yearEnd) ?? yearStartOf(yearEnd)
    from.set(yearEnd, earliest !== undefined && earliest < known ? earliest : known)
  }
  return from
}

/** Says of which years a return tells of the child, and whether the child's reviews would have come with it. */
function tellYears(reading: ChildReading, reviewed: ReadonlyMap<string, string>, sink: RowSink): void {
  const years = new Set(fileKinds.flatMap(kind => reading.rows(kind).map(row => row.source.yearEnd)))
  for (const yearEnd of years) {
    if (yearEnd !== undefined) sink.tellsOf?.(reading.childId, yearEnd, reviewed.get(yearEnd))
  }
}

/** The two files that together tell of one table. */
const otherOfTwo: Partial<Record<FileKind, FileKind>> = { ad1: 'placed', placed: 'ad1' }

/** Which columns of which tables a file fills. A column made of a heading that the file lacks is missing. */
function tellOfTables(source: Source, given: FilesGiven, sink: RowSink): void {
  const other = otherOfTwo[source.kind]
  const isAlone = other !== undefined && !given.has(other, source.yearEnd)
  for (const [table, columns] of Object.entries(fileShapes[source.kind].fills)) {
    if (source.yearEnd !== undefined) sink.tellsYear?.(table, source.yearEnd)
    const lacks = (column: string) => source.missing.includes(columns[column]!)
    const names = Object.keys(columns)
    const ofOther = isAlone ? Object.keys(fileShapes[other].fills[table] ?? {}) : []
    sink.table({
      table,
      file: source.file,
      columns: names.filter(column => !lacks(column)),
      missingColumns: [...names.filter(lacks), ...ofOther.filter(column => columns[column] === undefined)],
      unknownColumns: source.unknown,
    })
  }
}

function tellOfSource({ file, superseded, unseenStarts }: Source, sink: RowSink): void {
  if (superseded > 0) {
    const message = `A newer file had told of ${counted(superseded, 'row')} of this one, and is believed.`
    sink.issue({ file, code: 'row-superseded', severity: 'note', message, remedy: 'None needed.' })
  }
  if (unseenStarts.length === 0) return
  const issueOf = (children: number): Issue => {
    const message = `${counted(children, 'row')} begin a child's episodes without being a start of care (RNE is not S). Care is taken to begin there, though it may have begun before.`
    const remedy = 'Import the files of earlier years with these, so that each period of care is seen from its start.'
    return { file, column: 'RNE', code: 'start-not-seen', severity: 'note', message, remedy }
  }
  if (sink.startsUnseen === undefined) sink.issue(issueOf(unseenStarts.length))
  else sink.startsUnseen(unseenStarts, issueOf)
}
