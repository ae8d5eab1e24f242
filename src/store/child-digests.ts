import { sql } from 'kysely'
import { chunksOf } from './chunks.ts'
import type { Db } from './store.ts'
import type { Digests } from './tables.ts'

/** Digests of the current rows of every child held. */
export async function readDigests(db: Db, authority: string): Promise<Map<string, Digests>> {
  const rows = await db
    .selectFrom('child_digest')
    .select(['child_id', sql<string>`digests::text`.as('text')])
    .where('authority_id', '=', authority)
    .execute()
  return new Map(rows.map(row => [row.child_id, JSON.parse(row.text) as Digests]))
}

/** Replaces the digests of these children. */
export async function writeDigests(db: Db, authority: string, digests: ReadonlyMap<string, Digests>): Promise<void> {
  for (const some of chunksOf([...digests], 5000)) {
    const rows = JSON.stringify(some.map(([c, d]) => ({ c, d })))
    await sql`
      insert into child_digest (authority_id, child_id, digests)
      select ${authority}::text, c, d from jsonb_to_recordset(${rows}::jsonb) as g(c text, d jsonb)
      on conflict (authority_id, child_id) do update set digests = excluded.digests`.execute(db)
  }
}
