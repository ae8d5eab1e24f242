import { type ColumnCells, isOne, shapeOf, type TableColumns } from '../domain/indicators/derived-columns.ts'
import type { Cell, ColumnType, FactTable } from '../domain/indicators/fact-table.ts'
import type { Dictionary } from './dictionary.ts'
import { type Span, spanOf } from './span.ts'

/** What an unknown day, flag or number is held as. */
export const unknown = -2_147_483_648

/** A day that never comes. */
export const never = 2_147_483_647

/** Struck-out rows are swept away once they are more than this share of all. */
const tooManyStruck = 0.2

/** Rows and children there is room for at first: many tables stay as small as that, and V8 keeps arrays up to it in its own heap. */
const atFirst = 16

/**
 * One fact table in columns: an array of 32-bit integers for each, and the number of the child each row is about. Text
 * columns are kept as texts. A child's rows stand together; when the child has changed they are struck out (their child
 * is -1) and written anew at the end, and now and then what is struck out is swept away. Every scan passes over rows
 * whose child is below 0.
 */
export class Columns {
  readonly table: FactTable
  readonly names: readonly string[]
  readonly dictionaries: ReadonlyMap<string, Dictionary>
  /** Rows, struck-out ones too. */
  length = 0
  child: Int32Array = new Int32Array(atFirst)
  /** Children are numbered from 0 up to this. */
  children = 0
  /** By child number: the first of the child's rows, and how many there are. */
  firstRow: Int32Array = new Int32Array(atFirst)
  rowCount: Int32Array = new Int32Array(atFirst)
  readonly span: Span | undefined
  /** By row, where the table has a span: the first day on which the row is no longer in force, or `never`. */
  over: Int32Array = new Int32Array(atFirst)
  /**
   * The same by child number, of all the child's rows together: the first day on which any is in force, and the first
   * from which none is again. Outside them a question of what is in force may pass over the child.
   */
  childBegins: Int32Array = new Int32Array(atFirst).fill(never)
  childOver: Int32Array = new Int32Array(atFirst).fill(unknown)
  readonly #types: readonly ColumnType[]
  readonly #firstDay: number
  readonly #index: ReadonlyMap<string, number>
  readonly #numbers: Int32Array[]
  readonly #dictionaries: readonly (Dictionary | undefined)[]
  readonly #texts: (string | undefined)[][]
  #struck = 0

  constructor(table: FactTable, dictionaryFor: (column: string) => Dictionary) {
    this.table = table
    this.span = spanOf(table)
    this.names = Object.keys(table.columns)
    const { types, firstDay } = shapeOf(table)
    this.#types = types
    this.#firstDay = firstDay
    this.#index = new Map(this.names.map((name, index) => [name, index]))
    this.#numbers = this.#types.map(type => new Int32Array(type === 'text' ? 0 : atFirst))
    this.#texts = this.names.map(() => [])
    this.dictionaries = new Map(
      this.names.filter((_, index) => this.#types[index] === 'code').map(name => [name, dictionaryFor(name)]),
    )
    this.#dictionaries = this.names.map(name => this.dictionaries.get(name))
  }

  has(name: string): boolean {
    return this.#index.has(name)
  }

  /** The integers of a column: days, codes, flags (0, 1) or numbers; `unknown` (0 for codes) where not known. */
  numbers(name: string): Int32Array {
    return this.#numbers[this.#at(name)]!
  }

  /** The text of a code or text column; undefined where not known. */
  text(name: string, row: number): string | undefined {
    const index = this.#at(name)
    return this.#types[index] === 'code'
      ? this.dictionaries.get(name)!.texts[this.#numbers[index]![row]!]
      : this.#texts[index]![row]
  }

  /** A cell as the fact table gave it. */
  cell(name: string, row: number): Cell {
    const type = this.#types[this.#at(name)]!
    if (type === 'code' || type === 'text') return this.text(name, row) ?? null
    const value = this.numbers(name)[row]!
    return value === unknown ? null : value
  }

  /** Where a child's rows are: from `first`, `count` of them. */
  rowsOf(child: number): { first: number; count: number } {
    return { first: this.firstRow[child] ?? 0, count: this.rowCount[child] ?? 0 }
  }

  /** Makes room for so many rows and children at once, where that many are to come. */
  reserve(rows: number, children: number): void {
    if (rows > this.child.length) this.#grow(rows)
    if (children > this.firstRow.length) this.#growChildren(children)
  }

  /**
   * Writes a child's rows at the end, in place of any there were. `words` are the child's: those that cells of codes and
   * texts name by their places.
   */
  put(child: number, kept: TableColumns, words: readonly string[]): void {
    this.clear(child)
    const rows = kept[0]
    const from = this.length
    const to = from + rows
    if (to > this.child.length) this.#grow(to)
    this.child.fill(child, from, to)
    for (let index = 0; index < this.#types.length; index++) {
      // What was kept by earlier rules may lack a column.
      this.#write(index, from, to, kept[index + 1] ?? null, words)
    }
    this.firstRow[child] = from
    this.rowCount[child] = rows
    this.length = to
    if (this.span) this.#noteSpans(child, this.span)
  }

  /** Leaves a child without rows. */
  clear(child: number): void {
    this.cover(child + 1)
    if (this.rowCount[child] !== 0) this.#strike(child)
  }

  /** Has so many children, at least; those of whom nothing was written have no rows. */
  cover(children: number): void {
    if (children <= this.children) return
    if (children > this.firstRow.length) this.#growChildren(children)
    this.children = children
  }

  /** Sweeps away struck-out rows if there are many; the rest keep their order. */
  sweep(): void {
    if (this.#struck <= this.length * tooManyStruck) return
    let to = 0
    let last = -1
    for (let from = 0; from < this.length; from++) {
      const child = this.child[from]!
      if (child < 0) continue
      if (child !== last) this.firstRow[child] = to
      last = child
      if (to !== from) {
        this.child[to] = child
        this.over[to] = this.over[from]!
        for (let index = 0; index < this.#types.length; index++) {
          if (this.#types[index] === 'text') this.#texts[index]![to] = this.#texts[index]![from]
          else this.#numbers[index]![to] = this.#numbers[index]![from]!
        }
      }
      to++
    }
    this.length = to
    this.#struck = 0
    for (const texts of this.#texts) if (texts.length > to) texts.length = to
  }

  #at(name: string): number {
    const index = this.#index.get(name)
    if (index === undefined) throw new RangeError(`${this.table.name} has no column ${name}`)
    return index
  }

  #strike(child: number): void {
    const { first, count } = this.rowsOf(child)
    this.child.fill(-1, first, first + count)
    for (const [index, texts] of this.#texts.entries())
      if (this.#types[index] === 'text') texts.fill(undefined, first, first + count)
    this.#struck += count
    this.rowCount[child] = 0
    this.childBegins[child] = never
    this.childOver[child] = unknown
  }

  #noteSpans(child: number, { from, untils }: Span): void {
    const began = this.numbers(from)
    const ends = untils.map(each => this.numbers(each))
    const { first, count } = this.rowsOf(child)
    let begins = never
    let over = unknown
    for (let row = first; row < first + count; row++) {
      let end = began[row] === unknown ? unknown : never
      for (const each of ends) if (each[row] !== unknown) end = Math.min(end, each[row]!)
      this.over[row] = end
      over = Math.max(over, end)
      if (end !== unknown) begins = Math.min(begins, began[row]!)
    }
    this.childBegins[child] = begins
    this.childOver[child] = over
  }

  #write(index: number, from: number, to: number, cells: ColumnCells, words: readonly string[]): void {
    const type = this.#types[index]!
    if (type === 'text') this.#writeTexts(this.#texts[index]!, from, to, cells, words)
    else if (type === 'code') this.#writeCodes(index, from, to, cells, words)
    else this.#writeNumbers(index, from, to, cells)
  }

  #writeTexts(
    texts: (string | undefined)[],
    from: number,
    to: number,
    cells: ColumnCells,
    words: readonly string[],
  ): void {
    // Rows that say the same share one text.
    for (let row = from; row < to; row++) {
      const word = isOne(cells) ? cells : cells[row - from]!
      texts[row] = word === null ? undefined : words[word]
    }
  }

  #writeCodes(index: number, from: number, to: number, cells: ColumnCells, words: readonly string[]): void {
    const numbers = this.#numbers[index]!
    const dictionary = this.#dictionaries[index]!
    const codeOf = (word: number | null) => (word === null ? 0 : dictionary.code(words[word]!))
    if (isOne(cells)) {
      numbers.fill(codeOf(cells), from, to)
      return
    }
    let last: number | null = null
    let code = 0
    for (let row = from; row < to; row++) {
      const word = cells[row - from]!
      if (word !== last) code = codeOf((last = word))
      numbers[row] = code
    }
  }

  #writeNumbers(index: number, from: number, to: number, cells: ColumnCells): void {
    const numbers = this.#numbers[index]!
    if (this.#types[index] === 'day' && index !== this.#firstDay) {
      this.#writeDays(numbers, from, to, cells)
    } else if (isOne(cells)) {
      numbers.fill(cells === null ? unknown : Math.round(cells), from, to)
    } else {
      for (let row = from; row < to; row++) {
        const cell = cells[row - from]!
        numbers[row] = cell === null ? unknown : Math.round(cell)
      }
    }
  }

  /** Days that are counted from the row's first, where that is known. */
  #writeDays(days: Int32Array, from: number, to: number, cells: ColumnCells): void {
    if (cells === null) {
      days.fill(unknown, from, to)
      return
    }
    const firsts = this.#numbers[this.#firstDay]!
    for (let row = from; row < to; row++) {
      const cell = isOne(cells) ? cells : cells[row - from]!
      const first = firsts[row]!
      days[row] = cell === null ? unknown : first === unknown ? cell : cell + first
    }
  }

  #growChildren(needed: number): void {
    this.firstRow = widened(this.firstRow, needed)
    this.rowCount = widened(this.rowCount, needed)
    const known = this.childBegins.length
    this.childBegins = widened(this.childBegins, needed).fill(never, known)
    this.childOver = widened(this.childOver, needed).fill(unknown, known)
  }

  #grow(needed: number): void {
    const size = Math.max(needed, this.child.length * 2)
    this.child = widened(this.child, size)
    this.over = widened(this.over, size)
    for (const [index, type] of this.#types.entries())
      if (type !== 'text') this.#numbers[index] = widened(this.#numbers[index]!, size)
  }
}

/** A copy with room for at least so many, and not fewer than twice as many as before. */
export function widened(from: Int32Array, needed: number): Int32Array<ArrayBuffer> {
  const to = new Int32Array(Math.max(needed, from.length * 2))
  to.set(from)
  return to
}
