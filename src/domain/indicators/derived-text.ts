import { type DerivedColumns, inColumns } from './derived-columns.ts'
import type { DerivedChild, FactTable } from './fact-table.ts'
import { factTables } from './facts/index.ts'

/**
 * What is derived of a child as it is kept: the JSON of a `DerivedColumns`, the words first: the view of deadlines knows it
 * by that. `tables` are those that it may be of.
 */
export function writeDerived(child: DerivedChild, tables: readonly FactTable[] = factTables): string {
  const { words, childId, columns } = inColumns(child, tables)
  return JSON.stringify({ words, childId, columns })
}

/** What was kept of a child: by earlier Sightlines row by row, as the JSON of a `DerivedChild`. */
export function readDerived(kept: string, tables: readonly FactTable[] = factTables): DerivedColumns {
  const read = JSON.parse(kept) as DerivedColumns | DerivedChild
  return 'facts' in read ? inColumns(read, tables) : read
}
