import type { DueItem } from '../../analysis/index.ts'
import { dueBands } from '../../analysis/index.ts'
import type { SetStandards } from '../../domain/standards/local/set-standards.ts'
import type { SortKey } from './asked.ts'

const collator = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' })

/** Reads what a column sorts by; what is not known comes last whichever way round. */
export type SortBy = Readonly<Record<SortKey, (item: DueItem) => string | number | undefined>>

/** How each column sorts, with the words the page shows. */
export function sortBy(
  names: ReadonlyMap<string, string>,
  heldBy: (item: DueItem) => string | undefined,
  standards: SetStandards,
): SortBy {
  return {
    child: item => names.get(item.childId) ?? item.childId,
    what: item => standards.judging(item).title,
    due: item => item.workOn,
    held: heldBy,
    seen: item => item.lastSeenOn,
  }
}

/** Sorted within each band: what is overdue stays before what is not. */
export function sorted(
  items: readonly DueItem[],
  by: (item: DueItem) => string | number | undefined,
  descending: boolean,
): DueItem[] {
  const keyed = items.map(item => ({ item, band: dueBands.indexOf(item.band), key: by(item) }))
  keyed.sort((a, b) => a.band - b.band || compare(a.key, b.key, descending))
  return keyed.map(({ item }) => item)
}

function compare(a: string | number | undefined, b: string | number | undefined, descending: boolean): number {
  if (a === b) return 0
  if (a === undefined) return 1
  if (b === undefined) return -1
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
  return descending ? -order : order
}
