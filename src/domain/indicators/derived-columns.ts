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
