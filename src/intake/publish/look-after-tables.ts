import { sql } from 'kysely'
import type { Store } from '../../store/store.ts'

/** From so many rows on the planner's picture of the tables is worth renewing. */
const worthIt = 20_000

/**
 * Lets the database look at its tables again after much was written, so that it plans well. PGlite never does by itself,
 * nor does it take back the room of what was replaced, and each publication replaces digests of tables. A role without
 * the right to is only warned.
 */
export async function lookAfterTables(store: Store, rowsWritten: number): Promise<void> {
  if (store.engine === 'pglite') await sql`vacuum table_digest`.execute(store.db)
  if (rowsWritten < worthIt) return
  await sql`analyze case_record`.execute(store.db)
  await sql`analyze child_derivation`.execute(store.db)
}
