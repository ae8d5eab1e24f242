import { openColumnOf, returnYearColumns, returnYearsTable } from '../../domain/record/return-years.ts'
import type { SourceRow } from '../../domain/record/source-row.ts'
import { counted } from '../../domain/words/numbers.ts'
import type { HeldRow, NewRecord } from '../../store/case-records.ts'
import type { PlaceOfRow, RowSink, StartUnseen, SuppliedTable, UnchangedRows } from '../format.ts'
import type { Issue } from '../issue.ts'
import { keyWithin } from '../parse/keys.ts'
import { ownCopy } from '../parse/own-copy.ts'
import { canonicalJson, contentHash, storable } from './canonical.ts'
import type { HeldDigests } from './held-content.ts'
import { IssueList } from './issue-list.ts'
import { chooseOf } from './repeated-key.ts'
import { ToldOfYears } from './told-of-years.ts'
import { dateOfRow, extentOfRow } from './windows.ts'
import { YearsTold } from './years-told.ts'

/** A row of the extract, made small: its data as JSON text. */
interface GatheredRow extends NewRecord {
  childId: string
  json: string
  hash: string
}

interface GatheredTable {
  readonly name: string
  readonly rows: Map<string, GatheredRow>
  /** Rows that came more than once word for word, by file. */
  readonly repeated: Map<string, number>
  earliest: string | undefined
}

/** One child's rows in the extract, by table. */
export type ChildRows = ReadonlyMap<string, readonly NewRecord[]>

/**
 * Takes all rows of an extract and holds them by child and table, small enough for a whole authority: about 0.4 KB
 * beyond a row's own text. A row that comes twice is taken once; where the two differ, the one still open, or else the
 * one that says more.
 */
export class Gathering implements RowSink {
  readonly #children = new Map<string, Map<string, GatheredRow[]>>()
  readonly #tables = new Map<string, GatheredTable>()
  readonly #names = new Map<string, string>()
  readonly #supplied = new Set<string>()
  /** By table, the columns that some file of it has, and those that some file lacks. */
  readonly #columns = new Map<string, { readonly has: Set<string>; readonly lacks: Set<string> }>()
  readonly #refused = new Set<string>()
  /** Children and tables of which rows came more than once. */
  readonly #repeatedOf = new Set<string>()
  readonly #years = new ToldOfYears()
  readonly #unread = new Map<string, UnchangedRows>()
  /** By child and table: how the rows taken stood in their file, where nothing was amiss with them. */
  readonly #written = new Map<string, Map<string, string>>()
  readonly #unreadCells = new Map<NewRecord, readonly string[]>()
  /** Starts of care that the return does not tell, until it is looked whether they are held. */
  readonly unseenStarts: { readonly starts: readonly StartUnseen[]; readonly issueOf: (children: number) => Issue }[] =
    []
  readonly #onProgress: (bytes: number, rows: number) => void
  readonly held: HeldDigests | undefined
  readonly issues = new IssueList()
  #taken = 0

  constructor(onProgress: (bytes: number, rows: number) => void = () => {}, held?: HeldDigests) {
    this.#onProgress = onProgress
    this.held = held
  }

  /** Rows after collapsing. */
  get rows(): number {
    let rows = this.#taken
    for (const each of this.#unread.values()) rows += each.rows
    return rows
  }

  get children(): ReadonlyMap<string, ChildRows> {
    return this.#children
  }

  /** Tables that some file supplied, whether or not a row of them was taken. */
  get suppliedTables(): ReadonlySet<string> {
    return this.#supplied
  }

  /** The earliest date given in a table: the extract does not speak of what was before. */
  windowStart(table: string): string | undefined {
    return this.#tables.get(table)?.earliest
  }

  /** By table, the rows that stand in the extract as they did when what is held was taken. */
  get unread(): ReadonlyMap<string, UnchangedRows> {
    return this.#unread
  }

  /** How a child's rows in a table stood in their file; undefined where something was amiss with them. */
  asWrittenOf(childId: string, table: string): string | undefined {
    // A row of another child's may have come under the same key since it was said.
    return this.#isRepeated(childId, table) ? undefined : this.#written.get(childId)?.get(table)
  }

  /** Columns of a row whose cells could not be read: what is held there stays. */
  unreadCellsOf(row: NewRecord): readonly string[] {
    return this.#unreadCells.get(row) ?? []
  }

  unchanged(rows: UnchangedRows): void {
    const table = this.#tableOf(rows.table)
    const { earliest } = rows
    if (earliest !== undefined && (table.earliest === undefined || earliest < table.earliest)) table.earliest = earliest
    this.#unread.set(table.name, rows)
  }

  asWritten(childId: string, table: string, digest: string): void {
    if (this.#isRepeated(childId, table)) return
    const name = this.#nameOf(childId)
    const ofChild = this.#written.get(name)
    const ofTable = this.#tableOf(table).name
    if (ofChild === undefined) this.#written.set(name, new Map([[ofTable, digest]]))
    else ofChild.set(ofTable, digest)
  }

  table({ table, columns, missingColumns }: SuppliedTable): void {
    this.#supplied.add(table)
    const known = this.#columns.get(table) ?? { has: new Set(), lacks: new Set() }
    for (const each of columns) known.has.add(each)
    for (const each of missingColumns) known.lacks.add(each)
    this.#columns.set(table, known)
  }

  /** Columns that no file of a table has: what is held there of rows that are still in it stays. */
  absentColumnsOf(table: string): readonly string[] {
    const known = this.#columns.get(table)
    return known === undefined ? [] : [...known.lacks].filter(each => !known.has.has(each))
  }

  row(row: SourceRow, at: PlaceOfRow): void {
    const table = this.#tableOf(row.table)
    const json = canonicalJson(row.data)
    const childId = this.#nameOf(row.childId)
    const hash = contentHash(childId, json)
    const date = dateOfRow(table.name, row.data)
    if (date !== undefined && (table.earliest === undefined || date < table.earliest)) table.earliest = date
    const key = ownCopy(storable(row.key))
    const before = table.rows.get(key)
    if (before === undefined) {
      const gathered: GatheredRow = { table: table.name, key, childId, json, hash }
      table.rows.set(key, gathered)
      this.#rowsOf(childId, table.name).push(gathered)
      this.#taken++
      if (at.unread !== undefined) this.#unreadCells.set(gathered, at.unread)
      this.#years.note(gathered, row.data, at)
    } else if (before.hash === hash) {
      table.repeated.set(at.file, (table.repeated.get(at.file) ?? 0) + 1)
      this.#repeatedOf.add(refusalOf(childId, table.name))
    } else {
      this.#repeatedOf.add(refusalOf(childId, table.name)).add(refusalOf(before.childId, table.name))
      const said = JSON.parse(before.json) as Record<string, string>
      const { taken, columns, because } = chooseOf(table.name, said, row.data, [
        this.#unreadCells.get(before) ?? [],
        at.unread ?? [],
      ])
      if (taken === 'second') this.#replace(before, { childId, json, hash }, at.unread)
      this.issues.add({
        file: at.file,
        row: at.row,
        ...(columns.length === 0 ? {} : { column: columns[0]! }),
        value: key.slice(0, 200),
        code: 'key-repeated',
        severity: 'warning',
        message: `Two rows of ${table.name} tell of the same thing differently${inWords(columns)}. ${because}`,
        remedy: 'Look at both in the case system and put the wrong one right.',
        ...(childId === '' ? {} : { childId }),
      })
    }
  }

  issue(issue: Issue): void {
    this.issues.add(issue)
  }

  refused(childId: string, table: string | undefined): void {
    this.#refused.add(refusalOf(childId, table))
  }

  /** Whether all that the extract has of a child in a table was taken: only then are rows it does not repeat gone. */
  isWhole(childId: string, table: string): boolean {
    if (this.#refused.size === 0) return true
    return !this.#refused.has(refusalOf(childId, table)) && !this.#refused.has(refusalOf(childId, undefined))
  }

  tellsYear(table: string, yearEnd: string): void {
    this.#years.tells(table, yearEnd)
  }

  /** The 31 Marches of the years told of a table; none of an extract that is no yearly return. */
  yearsOf(table: string): ReadonlySet<string> {
    return this.#years.of(table)
  }

  /** The file in which a row of a table would stand in the return of a year; undefined where no file is of that year. */
  fileOf(yearEnd: string, table: string): string | undefined {
    return this.#years.fileOf(yearEnd, table)
  }

  /** Kept as a row of the child's, so that the record knows of which years it has been told. */
  tellsOf(child: string, yearEnd: string, reviewsFrom: string | undefined): void {
    const childId = this.#nameOf(child)
    if (this.#tableOf(returnYearsTable).rows.has(yearKey(childId, yearEnd))) return
    this.tellsYear(returnYearsTable, yearEnd)
    const row = this.#addYear(
      childId,
      yearEnd,
      reviewsFrom === undefined ? {} : { [returnYearColumns.reviewsFrom]: reviewsFrom },
    )
    // Sent without its reviews the return says nothing of those that came with it before.
    if (reviewsFrom === undefined) this.#unreadCells.set(row, [returnYearColumns.reviewsFrom])
  }

  /** Kept likewise of a child whom the return of a year does not name: that it told nothing of it as open in these tables. */
  tellsNothingOf(childId: string, yearEnd: string, tables: readonly string[]): void {
    this.#addYear(childId, yearEnd, {
      [returnYearColumns.childTold]: 'N',
      ...Object.fromEntries(tables.map(table => [openColumnOf(table), '[]'])),
    })
  }

  /** What a yearly return speaks of in a child's rows of a table, given those it has and all held of it; undefined for any other extract. */
  yearsTold(table: string, told: readonly NewRecord[], held: readonly HeldRow[]): YearsTold | undefined {
    const years = this.#years.of(table)
    if (years.size === 0) return undefined
    const extents = told.flatMap(row => extentOfRow(table, JSON.parse(row.json) as Record<string, string>) ?? [])
    return new YearsTold(table, years, extents, held)
  }

  brokeOff(yearEnd: string): void {
    this.#years.brokeOff(yearEnd)
  }

  startsUnseen(starts: readonly StartUnseen[], issueOf: (children: number) => Issue): void {
    this.unseenStarts.push({ starts, issueOf })
  }

  progress(bytes: number, rows: number): void {
    this.#onProgress(bytes, rows)
  }

  /** Says what can only be said at the end. */
  finish(): void {
    this.held?.ahead.ask()
    this.#tellWhatIsOpen()
    for (const table of this.#tables.values()) {
      for (const [file, rows] of table.repeated) {
        this.issues.add({
          file,
          code: 'row-repeated',
          severity: 'note',
          message: `${counted(rows, 'row')} of ${table.name} came more than once word for word, and ${rows === 1 ? 'was' : 'were'} taken once.`,
          remedy: 'Nothing needs doing. A join in the extract may be repeating rows.',
        })
      }
    }
  }

  #tellWhatIsOpen(): void {
    const rows = this.#tables.get(returnYearsTable)?.rows.values() ?? []
    for (const [row, { data, untold }] of this.#years.completed(rows, this)) {
      row.json = canonicalJson(data)
      row.hash = contentHash(row.childId, row.json)
      this.#unreadCells.set(row, [...this.unreadCellsOf(row), ...untold])
    }
  }

  #addYear(childId: string, yearEnd: string, cells: Readonly<Record<string, string>>): GatheredRow {
    const table = this.#tableOf(returnYearsTable)
    const json = canonicalJson({ [returnYearColumns.yearEnd]: yearEnd, ...cells })
    const key = yearKey(childId, yearEnd)
    const row = { table: table.name, key, childId, json, hash: contentHash(childId, json) }
    table.rows.set(key, row)
    this.#rowsOf(childId, table.name).push(row)
    return row
  }

  #isRepeated(childId: string, table: string): boolean {
    return this.#repeatedOf.size > 0 && this.#repeatedOf.has(refusalOf(childId, table))
  }

  #replace(
    row: GatheredRow,
    { childId, json, hash }: { childId: string; json: string; hash: string },
    unread: readonly string[] | undefined,
  ): void {
    if (unread === undefined) this.#unreadCells.delete(row)
    else this.#unreadCells.set(row, unread)
    if (row.childId !== childId) {
      const rows = this.#rowsOf(row.childId, row.table)
      rows.splice(rows.indexOf(row), 1)
      if (rows.length === 0) this.#children.get(row.childId)!.delete(row.table)
      this.#rowsOf(childId, row.table).push(row)
    }
    row.childId = childId
    row.json = json
    row.hash = hash
  }

  #rowsOf(childId: string, table: string): GatheredRow[] {
    let child = this.#children.get(childId)
    if (child === undefined) {
      this.#children.set(childId, (child = new Map()))
      this.held?.ahead.expect(childId)
    }
    let rows = child.get(table)
    if (rows === undefined) child.set(table, (rows = []))
    return rows
  }

  #tableOf(name: string): GatheredTable {
    let table = this.#tables.get(name)
    if (table === undefined) {
      const own = ownCopy(storable(name))
      table = { name: own, rows: new Map(), repeated: new Map(), earliest: undefined }
      this.#tables.set(own, table)
      this.#supplied.add(own)
    }
    return table
  }

  #nameOf(childId: string): string {
    let name = this.#names.get(childId)
    if (name === undefined) {
      name = ownCopy(storable(childId))
      this.#names.set(name, name)
    }
    return name
  }
}

function refusalOf(childId: string, table: string | undefined): string {
  return `${childId}\n${table ?? ''}`
}

function yearKey(childId: string, yearEnd: string): string {
  return keyWithin(`${childId}|${yearEnd}`)
}

/** Columns as a message names them: the first few. */
function inWords(columns: readonly string[]): string {
  if (columns.length === 0) return ''
  if (columns.length > 4) return `, in ${columns.slice(0, 3).join(', ')} and ${columns.length - 3} more columns`
  return `, in ${columns.join(', ').replace(/, ([^,]*)$/, ' and $1')}`
}
