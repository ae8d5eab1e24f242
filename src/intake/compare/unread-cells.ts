import type { HeldRow, NewRecord } from '../../store/case-records.ts'
import { canonicalJson, contentHash } from './canonical.ts'

/** A row with what is held where its own cells hold something that could not be read. */
export function withHeldWhereUnread(row: NewRecord, held: HeldRow, unread: readonly string[]): NewRecord {
  const kept = unread.filter(column => held.data[column] !== undefined)
  if (kept.length === 0) return row
  const json = canonicalJson({ ...dataOf(row), ...Object.fromEntries(kept.map(each => [each, held.data[each]!])) })
  return { ...row, json, hash: contentHash(row.childId, json) }
}

/** A row's cells, which wait as JSON. */
export function dataOf(row: NewRecord): Record<string, string> {
  return JSON.parse(row.json) as Record<string, string>
}
