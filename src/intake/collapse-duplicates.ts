import type { SourceRow } from '../domain/record/source-row.ts'

/** Two rows of one key that said different things. */
export interface DuplicateKey {
  readonly kept: SourceRow
  readonly dropped: SourceRow
}

export interface Collapsed {
  /** One row a key, in the order in which the keys first came. */
  readonly rows: readonly SourceRow[]
  /** How many rows were word for word the same as another, by table. */
  readonly repeated: ReadonlyMap<string, number>
  readonly conflicts: readonly DuplicateKey[]
}

/** Leaves one row of each key of each table and format: of those that differ, the one that `fuller` prefers. */
export function collapseDuplicates(rows: readonly SourceRow[]): Collapsed {
  const byKey = new Map<string, SourceRow>()
  const repeated = new Map<string, number>()
  const conflicts: DuplicateKey[] = []
  for (const row of rows) {
    const name = `${row.format}\n${row.table}\n${row.key}`
    const before = byKey.get(name)
    if (before === undefined) byKey.set(name, row)
    else if (isSame(before.data, row.data)) repeated.set(row.table, (repeated.get(row.table) ?? 0) + 1)
    else {
      const kept = fuller(before.data, row.data) ? before : row
      byKey.set(name, kept)
      conflicts.push({ kept, dropped: kept === before ? row : before })
    }
  }
  return { rows: [...byKey.values()], repeated, conflicts }
}

type Data = SourceRow['data']

/**
 * Whether, of two rows of one key, the first is to be believed: a visit at which the child was seen before one at which
 * that is not recorded, then the row with more filled cells, then the longer, then the first.
 */
export function fuller(first: Data, second: Data): boolean {
  const seen = seenRank(first) - seenRank(second)
  if (seen !== 0) return seen > 0
  const cells = Object.keys(first).length - Object.keys(second).length
  if (cells !== 0) return cells > 0
  return lengthOf(first) >= lengthOf(second)
}

function seenRank(data: Data): number {
  for (const column in data) if (column.endsWith('_visit_seen')) return data[column] === 'Y' ? 2 : 0
  return 1
}

function lengthOf(data: Data): number {
  let length = 0
  for (const column in data) length += data[column]!.length
  return length
}

function isSame(first: Data, second: Data): boolean {
  const columns = Object.keys(first)
  return columns.length === Object.keys(second).length && columns.every(column => first[column] === second[column])
}
