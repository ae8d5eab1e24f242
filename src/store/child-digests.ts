import { sql } from 'kysely'
import { chunksOf } from './chunks.ts'
import type { Db } from './store.ts'
import type { Digests } from './tables.ts'

/** Digests of the current rows of every child held. */
export async function readDigests(db: Db, authority: string): Promise<Map<string, Digests>> {
  const found = new Map<string, Digests>()
  for (let after: string | undefined, more = true; more; ) {
    const some = await readSome(db, authority, after)
    for (const [childId, digests] of some) found.set(childId, digests)
    after = some.at(-1)?.[0]
    more = some.length === childrenAtOnce
  }
  return found
}

const childrenAtOnce = 5000

/** Some children's digests in the order of their ids, as one text: reading it costs less than a row each. */
async function readSome(db: Db, authority: string, after: string | undefined): Promise<[string, Digests][]> {
  const { rows } = await sql<{ all: string | null }>`
    select json_agg(json_build_array(child_id, digests) order by child_id)::text as all
    from (
      select child_id, digests from child_digest
      where authority_id = ${authority} ${after === undefined ? sql`` : sql`and child_id > ${after}`}
      order by child_id limit ${childrenAtOnce}
    ) as page`.execute(db)
  return JSON.parse(rows[0]?.all ?? '[]') as [string, Digests][]
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
