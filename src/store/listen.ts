import { sql } from 'kysely'
import type { Db } from './store.ts'

/** The newest published version of every authority, as the outbox has it. */
export async function newestVersions(db: Db): Promise<Map<string, number>> {
  const { rows } = await sql<{ authority_id: string; version: number }>`
    select a.authority_id, o.version
    from authority a
    cross join lateral (
      select version from outbox where outbox.authority_id = a.authority_id order by version desc limit 1
    ) o`.execute(db)
  return new Map(rows.map(row => [row.authority_id, row.version]))
}

/** Passes versions on, each only when it is newer than the last one told. What is already published is not told. */
export async function announcer(
  db: Db,
  onVersion: (authority: string, version: number) => void,
): Promise<(authority: string, version: number) => void> {
  const told = await newestVersions(db)
  return (authority, version) => {
    if (version <= (told.get(authority) ?? 0)) return
    told.set(authority, version)
    onVersion(authority, version)
  }
}
