import type { HeldContent, RowSink } from '../../format.ts'
import { OthersTurn } from '../../others-turn.ts'
import { readId } from '../../parse/ids.ts'
import { recordCutter } from '../../read/csv-machine.ts'
import type { PlainCsv } from '../../read/plain-csv.ts'
import type { ChildFinder } from './child-finder.ts'
import { ChildRows, KeptRows, type RowsInFile } from './child-rows.ts'
import { type ColumnPlan, isRule, type RowReader } from './row-reader.ts'
import type { TableSpec } from './table-spec.ts'

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
  readonly #children = new Map<string, ChildRows>()
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
  readonly #othersTurn = new OthersTurn()
  readonly #kept = new KeptRows()
  #plain: PlainCsv | undefined
  #file: RowsInFile = this.#kept
  next: { [row: number]: number } = [0]
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
      const looked = this.#looked()
      this.wanted = Array.from({ length: options.width }, (_, at) => looked.some(each => each.at === at))
    }
  }

  /** `cells` may lack what is not wanted; `raw` is the whole row. */
  take(cells: readonly string[], line: number, raw: string): void {
    if (line === 2 && isRule(cells)) {
      this.#options.reader.take(cells, line)
      return
    }
    const rows = this.#addTo(cells, () => this.#kept.add(raw, line))
    if (rows === undefined) this.#options.reader.take(this.wanted ? this.#cut(raw) : cells, line)
    else if (this.#held === undefined) this.#read(rows, cells, line)
    else this.#note(rows, cells)
  }

  /** Takes all rows of a file that is plain. Only where something is held of the table. */
  async takeAll(file: PlainCsv): Promise<void> {
    this.#plain = file
    this.#file = file
    let unsettled = this.#unsettled.length
    let cellsOf = this.#cellsOf(this.#looked())
    this.next = new Int32Array(file.count)
    let row = 0
    const number = () => row
    for (row = 1; row < file.count; row++) {
      if (this.#unsettled.length < unsettled) {
        unsettled = this.#unsettled.length
        cellsOf = this.#cellsOf(this.#looked())
      }
      const cells = cellsOf(row)
      const mayBeRule = row === 1 && file.line(row) === 2
      const rows = mayBeRule && isRule(this.#cut(file.raw(row))) ? undefined : this.#addTo(cells, number)
      if (rows === undefined) this.#options.reader.take(this.#cut(file.raw(row)), file.line(row))
      else this.#note(rows, cells)
      if ((row & 63) === 0 && this.#othersTurn.isDue) await this.#othersTurn.give()
    }
  }

  /** Adds a row to those of the child whose it is, if it is one child's. `number` gives its number in the file. */
  #addTo(cells: readonly string[], number: () => number): ChildRows | undefined {
    // A child met before is known by its id as it stands: reading an id that has been read gives the same.
    const named = this.#child && this.#children.get(cells[this.#child.at]!)
    if (named !== undefined) {
      named.add(number(), '')
      return named
    }
    const found = this.#childOf(cells)
    if (found === undefined) return undefined
    let rows = this.#children.get(found.childId)
    if (rows === undefined) this.#children.set(found.childId, (rows = new ChildRows(found.childId, this)))
    rows.add(number(), found.through)
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
  async finish(): Promise<void> {
    const { table, sink, finder } = this.#options
    const fingerprint = this.#options.fingerprint()
    const unchanged: ChildRows[] = []
    for (const rows of this.#children.values()) {
      rows.settle(fingerprint, this.#file)
      if (this.#held === undefined) this.#say(rows)
      else if (!this.#shared.has(rows.childId) && this.#held.isSame(rows.childId, table.table, rows.digest)) {
        unchanged.push(rows)
        sink.unchanged!(rows)
      } else this.readRows(rows)
      if (this.#othersTurn.isDue) await this.#othersTurn.give()
    }
    if (this.#learnt.length > 0 && unchanged.length > 0)
      finder.learnWhenAsked(table.table, () => this.#learnFrom(unchanged))
  }

  get tableName(): string {
    return this.#options.table.table
  }

  readRows(rows: ChildRows): void {
    for (const row of rows.numbers()) this.#read(rows, this.#cut(this.#file.raw(row)), this.#file.line(row))
    this.#say(rows)
  }

  /** What other tables find their children by, of rows that were not read. */
  #learnFrom(unchanged: readonly ChildRows[]): void {
    const cellsOf = this.#cellsOf(this.#learnt)
    for (const rows of unchanged) {
      for (const row of rows.numbers()) {
        const cells = cellsOf(row)
        const data: Record<string, string> = {}
        for (const { column, at, reader } of this.#learnt) {
          const value = reader.read(cells[at]!)
          if (value !== undefined) data[column.name] = value
        }
        this.#options.finder.learn(this.tableName, data, rows.childId)
      }
    }
  }

  /** Columns that are looked at of every row from here on. */
  #looked(): ColumnPlan[] {
    return [this.#child, this.#date, ...this.#links, ...this.#unsettled].filter(each => each !== undefined)
  }

  /** Gives of a row the cells of some columns, if not more; always in the same array where the file is plain. */
  #cellsOf(plans: readonly ColumnPlan[]): (row: number) => readonly string[] {
    const file = this.#plain
    if (file === undefined) return row => this.#cut(this.#kept.raw(row))
    const columns = [...new Set(plans.map(each => each.at))].sort((a, b) => a - b)
    const cells = new Array<string>(file.width).fill('')
    return row => {
      file.cut(row, columns, cells)
      return cells
    }
  }

  #cut(raw: string): string[] {
    this.#cutter ??= recordCutter(this.#options.delimiter)
    return this.#cutter(raw).slice(0, this.#options.width)
  }

  #read(rows: ChildRows, cells: readonly string[], line: number): void {
    const { reader } = this.#options
    const before = reader.doubted
    reader.take(cells, line)
    if (reader.doubted !== before) rows.isDoubted = true
  }

  #say({ childId, digest, isDoubted }: ChildRows): void {
    if (isDoubted || this.#shared.has(childId)) return
    this.#options.sink.asWritten?.(childId, this.tableName, digest)
  }

  /** What has to be known of a row that is not read, or not yet. */
  #note(rows: ChildRows, cells: readonly string[]): void {
    if (this.#unsettled.length > 0) this.#settle(cells)
    if (this.#date !== undefined && !isNoEarlier(cells[this.#date.at]!, rows.earliest)) {
      const date = this.#date.reader.read(cells[this.#date.at]!)?.slice(0, 10)
      if (date !== undefined && (rows.earliest === undefined || date < rows.earliest)) rows.earliest = date
    }
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

/** Whether a cell is plainly of no earlier date than one known: nearly all are, and reading them would be much of the work. */
function isNoEarlier(cell: string, known: string | undefined): boolean {
  return known !== undefined && cell >= known && /^\d{4}-\d\d-\d\d/.test(cell)
}
