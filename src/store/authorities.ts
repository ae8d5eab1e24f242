import type { Selectable } from 'kysely'
import type { Db } from './store.ts'
import type { AuthorityTable } from './tables.ts'

export type Authority = Selectable<AuthorityTable>

/** Every authority held, by code. */
export async function readAuthorities(db: Db): Promise<Authority[]> {
  return db.selectFrom('authority').selectAll().orderBy('authority_id').execute()
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
