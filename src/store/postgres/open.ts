import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { applicationRole } from '../application-role.ts'
import { withLastOfAll } from '../last-of-all.ts'
import { announcer } from '../listen.ts'
import type { Store } from '../store.ts'
import type { Database } from '../tables.ts'
import { listenOnPostgres } from './listen.ts'

/** How many seconds one statement, and one idle transaction, may take. Publishing raises it for itself. */
const statementSeconds = 120
const idleSeconds = 300

/** Connections to a PostgreSQL server, made as they are needed, and again after a restart; under a role if one is given. */
export function connectPostgres(url: string, poolSize: number, role?: string): Kysely<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    ...(role === undefined ? {} : { options: `-c role=${role}` }),
    max: poolSize,
    types: { getTypeParser },
    application_name: 'sightline',
    connectionTimeoutMillis: 15_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    statement_timeout: statementSeconds * 1000,
    idle_in_transaction_session_timeout: idleSeconds * 1000,
  })
  // A connection lost while idle leaves the pool by itself; the next query makes another.
  pool.on('error', () => {})
  // One lost between two statements of a transaction is told by the next statement; unheard, it would end the process.
  pool.on('connect', client => client.on('error', () => {}))
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
}

/** Opens a PostgreSQL server by its address, working as the application. */
export async function openPostgres(url: string, poolSize: number): Promise<Store> {
  const db = connectPostgres(url, poolSize, applicationRole)
  const stops = new Set<() => Promise<void>>()
  return {
    engine: 'postgresql',
    db,
    transaction: work => db.transaction().execute(trx => withLastOfAll(trx, work)),
    async listen(onVersion) {
      const stop = await listenOnPostgres(url, db, await announcer(db, onVersion))
      stops.add(stop)
      return async () => {
        stops.delete(stop)
        await stop()
      }
    },
    async close() {
      for (const stop of stops) await stop()
      await db.destroy()
    },
  }
}

const date = 1082
const int8 = 20

/** Dates as text and int8 as numbers, so that both engines give the same. */
const getTypeParser: typeof pg.types.getTypeParser = ((oid: number, format?: 'text' | 'binary') => {
  if (oid === date) return (text: string) => text
  if (oid === int8) return Number
  return pg.types.getTypeParser(oid, format as 'text')
}) as typeof pg.types.getTypeParser
