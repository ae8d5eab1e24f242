import { hash } from 'node:crypto'
import type { HeldContent, RowSink } from '../../format.ts'
import { readId } from '../../parse/ids.ts'
import { recordCutter } from '../../read/csv-machine.ts'
import type { ChildFinder } from './child-finder.ts'
import { type ColumnPlan, isRule, type RowReader } from './row-reader.ts'
import type { TableSpec } from './table-spec.ts'

interface RowsAsWritten {
  readonly raws: string[]
  readonly lines: number[]
  /** Of rows that do not name the child, by their place among the raws: the ids of other rows by which it was found. */
  through: Map<number, string> | undefined
  earliest: string | undefined
  /** What other tables find their children by, of each row. */
  learnt: Record<string, string>[] | undefined
  /** Whether anything was said of any of them. */
  isDoubted: boolean
}

interface Options {
  readonly table: TableSpec
  readonly plans: readonly ColumnPlan[]
  readonly reader: RowReader
  readonly finder: ChildFinder
  readonly sink: RowSink
  readonly delimiter: string
  readonly width: number
  /** Of all by which rows are read the same: headings, local words, how dates are written. Known once all were met. */
  readonly fingerprint: () => string
}

/**
 * The rows of a file by child, as they stand in it. Where a child's rows stood just so when what is held was taken, and
 * nothing was amiss with them, reading them again would give the same: they are passed over. Of a nightly extract of a
 * whole authority that is nearly all, and reading cells is most of the work.
 */
export class RowsByChild {
  readonly #children = new Map<string, RowsAsWritten>()
  readonly #options: Options
  #cutter: ((raw: string) => string[]) | undefined
  readonly #held: HeldContent | undefined
  readonly #child: ColumnPlan | undefined
  /** Columns that lead to the child through another table, where a row does not name it. */
  readonly #links: readonly ColumnPlan[]
  readonly #date: ColumnPlan | undefined
  /** Columns through which other tables find their children: what they hold is learnt although the row is not read. */
  readonly #learnt: readonly ColumnPlan[]
  /** Date columns of which it is not settled whether they hold a spreadsheet's day numbers: the first cell says. */
  #unsettled: readonly ColumnPlan[]
  /** Children of whom some row tells together with others: theirs are not by themselves all there are. */
  readonly #shared = new Set<string>()
  /** By column of the file, whether its cells are looked at before it is known whether their row is read; undefined for all. */
  readonly wanted: readonly boolean[] | undefined

  constructor(options: Options) {
    const { table, plans, finder, sink } = options
    this.#options = options
    this.#held = sink.held?.holds(table.table) ? sink.held : undefined
    this.#child = plans.find(each => each.column.name === table.childColumn)
    const links = table.links?.map(each => each.column) ?? []
    this.#links = plans.filter(each => links.includes(each.column.name))
    this.#date = plans.find(each => each.column.name === table.dateColumn)
    const learnt = finder.columnsLearnt(table.table)
    this.#learnt = plans.filter(each => learnt.includes(each.column.name))
    this.#unsettled = plans.filter(each => each.column.type === 'date' || each.column.type === 'datetime-text')
    if (this.#held !== undefined) {
      const looked = [this.#child, this.#date, ...this.#links, ...this.#learnt, ...this.#unsettled]
      this.wanted = Array.from({ length: options.width }, (_, at) => looked.some(each => each?.at === at))
    }
  }

  /** `cells` may lack what is not wanted; `raw` is the whole row. */
  take(cells: readonly string[], line: number, raw: string): void {
    if (line === 2 && isRule(cells)) {
      this.#options.reader.take(cells, line)
      return
    }
    // A child met before is known by its id as it stands: reading an id that has been read gives the same.
    const named = this.#child && this.#children.get(cells[this.#child.at]!)
    const rows = named ?? this.#rowsFor(cells)
    if (rows === undefined) {
      this.#options.reader.take(this.wanted ? this.#cut(raw) : cells, line)
      return
    }
    rows.raws.push(raw)
    rows.lines.push(line)
    if (this.#held === undefined) this.#read(rows, cells, line)
    else this.#note(rows, cells)
  }

  /** The rows of the child whose row it is, if it is one child's, with how it was found. */
  #rowsFor(cells: readonly string[]): RowsAsWritten | undefined {
    const found = this.#childOf(cells)
    if (found === undefined) return undefined
    let rows = this.#children.get(found.childId)
    if (rows === undefined) {
      rows = { raws: [], lines: [], through: undefined, earliest: undefined, learnt: undefined, isDoubted: false }
      this.#children.set(found.childId, rows)
    }
    if (found.through !== '') (rows.through ??= new Map()).set(rows.raws.length, found.through)
    return rows
  }

  /**
   * Whose row it is, and by what ids of other rows it was found where it names nobody; undefined where it is nobody's, or
   * several children's together.
   */
  #childOf(cells: readonly string[]): { readonly childId: string; readonly through: string } | undefined {
    const { table, finder } = this.#options
    if (this.#child !== undefined) {
      const named = readId(cells[this.#child.at]!)
      if (named.kind === 'id') return { childId: named.id, through: '' }
      if (named.kind !== 'missing') return undefined
    }
    const data: Record<string, string> = {}
    for (const { column, at, reader } of this.#links) {
      const value = reader.read(cells[at]!)
      if (value !== undefined) data[column.name] = value
    }
    const found = finder.find(table, data)
    if (found.kind === 'children') for (const { childId } of found.rows) this.#shared.add(childId)
    if (found.kind !== 'child') return undefined
    return {
      childId: found.childId,
      through: this.#links.map(each => found.data[each.column.name] ?? '').join('\u0000'),
    }
  }

  /** Passes over what has not changed, reads the rest, and says how rows with nothing amiss stood in the file. */
  finish(): void {
    const { table, sink, finder } = this.#options
    const fingerprint = this.#options.fingerprint()
    for (const [childId, rows] of this.#children) {
      const digest = digestOf(fingerprint, rows)
      if (this.#held !== undefined) {
        if (!this.#shared.has(childId) && this.#held.isSame(childId, table.table, digest)) {
          for (const data of rows.learnt ?? []) finder.learn(table.table, data, childId)
          sink.unchanged!({
            childId,
            table: table.table,
            digest,
            rows: rows.raws.length,
            earliest: rows.earliest,
            read: () => this.#readAgain(childId, rows, digest),
          })
          continue
        }
        this.#readAgain(childId, rows, digest)
      } else this.#say(childId, rows, digest)
    }
  }

  #readAgain(childId: string, rows: RowsAsWritten, digest: string): void {
    for (const [index, raw] of rows.raws.entries()) this.#read(rows, this.#cut(raw), rows.lines[index]!)
    this.#say(childId, rows, digest)
  }

  #cut(raw: string): string[] {
    this.#cutter ??= recordCutter(this.#options.delimiter)
    return this.#cutter(raw).slice(0, this.#options.width)
  }

  #read(rows: RowsAsWritten, cells: readonly string[], line: number): void {
    const { reader } = this.#options
    const before = reader.doubted
    reader.take(cells, line)
    if (reader.doubted !== before) rows.isDoubted = true
  }

  #say(childId: string, rows: RowsAsWritten, digest: string): void {
    if (rows.isDoubted || this.#shared.has(childId)) return
    this.#options.sink.asWritten?.(childId, this.#options.table.table, digest)
  }

  /** What has to be known of a row that is not read, or not yet. */
  #note(rows: RowsAsWritten, cells: readonly string[]): void {
    if (this.#unsettled.length > 0) this.#settle(cells)
    if (this.#date !== undefined) {
      const date = this.#date.reader.read(cells[this.#date.at]!)?.slice(0, 10)
      if (date !== undefined && (rows.earliest === undefined || date < rows.earliest)) rows.earliest = date
    }
    if (this.#learnt.length === 0) return
    const data: Record<string, string> = {}
    for (const { column, at, reader } of this.#learnt) {
      const value = reader.read(cells[at]!)
      if (value !== undefined) data[column.name] = value
    }
    ;(rows.learnt ??= []).push(data)
  }

  /** Reads the first cell of each date column in the file's own order, as reading every row would. */
  #settle(cells: readonly string[]): void {
    this.#unsettled = this.#unsettled.filter(({ at, reader }) => {
      if (cells[at] === '') return true
      reader.read(cells[at]!)
      return false
    })
  }
}

/** Of rows as they stand in a file, in any order. */
function digestOf(fingerprint: string, { raws, through }: RowsAsWritten): string {
  const whole = through
    ? raws.map((raw, index) => (through.has(index) ? `${raw}\n${through.get(index)}` : raw))
    : raws.slice()
  const text = whole.length === 1 ? whole[0]! : whole.sort().join('\n')
  return hash('sha256', `${fingerprint}\n${text}`, 'buffer').toString('base64url', 0, 12)
}
