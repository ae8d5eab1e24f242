import type { Cell, ColumnType, DerivedChild, FactTable } from './fact-table.ts'
import { factTables } from './facts/index.ts'

/**
 * One column of a child's rows: a number for each of them, or the one number that all of them have. Of codes and texts it
 * is the place among the child's words; of days, in any column of days but the table's first, how many after the row's
 * first day, where that is known. null is unknown.
 */
export type ColumnCells = readonly (number | null)[] | number | null

/** A child's rows of one fact table: how many, and then its columns in the table's order. */
export type TableColumns = readonly [rows: number, ...columns: ColumnCells[]]

/**
 * Everything derived of one child, in columns and with each word said once: half as long as row by row. So it is kept,
 * and so analysis takes it in. Plain JSON.
 */
export interface DerivedColumns {
  readonly words: readonly string[]
  readonly childId: string
  /** By fact table, of those of which the child has rows. */
  readonly columns: Readonly<Record<string, TableColumns>>
}

/** What is derived of a child, in columns. `tables` are those that it may be of. */
export function inColumns({ childId, facts }: DerivedChild, tables: readonly FactTable[] = factTables): DerivedColumns {
  const words = new Words()
  const columns: Record<string, TableColumns> = {}
  for (const table of tables) {
    const rows = facts[table.name]
    if (rows !== undefined && rows.length > 0) columns[table.name] = columnsOf(rows, shapeOf(table), words)
  }
  return { words: words.all, childId, columns }
}

/** What is derived of a child row by row, as it was before it was kept. `tables` are those that it may be of. */
export function inRows(
  { words, childId, columns }: DerivedColumns,
  tables: readonly FactTable[] = factTables,
): DerivedChild {
  const facts: Record<string, Cell[][]> = {}
  for (const table of tables) {
    const kept = columns[table.name]
    if (kept === undefined) continue
    const [count, ...cells] = kept
    const { types, firstDay } = shapeOf(table)
    facts[table.name] = Array.from({ length: count }, (_, row) => {
      const firstOn = cellAt(cells[firstDay], row)
      return types.map((type, at) => {
        const cell = cellAt(cells[at], row)
        if (cell === null) return null
        if (type === 'code' || type === 'text') return words[cell]!
        return type === 'day' && at !== firstDay && firstOn !== null ? firstOn + cell : cell
      })
    })
  }
  return { childId, facts }
}

/** The columns of a table as they are kept: their types, and which is the first of days (-1 where none is). */
export interface TableShape {
  readonly types: readonly ColumnType[]
  readonly firstDay: number
}

const shapes = new WeakMap<FactTable, TableShape>()

/** A table's shape, worked out once. */
export function shapeOf(table: FactTable): TableShape {
  let shape = shapes.get(table)
  if (shape === undefined) {
    const types = Object.values(table.columns)
    shapes.set(table, (shape = { types, firstDay: types.indexOf('day') }))
  }
  return shape
}

/** Whether a column says one thing of all rows. */
export function isOne(cells: ColumnCells): cells is number | null {
  return cells === null || typeof cells === 'number'
}

function cellAt(cells: ColumnCells | undefined, row: number): number | null {
  return cells === undefined ? null : isOne(cells) ? cells : cells[row]!
}

type Rows = readonly (readonly Cell[])[]

// A first import writes half a million deadlines: plain loops, and an array of its length for each column.

function columnsOf(rows: Rows, { types, firstDay }: TableShape, words: Words): TableColumns {
  const columns: [number, ...ColumnCells[]] = [rows.length]
  for (let at = 0; at < types.length; at++) {
    const type = types[at]!
    const cells = new Array<number | null>(rows.length)
    if (type === 'code' || type === 'text') putWords(cells, rows, at, words)
    else if (type === 'day' && at !== firstDay) putDays(cells, rows, at, firstDay)
    else for (let row = 0; row < rows.length; row++) cells[row] = (rows[row]![at] ?? null) as number | null
    columns.push(allTheSame(cells) ? cells[0]! : cells)
  }
  return columns
}

function putWords(cells: (number | null)[], rows: Rows, at: number, words: Words): void {
  let last: Cell | undefined = null
  let number: number | null = null
  for (let row = 0; row < rows.length; row++) {
    const cell = rows[row]![at]
    // Neighbours often say the same.
    if (cell !== last) {
      last = cell
      number = cell === null || cell === undefined ? null : words.numberOf(String(cell))
    }
    cells[row] = number
  }
}

function putDays(cells: (number | null)[], rows: Rows, at: number, firstDay: number): void {
  for (let row = 0; row < rows.length; row++) {
    const day = (rows[row]![at] ?? null) as number | null
    const first = (rows[row]![firstDay] ?? null) as number | null
    cells[row] = day === null || first === null ? day : day - first
  }
}

function allTheSame(cells: readonly (number | null)[]): boolean {
  for (let row = 1; row < cells.length; row++) if (cells[row] !== cells[0]) return false
  return true
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
