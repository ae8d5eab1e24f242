import type { Cell, ColumnType, FactTable } from '../domain/indicators/fact-table.ts'

/** What an unknown day or number is held as. */
export const unknown = -2_147_483_648

/** Short texts by number, so that a column of them is an array of integers. 0 is unknown. */
export class Dictionary {
  readonly texts: (string | undefined)[] = [undefined]
  readonly #codes = new Map<string, number>()

  code(text: string): number {
    let code = this.#codes.get(text)
    if (code === undefined) {
      code = this.texts.length
      this.texts.push(text)
      this.#codes.set(text, code)
    }
    return code
  }

  /** The code of a text already met; undefined where no row has it. */
  find(text: string): number | undefined {
    return this.#codes.get(text)
  }
}

/**
 * One fact table in columns: an array of 32-bit integers for each, and the number of the child each row is about. Text
 * columns are kept as texts. Rows of a child that has changed are struck out (child -1) and written anew at the end.
 */
export class Columns {
  readonly table: FactTable
  readonly names: readonly string[]
  readonly #types: readonly ColumnType[]
  length = 0
  child: Int32Array = new Int32Array(1024)
  readonly #numbers: Int32Array[]
  readonly #texts: (string | undefined)[][]
  readonly dictionaries: ReadonlyMap<string, Dictionary>

  constructor(table: FactTable, dictionaryFor: (column: string) => Dictionary) {
    this.table = table
    this.names = Object.keys(table.columns)
    this.#types = Object.values(table.columns)
    this.#numbers = this.names.map(() => new Int32Array(1024))
    this.#texts = this.names.map(() => [])
    this.dictionaries = new Map(
      this.names.filter((_, index) => this.#types[index] === 'code').map(name => [name, dictionaryFor(name)]),
    )
  }

  /** The integers of a column: days, codes, flags (0, 1) or numbers; `unknown` (0 for codes) where not known. */
  numbers(name: string): Int32Array {
    const index = this.names.indexOf(name)
    if (index === -1) throw new RangeError(`${this.table.name} has no column ${name}`)
    return this.#numbers[index]!
  }

  text(name: string, row: number): string | undefined {
    const index = this.names.indexOf(name)
    return this.#types[index] === 'code'
      ? this.dictionaries.get(name)!.texts[this.#numbers[index]![row]!]
      : this.#texts[index]![row]
  }

  add(child: number, cells: readonly Cell[]): void {
    if (this.length === this.child.length) this.#grow()
    const row = this.length++
    this.child[row] = child
    for (let index = 0; index < this.names.length; index++) {
      const cell = cells[index] ?? null
      const type = this.#types[index]!
      if (type === 'text') this.#texts[index]![row] = cell === null ? undefined : String(cell)
      else if (type === 'code') {
        this.#numbers[index]![row] = cell === null ? 0 : this.dictionaries.get(this.names[index]!)!.code(String(cell))
      } else this.#numbers[index]![row] = cell === null ? unknown : Math.round(Number(cell))
    }
  }

  #grow(): void {
    const size = this.child.length * 2
    const grown = (from: Int32Array) => {
      const to = new Int32Array(size)
      to.set(from)
      return to
    }
    this.child = grown(this.child)
    for (let index = 0; index < this.#numbers.length; index++) this.#numbers[index] = grown(this.#numbers[index]!)
  }

  /** Leaves out the rows of these children, keeping the order of the rest. */
  remove(children: ReadonlySet<number>): void {
    let to = 0
    for (let from = 0; from < this.length; from++) {
      if (children.has(this.child[from]!)) continue
      if (to !== from) {
        this.child[to] = this.child[from]!
        for (const column of this.#numbers) column[to] = column[from]!
        for (const [index, column] of this.#texts.entries())
          if (this.#types[index] === 'text') column[to] = column[from]
      }
      to++
    }
    this.length = to
    for (const [index, column] of this.#texts.entries()) if (this.#types[index] === 'text') column.length = to
  }
}
