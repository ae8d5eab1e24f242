import type { HeldRow, NewRecord } from '../../store/case-records.ts'
import { canonicalJson, contentHash } from './canonical.ts'

/** A row, and the columns whose absence from its file left what is held there. */
export interface WithHeld {
  readonly row: NewRecord
  readonly absent: readonly string[]
}

/**
 * A row with what is held where its own cells hold something that could not be read, and where its file has no such column:
 * neither says that there is nothing.
 */
export function withHeldWhereUnsaid(
  row: NewRecord,
  held: HeldRow,
  { unread, absent }: { readonly unread: readonly string[]; readonly absent: readonly string[] },
): WithHeld {
  if ((unread.length === 0 && absent.length === 0) || row.hash === held.hash) return { row, absent: [] }
  const said = dataOf(row)
  const before = held.data
  const kept = [...new Set([...unread, ...absent])].filter(
    column => before[column] !== undefined && said[column] === undefined,
  )
  if (kept.length === 0) return { row, absent: [] }
  for (const column of kept) said[column] = before[column]!
  const json = canonicalJson(said)
  return {
    row: { ...row, json, hash: contentHash(row.childId, json) },
    absent: kept.filter(column => absent.includes(column)),
  }
}

/** A row's cells, which wait as JSON. */
export function dataOf(row: NewRecord): Record<string, string> {
  return JSON.parse(row.json) as Record<string, string>
}
