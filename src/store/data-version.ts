import type { Transaction } from 'kysely'
import type { Db } from './store.ts'
import type { Database } from './tables.ts'

/** The authority's newest data version; 0 before anything was published. */
export async function readVersion(db: Db, authority: string): Promise<number> {
  const row = await db
    .selectFrom('data_version')
    .select('version')
    .where('authority_id', '=', authority)
    .executeTakeFirst()
  return row?.version ?? 0
}

/**
 * Takes the authority's next data version for this transaction. Any other publication for the authority waits here
 * until this one has been kept or given up, so that versions follow one another without gaps.
 */
export async function raiseVersion(trx: Transaction<Database>, authority: string, at: Date): Promise<number> {
  const { version } = await trx
    .updateTable('data_version')
    .set(each => ({ version: each('version', '+', 1), published_at: at }))
    .where('authority_id', '=', authority)
    .returning('version')
    .executeTakeFirstOrThrow(() => new Error(`Authority ${authority} is not held.`))
  return version
}

/** The newest data version, and nobody publishes another for the authority until this transaction ends. */
export async function keepVersion(trx: Transaction<Database>, authority: string): Promise<number> {
  const row = await trx
    .selectFrom('data_version')
    .select('version')
    .where('authority_id', '=', authority)
    .forUpdate()
    .executeTakeFirst()
  return row?.version ?? 0
}
