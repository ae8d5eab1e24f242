import { type DerivedColumns, shapeOf, type TableShape } from './derived-columns.ts'
import type { Cell, DerivedChild, FactTable } from './fact-table.ts'
import { factTables } from './facts/index.ts'

/**
 * What is derived of a child as it is kept: the JSON of a `DerivedColumns`. It is written as the rows are gone through, and
 * not made as columns first: that took four times as long, and a first import writes half a million deadlines. `tables`
 * are those that its facts may be of.
 */
export function writeDerived({ childId, facts }: DerivedChild, tables: readonly FactTable[] = factTables): string {
  const words = new Words()
  const columns = new ColumnsText(words)
  for (const table of tables) {
    const rows = facts[table.name]
    if (rows !== undefined && rows.length > 0) columns.add(table.name, rows, shapeOf(table))
  }
  return `{"words":${JSON.stringify(words.all)},"childId":${JSON.stringify(childId)},"columns":{${columns.text()}}}`
}

/** What was kept of a child: by earlier Sightlines row by row, as the JSON of a `DerivedChild`. */
export function readDerived(kept: string, tables: readonly FactTable[] = factTables): DerivedColumns {
  const read = JSON.parse(kept) as DerivedColumns | DerivedChild
  return 'facts' in read ? inColumns(read, tables) : read
}

/** What is derived of a child, in columns. */
export function inColumns(child: DerivedChild, tables: readonly FactTable[] = factTables): DerivedColumns {
  return JSON.parse(writeDerived(child, tables)) as DerivedColumns
}

/** Words in the order in which they are first met. */
class Words {
  readonly all: string[] = []
  readonly #numbers = new Map<string, number>()

  numberOf(word: string): number {
    let number = this.#numbers.get(word)
    if (number === undefined) {
      number = this.all.length
      this.#numbers.set(word, number)
      this.all.push(word)
    }
    return number
  }
}

type Rows = readonly (readonly Cell[])[]

/** No number of ours takes more characters, with the comma after it. */
const longestCell = 26

/** All text written is of ASCII characters; one child's after the other's in the same memory. */
let memory = Buffer.allocUnsafeSlow(1 << 16)

/** The text of columns, one table's after another's. */
class ColumnsText {
  readonly #words: Words
  #at = 0

  constructor(words: Words) {
    this.#words = words
  }

  text(): string {
    return memory.toString('latin1', 0, this.#at)
  }

  add(table: string, rows: Rows, { types, firstDay }: TableShape): void {
    this.#put(`${this.#at === 0 ? '' : ','}${JSON.stringify(table)}:[${rows.length}`)
    for (const [at, type] of types.entries()) {
      this.#room(rows.length * longestCell + 3)
      memory[this.#at++] = comma
      const from = this.#at
      memory[this.#at++] = bracket
      const isSame =
        type === 'code' || type === 'text'
          ? this.#addWords(rows, at)
          : this.#addNumbers(rows, at, type === 'day' && at !== firstDay ? firstDay : -1)
      if (isSame) this.#keepFirst(from)
      else memory[this.#at - 1] = closing
    }
    this.#put(']')
  }

  /** Writes a column's words as their numbers, a comma after each. Answers whether all are the same. */
  #addWords(rows: Rows, at: number): boolean {
    let last = rows[0]![at]
    let number = this.#numberOf(last)
    let isSame = true
    for (const row of rows) {
      const cell = row[at]
      // Neighbours often say the same.
      if (cell !== last) {
        last = cell
        const before = number
        number = this.#numberOf(cell)
        isSame &&= number === before
      }
      this.#number(number)
    }
    return isSame
  }

  #numberOf(cell: Cell | undefined): number | null {
    return cell === null || cell === undefined ? null : this.#words.numberOf(String(cell))
  }

  /** Writes a column of numbers, counted from that in the column `from` where there is one; else as #addWords. */
  #addNumbers(rows: Rows, at: number, from: number): boolean {
    let isSame = true
    let first: number | null | undefined
    for (const row of rows) {
      let cell = (row[at] ?? null) as number | null
      if (from >= 0 && cell !== null) cell -= (row[from] ?? 0) as number
      if (first === undefined) first = cell
      else isSame &&= cell === first
      this.#number(cell)
    }
    return isSame
  }

  /** Leaves of a column that was written only the first cell. */
  #keepFirst(from: number): void {
    let at = from
    while (memory[at + 1] !== comma) memory[at] = memory[++at]!
    this.#at = at
  }

  /** A number and a comma after it. */
  #number(cell: number | null): void {
    if (cell !== null && cell === (cell | 0)) {
      let rest = cell
      if (rest < 0) {
        memory[this.#at++] = minus
        rest = -rest
      }
      let end = this.#at + 1
      for (let over = rest; over >= 10; over = (over / 10) | 0) end++
      this.#at = end
      do {
        const tens = (rest / 10) | 0
        memory[--end] = zero + (rest - tens * 10)
        rest = tens
      } while (rest > 0)
      memory[this.#at++] = comma
    } else if (cell === null) {
      memory[this.#at++] = n
      memory[this.#at++] = u
      memory[this.#at++] = l
      memory[this.#at++] = l
      memory[this.#at++] = comma
    } else this.#put(Number.isFinite(cell) ? `${cell},` : 'null,')
  }

  #put(text: string): void {
    this.#room(text.length)
    this.#at += memory.write(text, this.#at, 'latin1')
  }

  #room(needed: number): void {
    if (this.#at + needed <= memory.length) return
    const more = Buffer.allocUnsafeSlow(Math.max(memory.length * 2, this.#at + needed))
    memory.copy(more)
    memory = more
  }
}

const [comma, bracket, closing, minus, zero, n, u, l] = Array.from(',[]-0nul', each => each.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
]
