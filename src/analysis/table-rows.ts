import type { Day } from '../domain/calendar/day.ts'
import type { ColumnType } from '../domain/indicators/fact-table.ts'
import { unknown } from './columns.ts'
import { opener } from './opening.ts'
import type { Opening } from './question.ts'
import type { ReadModel } from './read-model.ts'

/** What stands in one column of a table that is taken out whole. */
export type TableCell = string | number | boolean | null

/** A fact table as one reader may take it out: ids, days, codes and flags, and never a name. */
export interface WholeTable {
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[]
  readonly rows: number
  /**
   * The rows some at a time, each time by column. They are copied when this is called, in the same turn as the table was
   * asked for: what is published while they are read is not in them.
   */
  batches(size: number): Iterable<readonly (readonly TableCell[])[]>
}

/**
 * All rows of a fact table that are of children the reader may open; restricted children on whom the reader is not named
 * are left out like any other that may not be opened. Throws RangeError where there is no such table.
 */
export function wholeTable(model: ReadModel, table: string, opening: Opening, today: Day): WholeTable {
  const of = model.columns(table)
  const hidden = model.hiddenFrom(opening.named)
  const mayOpen = opener(model, opening, today)
  const opens = Uint8Array.from(model.children, (_, child) => Number(hidden?.[child] !== 1 && mayOpen(child)))
  const rows: number[] = []
  for (let row = 0; row < of.length; row++) {
    const child = of.child[row]!
    if (child >= 0 && opens[child] === 1) rows.push(row)
  }
  return {
    columns: [{ name: 'childId', type: 'text' }, ...of.names.map(name => ({ name, type: of.table.columns[name]! }))],
    rows: rows.length,
    batches(size) {
      const child = Int32Array.from(rows, row => of.child[row]!)
      const ids: TableCell[] = []
      for (const each of new Set(child)) ids[each] = model.children[each]!
      const cells = of.names.map(name => readerOf(of, name, rows))
      return inBatches([at => ids[child[at]!]!, ...cells], rows.length, size)
    },
  }
}

function* inBatches(cells: readonly ((at: number) => TableCell)[], rows: number, size: number) {
  for (let from = 0; from < rows; from += size) {
    const count = Math.min(size, rows - from)
    yield cells.map(cell => Array.from({ length: count }, (_, at) => cell(from + at)))
  }
}

/** How to read a column's cells, copied as they are now, by their place among these rows. */
function readerOf(
  columns: ReturnType<ReadModel['columns']>,
  name: string,
  rows: readonly number[],
): (at: number) => TableCell {
  const type = columns.table.columns[name]!
  if (type === 'text') {
    const texts = rows.map(row => columns.text(name, row) ?? null)
    return at => texts[at]!
  }
  const column = columns.numbers(name)
  const numbers = Int32Array.from(rows, row => column[row]!)
  if (type === 'code') {
    const { texts } = columns.dictionaries.get(name)!
    return at => texts[numbers[at]!] ?? null
  }
  if (type === 'flag') return at => (numbers[at] === unknown ? null : numbers[at] === 1)
  return at => (numbers[at] === unknown ? null : numbers[at]!)
}
