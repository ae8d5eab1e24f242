import type { RecordKey } from '../../store/case-records.ts'

/** What of a child's rows is new, changed or gone. */
export interface TouchedChild {
  readonly tables: ReadonlySet<string>
  /** Whether some row held of the child stays as it is. */
  readonly keepsRows: boolean
}

type RowOfChild = Pick<RecordKey, 'table'> & { readonly childId: string }

/** The children of whom rows are added or ended; `rowsHeld` says how many were held of a child before. */
export function touchedBy(
  added: Iterable<RowOfChild>,
  ended: Iterable<RowOfChild>,
  rowsHeld: (childId: string) => number,
): Map<string, TouchedChild> {
  const touched = new Map<string, { tables: Set<string>; ended: number }>()
  const of = (childId: string) => {
    let child = touched.get(childId)
    if (child === undefined) touched.set(childId, (child = { tables: new Set(), ended: 0 }))
    return child
  }
  for (const { childId, table } of added) of(childId).tables.add(table)
  for (const { childId, table } of ended) {
    const child = of(childId)
    child.tables.add(table)
    child.ended++
  }
  return new Map(
    Array.from(touched, ([childId, child]) => [
      childId,
      { tables: child.tables, keepsRows: rowsHeld(childId) > child.ended },
    ]),
  )
}
