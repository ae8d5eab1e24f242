import { sql } from 'kysely'
import type { Db } from './store.ts'

/** The oldest PostgreSQL whose functions the tables and views use (pg_input_is_valid). */
const oldest = 16

/** The database server is older than what Sightline's tables can be made on. */
export class DatabaseTooOld extends Error {
  constructor(is: number, needed: number) {
    super(
      `This is PostgreSQL ${is}, and Sightline needs ${needed} or later. Nothing was made in it. Have the server upgraded, or set DATABASE_URL to a newer one.`,
    )
    this.name = 'DatabaseTooOld'
  }
}

/** Throws `DatabaseTooOld` where the server's major version is below `needed`. */
export async function checkServerVersion(db: Db, needed = oldest): Promise<void> {
  const { rows } = await sql<{ version: number }>`
    select current_setting('server_version_num')::integer / 10000 as version`.execute(db)
  const { version } = rows[0]!
  if (version < needed) throw new DatabaseTooOld(version, needed)
}
