import { sql } from 'kysely'
import { applicationRole } from './application-role.ts'
import { migrate } from './migrate.ts'
import { openPglite } from './pglite/open.ts'
import type { DatabaseThread } from './pglite/thread.ts'
import type { Store } from './store.ts'

export interface StoreOptions {
  /** A PostgreSQL server, as in DATABASE_URL. Without it the record is kept in the folder, by PGlite. */
  readonly url?: string | undefined
  /**
   * Where the tables' owner signs in, to bring them up to date; `url` where it is left out. The application itself never
   * works as the owner.
   */
  readonly ownerUrl?: string | undefined
  readonly folder: string
  /** Most connections to a PostgreSQL server at once. */
  readonly poolSize?: number
  /** The thread that opens the folder's record, where it was started before. */
  readonly thread?: DatabaseThread | undefined
}

/** The role that is to make the tables, or bring them up to date, may not. */
export class OwnerNeeded extends Error {
  constructor(said: string, ownerUrl: string | undefined) {
    super(
      ownerUrl === undefined
        ? `Sightline's tables have yet to be made in this database, or brought up to date, and the role of DATABASE_URL may not do it (${said}).\nSet DATABASE_OWNER_URL to the address with the role that owns the database: docs/administrators.md, "As a service, on PostgreSQL".`
        : `The role of DATABASE_OWNER_URL may not make Sightline's tables or bring them up to date (${said}).\nIt has to own the database, and the other roles have to be there: docs/administrators.md, "As a service, on PostgreSQL".`,
    )
    this.name = 'OwnerNeeded'
  }
}

function isForbidden(error: unknown): error is Error {
  return error instanceof Error && (error as { readonly code?: unknown }).code === '42501'
}

/**
 * Opens the record and brings its tables up to date. Throws `StoreInUse` when another process has the folder, and
 * `MigrationMismatch` when the database and this Sightline do not belong together, `OwnerNeeded` when tables have to be
 * made and nobody is named who may.
 */
export async function openStore({ url, ownerUrl, folder, poolSize = 10, thread }: StoreOptions): Promise<Store> {
  if (url !== undefined) {
    // Loaded only where there is a server: an embedded record does without its fifty files.
    const { connectPostgres, openPostgres } = await import('./postgres/open.ts')
    const owner = connectPostgres(ownerUrl ?? url, 1)
    try {
      await migrate(owner)
    } catch (error) {
      if (!isForbidden(error)) throw error
      throw new OwnerNeeded(error.message, ownerUrl)
    } finally {
      await owner.destroy()
    }
    return openPostgres(url, poolSize)
  }
  const store = await openPglite(folder, thread)
  try {
    await migrate(store.db)
    // The one session of the embedded database works as the application from here on. It could set the role back: there
    // the second layer guards against mistakes, not against somebody who controls the process.
    await sql.raw(`set role ${applicationRole}`).execute(store.db)
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}
