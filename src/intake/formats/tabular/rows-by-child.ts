import type { ChildNumbers } from '../../../store/child-numbers.ts'
import type { HeldTable, RowSink } from '../../format.ts'
import { OthersTurn } from '../../others-turn.ts'
import { readId } from '../../parse/ids.ts'
import { recordCutter } from '../../read/csv-machine.ts'
import { dayAtStart, type PlainCsv } from '../../read/plain-csv.ts'
import { RowHash } from '../../read/row-hash.ts'
import type { ChildCells } from './child-cells.ts'
import type { ChildFinder } from './child-finder.ts'
import { KeptRows, type RowsInFile } from './kept-rows.ts'
import { PassedOver } from './passed-over.ts'
import { type ColumnPlan, isRule, type RowReader } from './row-reader.ts'
import { RowsOfChildren, state } from './rows-of-children.ts'
import type { TableSpec } from './table-spec.ts'

/** The children of an extract, as its files name them. */
export interface ChildrenNamed {
  readonly numbers: ChildNumbers
  readonly cells: ChildCells
}

interface Options {
  readonly table: TableSpec
  readonly plans: readonly ColumnPlan[]
  readonly reader: RowReader
  readonly finder: ChildFinder
  readonly sink: RowSink
  readonly children: ChildrenNamed
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
  readonly #options: Options
  readonly #children: ChildNumbers
  #cutter: ((raw: string) => string[]) | undefined
  readonly #held: HeldTable | undefined
  readonly #child: ColumnPlan | undefined
  /** Columns that lead to the child through another table, where a row does not name it. */
  readonly #links: readonly ColumnPlan[]
  readonly #date: ColumnPlan | undefined
  /** Columns through which other tables find their children: what they hold is learnt although the row is not read. */
  readonly #learnt: readonly ColumnPlan[]
  /** Date columns of which it is not settled whether they hold a spreadsheet's day numbers: the first date says. */
  #unsettled: readonly ColumnPlan[]
  /** Children of whom some row tells together with others: theirs are not by themselves all there are. */
  readonly #shared = new Set<string>()
  readonly #othersTurn = new OthersTurn()
  readonly #kept = new KeptRows()
  #plain: PlainCsv | undefined
  #file: RowsInFile = this.#kept
  /** The cells that reading a row takes. */
  #cellsRead: ((row: number) => readonly string[]) | undefined
  readonly #hash = new RowHash()
  readonly #cellHash = new RowHash()
  readonly #rows: RowsOfChildren
  /** By what ids of other rows the child of the row in hand was found, where it names nobody. */
  #through = ''
  /** By column of the file, whether its cells are looked at before it is known whether their row is read; undefined for all. */
  readonly wanted: readonly boolean[] | undefined

  constructor(options: Options) {
    const { table, plans, finder, sink } = options
    this.#options = options
    this.#children = options.children.numbers
    this.#rows = new RowsOfChildren(this.#children.count)
    this.#held = sink.held?.table(table.table)
    this.#child = plans.find(each => each.column.name === table.childColumn)
    const links = table.links?.map(each => each.column) ?? []
    this.#links = plans.filter(each => links.includes(each.column.name))
    this.#date = plans.find(each => each.column.name === table.dateColumn)
    const learnt = finder.columnsLearnt(table.table)
    this.#learnt = plans.filter(each => learnt.includes(each.column.name))
    const dates = plans.filter(each => each.column.type === 'date' || each.column.type === 'datetime-text')
    this.#unsettled = dates.filter(each => each.reader.isOfSpreadsheetDays === undefined)
    if (this.#held !== undefined) {
      const looked = [this.#child, this.#date, ...this.#links, ...this.#unsettled]
      this.wanted = Array.from({ length: options.width }, (_, at) => looked.some(each => each?.at === at))
    }
  }

  /** `cells` may lack what is not wanted; `raw` is the whole row. */
  take(cells: readonly string[], line: number, raw: string): void {
    if (line === 2 && isRule(cells)) {
      this.#options.reader.take(cells, line)
      return
    }
    const place = this.#placeOf(cells)
    if (place === 0) {
      this.#options.reader.take(this.wanted ? this.#cut(raw) : cells, line)
      return
    }
    this.#add(place, this.#kept.add(raw, line), this.#hash.ofText(raw))
    if (this.#held === undefined) {
      this.#read(place, cells, line)
      return
    }
    for (const each of this.#unsettled) this.#settle(each, cells[each.at]!)
    if (this.#date !== undefined) this.#note(place, dayAtStart(cells[this.#date.at]!))
  }

  /** Takes all rows of a file that is plain. Only where something is held of the table. */
  async takeAll(file: PlainCsv): Promise<void> {
    this.#plain = file
    this.#file = file
    this.#rows.expect(file.count)
    const cellsOf = this.#cellsOf([this.#child, ...this.#links])
    const date = this.#date?.at
    for (let row = 1; row < file.count; row++) {
      if ((row & 63) === 0 && this.#othersTurn.isDue) await this.#othersTurn.give()
      if (row === 1 && file.line(row) === 2 && isRule(this.#cut(file.raw(row)))) {
        this.#options.reader.take(this.#cut(file.raw(row)), file.line(row))
        continue
      }
      const place = this.#placeAt(file, row, cellsOf)
      if (place === 0) {
        this.#options.reader.take(this.#cut(file.raw(row)), file.line(row))
        continue
      }
      this.#add(place, row, file.hash(row, this.#hash))
      for (const each of this.#unsettled) {
        if (!file.seek(row, each.at).isCellEmpty) this.#settle(each, file.cell())
      }
      if (date !== undefined) this.#note(place, file.seek(row, date).dayOfCell())
    }
  }

  /** The place of the child whose a row is; 0 where it is nobody's, or several children's together. */
  #placeAt(file: PlainCsv, row: number, cellsOf: (row: number) => readonly string[]): number {
    if (this.#child === undefined) return this.#placeOf(cellsOf(row))
    const { cells } = this.#options.children
    const hash = file.seek(row, this.#child.at).hashCell(this.#cellHash)
    const known = cells.find(hash)
    if (known !== 0) {
      this.#through = ''
      return this.#rows.placeOf(known)
    }
    const place = this.#placeOf(cellsOf(row))
    if (place !== 0 && this.#through === '') cells.set(hash, this.#rows.numberAt(place))
    return place
  }

  #placeOf(cells: readonly string[]): number {
    // A child met before is known by its id as it stands: reading an id that has been read gives the same.
    this.#through = ''
    const met = this.#child && this.#rows.find(this.#children.find(cells[this.#child.at]!))
    if (met !== undefined && met !== 0) return met
    const childId = this.#childOf(cells)
    return childId === undefined ? 0 : this.#rows.placeOf(this.#children.of(childId))
  }

  /** Whose row it is; undefined where it is nobody's, or several children's together. */
  #childOf(cells: readonly string[]): string | undefined {
    const { table, finder } = this.#options
    if (this.#child !== undefined) {
      const named = readId(cells[this.#child.at]!)
      if (named.kind === 'id') return named.id
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
    this.#through = `\n${this.#links.map(each => found.data[each.column.name] ?? '').join('\u0000')}`
    return found.childId
  }

  #add(place: number, row: number, hash: RowHash): void {
    if (this.#through !== '') hash.addText(this.#through)
    // Of rows told apart by which of them comes first the order counts too.
    if (this.#options.table.tiebreak !== undefined) hash.addText(`\n${this.#rows.rows[place]}`)
    this.#rows.add(place, row, hash)
  }

  /** Passes over what has not changed, reads the rest, and says how rows with nothing amiss stood in the file. */
  async finish(): Promise<void> {
    const rows = this.#rows
    for (const childId of this.#shared) {
      const place = rows.find(this.#children.find(childId))
      if (place !== 0) rows.mark(place, state.shared)
    }
    rows.settle(this.#hash.ofText(this.#options.fingerprint()))
    let isAnyUnchanged = false
    for (let place = 1; place <= rows.count; place++) {
      if (this.#held === undefined) this.#say(place)
      else if (
        !rows.is(place, state.shared) &&
        this.#held.stoodAs(rows.numberAt(place), rows.a[place]!, rows.b[place]!, rows.c[place]!)
      ) {
        rows.mark(place, state.passedOver)
        isAnyUnchanged = true
      } else this.#readRows(place)
      if ((place & 15) === 0 && this.#othersTurn.isDue) await this.#othersTurn.give()
    }
    if (isAnyUnchanged) this.#passOver()
  }

  #passOver(): void {
    const { table, finder, sink } = this.#options
    const name = table.table
    const unchanged = new PassedOver(name, this.#rows, this.#children, this.#earliest(), each => this.#readRows(each))
    sink.unchanged!(unchanged)
    if (this.#learnt.length === 0) return
    const places = Int32Array.from(unchanged.places())
    finder.learnWhenAsked(name, () => this.#learnFrom(places))
  }

  #readRows(place: number): void {
    this.#cellsRead ??= this.#cellsOf(this.#options.plans)
    for (const row of this.#rows.numbers(place)) this.#read(place, this.#cellsRead(row), this.#file.line(row))
    this.#say(place)
  }

  /** What other tables find their children by, of rows that were not read. */
  #learnFrom(places: Int32Array): void {
    const cellsOf = this.#cellsOf(this.#learnt)
    for (const place of places) {
      const childId = this.#children.id(this.#rows.numberAt(place))
      for (const row of this.#rows.numbers(place)) {
        const cells = cellsOf(row)
        const data: Record<string, string> = {}
        for (const { column, at, reader } of this.#learnt) {
          const value = reader.read(cells[at]!)
          if (value !== undefined) data[column.name] = value
        }
        this.#options.finder.learn(this.#options.table.table, data, childId)
      }
    }
  }

  /** Gives of a row the cells of some columns, if not more; always in the same array where the file is plain. */
  #cellsOf(plans: readonly (ColumnPlan | undefined)[]): (row: number) => readonly string[] {
    const file = this.#plain
    if (file === undefined) return row => this.#cut(this.#kept.raw(row))
    const wanted = plans.flatMap(each => (each === undefined ? [] : [each.at]))
    const columns = [...new Set(wanted)].sort((a, b) => a - b)
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

  #read(place: number, cells: readonly string[], line: number): void {
    const { reader } = this.#options
    const before = reader.doubted
    reader.take(cells, line)
    if (reader.doubted !== before) this.#rows.mark(place, state.doubted)
  }

  #say(place: number): void {
    if (this.#rows.is(place, state.doubted | state.shared)) return
    const childId = this.#children.id(this.#rows.numberAt(place))
    this.#options.sink.asWritten?.(childId, this.#options.table.table, this.#rows.digestOf(place))
  }

  /** Reads cells of a date column in the file's own order, as reading every row would, until one of them has said. */
  #settle({ reader }: ColumnPlan, cell: string): void {
    if (cell === '') return
    reader.read(cell)
    if (reader.isOfSpreadsheetDays === undefined) return
    this.#unsettled = this.#unsettled.filter(each => each.reader !== reader)
  }

  /** Keeps the earliest day of a child's rows; below 0 where a date is written otherwise and has to be read. */
  #note(place: number, day: number): void {
    const { earliest } = this.#rows
    if (day !== 0 && (earliest[place] === 0 || day < earliest[place]!)) earliest[place] = day
  }

  /** The earliest date of rows passed over. Only where one may be earlier than those read before is it read at all. */
  #earliest(): string | undefined {
    const date = this.#date
    if (date === undefined) return undefined
    const cellsOf = this.#cellsOf([date])
    let earliest: string | undefined
    let day = Number.POSITIVE_INFINITY
    for (let place = 1; place <= this.#rows.count; place++) {
      const first = this.#rows.earliest[place]!
      if (first === 0 || first >= day || !this.#rows.is(place, state.passedOver)) continue
      for (const row of this.#rows.numbers(place)) {
        const read = date.reader.read(cellsOf(row)[date.at]!)?.slice(0, 10)
        if (read === undefined || (earliest !== undefined && read >= earliest)) continue
        earliest = read
        day = dayAtStart(read)
      }
    }
    return earliest
  }
}
