import { type Selectable, sql } from 'kysely'
import type { Db } from './store.ts'
import type { AuthorityTable } from './tables.ts'

export type Authority = Selectable<AuthorityTable>

/** Every authority held, by code. */
export async function readAuthorities(db: Db): Promise<Authority[]> {
  return db.selectFrom('authority').selectAll().orderBy('authority_id').execute()
}

/**
 * The authorities of whom there is anything, by code: not those that only imports which came to nothing were for, as when
 * the code was mistyped. One that nothing was imported for yet is in use: somebody made it.
 */
export async function readAuthoritiesInUse(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select authority_id as id from authority
    join data_version using (authority_id)
    join batch_counter using (authority_id)
    where data_version.version > 0
      or batch_counter.last_batch = 0
      or exists (select from person where person.authority_id = authority.authority_id)
      or exists (
        select from import_batch
        where import_batch.authority_id = authority.authority_id
          and state in ('received', 'compared', 'awaiting-confirmation', 'published')
      )
    order by authority_id`.execute(db)
  return rows.map(each => each.id)
}

/** Makes an authority if it is not there yet; one that is keeps its name. */
export async function ensureAuthority(
  db: Db,
  { authority, name = authority, synthetic = false }: { authority: string; name?: string; synthetic?: boolean },
): Promise<void> {
  const made = { authority_id: authority, name, synthetic }
  await db
    .insertInto('authority')
    .values(made)
    .onConflict(each => each.doNothing())
    .execute()
  const counted = { authority_id: authority }
  await db
    .insertInto('data_version')
    .values(counted)
    .onConflict(each => each.doNothing())
    .execute()
  await db
    .insertInto('batch_counter')
    .values(counted)
    .onConflict(each => each.doNothing())
    .execute()
}
