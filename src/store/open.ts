import { migrate } from './migrate.ts'
import { openPglite } from './pglite/open.ts'
import { openPostgres } from './postgres/open.ts'
import type { Store } from './store.ts'

export interface StoreOptions {
  /** A PostgreSQL server, as in DATABASE_URL. Without it the record is kept in the folder, by PGlite. */
  readonly url?: string | undefined
  readonly folder: string
  /** Most connections to a PostgreSQL server at once. */
  readonly poolSize?: number
}

/**
 * Opens the record and brings its tables up to date. Throws `StoreInUse` when another process has the folder, and
 * `MigrationMismatch` when the database and this Sightline do not belong together.
 */
export async function openStore({ url, folder, poolSize = 10 }: StoreOptions): Promise<Store> {
  const store = url ? await openPostgres(url, poolSize) : await openPglite(folder)
  try {
    await migrate(store.db)
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}
