import type { Issue } from '../../issue.ts'
import { readFlag } from '../../parse/flags.ts'
import { keyWithin } from '../../parse/keys.ts'
import { shown } from '../../parse/text.ts'
import { type Cells, filled, saysSame } from '../returns/cells.ts'
import type { ReturnCodes } from '../returns/return-codes.ts'
import { readDateCell } from './dates-of-files.ts'
import { type FileKind, fileShapes, madeBy } from './files.ts'
import type { ChildRows, GatheredRow } from './gathering.ts'

export interface Made {
  readonly table: string
  readonly key: string
  readonly data: Readonly<Record<string, string>>
  readonly from: GatheredRow
  /** The row that tells how it stands: the last of several that it is made from. */
  readonly until: GatheredRow
  /** Columns of which no row tells that it is made from. */
  readonly untold: readonly string[]
}

/** All that the files hold of one child, as it is read: gathers the rows made of it and what is amiss. */
export class ChildReading {
  readonly childId: string
  readonly made: Made[] = []
  readonly issues: Issue[] = []
  readonly #rows: ChildRows
  readonly #byKey = new Map<string, Made>()
  readonly #saidTwice = new Set<GatheredRow>()
  /** Headings of a row whose cells hold something that could not be read. */
  readonly #unread = new Map<GatheredRow, Set<string>>()

  constructor(childId: string, rows: ChildRows) {
    this.childId = childId
    this.#rows = rows
    for (const list of Object.values(rows)) list.sort(newestFirst)
  }

  /** The child's rows of a file, those of the newest year first. */
  rows(kind: FileKind): readonly GatheredRow[] {
    return this.#rows[kind] ?? []
  }

  /** The natural key: the child and what tells the row from the child's others, joined by "|". */
  key(...parts: readonly string[]): string {
    return keyWithin([this.childId, ...parts].join('|'))
  }

  /** What a row says in a column; '' for nothing. */
  text(row: GatheredRow, column: string): string {
    const cell = row.cells[fileShapes[row.source.kind].headings.indexOf(column)] ?? ''
    return cell === '' && row.source.missing.includes(column) ? this.#toldElsewhere(row, column) : cell
  }

  /** What tells rows of a day apart, where only the row's own file has no such column and all others say the same. */
  #toldElsewhere(row: GatheredRow, column: string): string {
    const { kind } = row.source
    const { needed, tellsApart } = fileShapes[kind]
    if (column !== tellsApart) return ''
    const on = this.#dateOf(row, needed[0]!)
    const others = this.rows(kind).filter(
      each => !each.source.missing.includes(column) && this.#dateOf(each, needed[0]!) === on,
    )
    const said = new Set(others.map(each => this.text(each, column)))
    return said.size === 1 ? [...said][0]! : ''
  }

  /** The date in a column, as "2019-05-01". One that is no date is reported and left out. */
  date(row: GatheredRow, column: string): string | undefined {
    const found = this.#dateOf(row, column)
    if (found !== 'unreadable') return found
    this.cannotRead(row, column)
    this.warn(row, column, 'date-unreadable', `${column} is not a date, so it was left out.`, dateRemedy)
    return undefined
  }

  /** The date that a row is known by; without it the row is rejected. */
  keyDate(row: GatheredRow, column: string): string | undefined {
    const found = this.#dateOf(row, column)
    if (found !== undefined && found !== 'unreadable') return found
    const why = found === undefined ? 'missing' : 'not a date'
    this.reject(
      row,
      column,
      `date-${found ?? 'missing'}`,
      `${column} is ${why}, so the row could not be taken.`,
      dateRemedy,
    )
    return undefined
  }

  #dateOf(row: GatheredRow, column: string): string | 'unreadable' | undefined {
    const read = readDateCell(this.text(row, column), row.source.shortYears.get(column))
    if (read.kind === 'missing' || read.kind === 'open') return undefined
    return read.kind === 'date' && read.iso >= '1900' ? read.iso : 'unreadable'
  }

  /** A code, in capitals where the list has it so; one not on the list is reported and kept as it came. */
  code(row: GatheredRow, column: string, { codes, example }: ReturnCodes): string | undefined {
    const text = this.text(row, column)
    if (text === '') return undefined
    const code = text.toUpperCase()
    if (codes.has(code)) return code
    this.warn(row, column, 'code-unknown', `${column} is not a code on its list; kept as it came.`, `Use ${example}.`)
    return text
  }

  /** "Y" or "N". */
  flag(row: GatheredRow, column: string): string | undefined {
    const read = readFlag(this.text(row, column))
    if (read === 'Y' || read === 'N') return read
    if (read === 'unreadable') {
      this.cannotRead(row, column)
      this.warn(row, column, 'flag-unreadable', `${column} is neither yes nor no, so it was left out.`, 'Use 1 or 0.')
    }
    return undefined
  }

  /** A whole number within bounds. */
  count(row: GatheredRow, column: string, most: number): string | undefined {
    const text = this.text(row, column)
    if (text === '') return undefined
    if (/^\d{1,6}(?:\.0*)?$/.test(text) && Number(text) <= most) return String(Number(text))
    const message = `${column} is not a whole number from 0 to ${most}, so it was left out.`
    this.cannotRead(row, column)
    this.warn(row, column, 'number-unreadable', message, `Use a whole number from 0 to ${most}.`)
    return undefined
  }

  /** Says that a cell holds something, but nothing that can be read: what is held there stays. */
  cannotRead(row: GatheredRow, column: string): void {
    const columns = this.#unread.get(row)
    if (columns === undefined) this.#unread.set(row, new Set([column]))
    else columns.add(column)
  }

  /** Headings of a row of which nothing could be read: what stands there cannot, or its file has no such column. */
  #notReadOf(row: GatheredRow): ReadonlySet<string> {
    const unread = this.#unread.get(row)
    const { missing } = row.source
    if (missing.length === 0) return unread ?? none
    return new Set([...missing, ...(unread ?? [])])
  }

  /** The columns of a row made that are empty because a cell could not be read, or no file given tells of them. */
  unreadOf({ table, data, from, until, untold }: Made): readonly string[] {
    const unread = [from, until].flatMap(row => {
      const headings = this.#notReadOf(row)
      if (headings.size === 0) return []
      const fills = Object.entries(fileShapes[row.source.kind].fills[table] ?? {})
      return fills.flatMap(([column, heading]) => (headings.has(heading) ? column : []))
    })
    return [...new Set([...unread, ...untold])].filter(column => data[column] === undefined)
  }

  /** The tables in which a row may be wanting because the cell that tells of it could not be read, or is in no column. */
  tablesUnread(): ReadonlySet<string> {
    const tables = new Set<string>()
    for (const [row, headings] of this.#unread) {
      const { fills, tells = {} } = fileShapes[row.source.kind]
      for (const [table, columns] of Object.entries(fills)) {
        const isMade = this.made.some(each => each.table === table && (each.from === row || each.until === row))
        const told = tells[table] ?? (isMade ? [] : Object.values(columns))
        if (told.some(heading => headings.has(heading))) tables.add(table)
      }
    }
    for (const { source } of Object.values(this.#rows).flat()) {
      if (source.missing.length === 0) continue
      for (const table of Object.keys(fileShapes[source.kind].fills)) {
        if (madeBy[table]?.some(heading => source.missing.includes(heading))) tables.add(table)
      }
    }
    return tables
  }

  /**
   * Adds a row made from a row of a file. Where its key is taken already: by a newer year, that one is believed; by a
   * row that says the same, this one only repeats it. By one of the same file that says something else, it is kept as
   * well, with "2" after its key, if `several` may stand; else it is rejected. Answers with the key it has, if any.
   */
  add(
    table: string,
    parts: readonly string[],
    cells: (key: string) => Cells,
    from: GatheredRow,
    several = true,
    { until = from, untold = [] }: { until?: GatheredRow | undefined; untold?: readonly string[] } = {},
  ): string {
    for (let ordinal = 1; ; ordinal++) {
      const key = this.key(...parts, ...(ordinal === 1 ? [] : [String(ordinal)]))
      const data = filled(cells(key))
      const there = this.#byKey.get(`${table} ${key}`)
      if (there === undefined) {
        const made = { table, key, data, from, until, untold }
        this.#byKey.set(`${table} ${key}`, made)
        this.made.push(made)
        if (ordinal > 1) this.#sayTwice(from)
        return key
      }
      if (there.from === from) continue
      if (there.from.source !== from.source) {
        from.source.superseded++
        return key
      }
      if (saysSame(there.data, data)) {
        this.repeats(from, there.from)
        return key
      }
      if (!several) {
        const message = `Row ${there.from.row} has already told of this, and differently. That one was taken.`
        this.reject(from, 'CHILD', 'row-conflicts', message, 'Give one row of this file for each child.')
        return key
      }
    }
  }

  /** Says that a row only repeats another. */
  repeats(row: GatheredRow, other: GatheredRow): void {
    const message = `Row ${other.row} says the same. It was taken once.`
    this.#issue('note', row, 'CHILD', 'row-repeated', message, 'None needed.')
  }

  #sayTwice(from: GatheredRow): void {
    if (this.#saidTwice.has(from)) return
    this.#saidTwice.add(from)
    const column = fileShapes[from.source.kind].needed[0] ?? 'CHILD'
    const message = 'Another row of the child has the same date and says something else. Both were taken.'
    this.warn(from, column, 'row-same-day', message, 'Remove the one that is wrong, if they are the same event.')
  }

  /** Says why a row of a file was not taken. A row is rejected once. */
  reject(row: GatheredRow, column: string, code: string, message: string, remedy: string): void {
    row.rejected = true
    this.#issue('error', row, column, code, message, remedy)
  }

  warn(row: GatheredRow, column: string, code: string, message: string, remedy: string): void {
    this.#issue('warning', row, column, code, message, remedy)
  }

  #issue(
    severity: Issue['severity'],
    row: GatheredRow,
    column: string,
    code: string,
    message: string,
    remedy: string,
  ): void {
    const value = this.text(row, column)
    const at = { file: row.source.file, row: row.row, column, ...(value === '' ? {} : { value: shown(value) }) }
    this.issues.push({ ...at, code, severity, message, remedy, childId: this.childId })
  }
}

function newestFirst(a: GatheredRow, b: GatheredRow): number {
  const years = (b.source.yearEnd ?? '').localeCompare(a.source.yearEnd ?? '')
  return years || a.source.file.localeCompare(b.source.file, 'en') || a.row - b.row
}

const none: ReadonlySet<string> = new Set()

const dateRemedy = 'Write the date as day, month and year, such as 01/05/2019.'
