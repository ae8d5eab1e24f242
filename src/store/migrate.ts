import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CompiledQuery, sql, type Transaction } from 'kysely'
import { chainEarlierEntries } from './chain-earlier-entries.ts'
import { checkServerVersion } from './server-version.ts'
import type { Db } from './store.ts'
import type { Database } from './tables.ts'

export interface Migration {
  readonly name: string
  readonly text: string
  readonly checksum: string
}

/** A migration that was already run has been changed since, or the database is newer than this Sightline. */
export class MigrationMismatch extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'MigrationMismatch'
  }
}

/** What a migration does besides its SQL, in the same transaction: what SQL alone cannot. */
const afterwards: Readonly<Record<string, (trx: Transaction<Database>) => Promise<void>>> = {
  '0008-log-chain': chainEarlierEntries,
}

/** Any number will do, so long as nothing else in the database uses it. */
const lockNumber = 5_116_220_419

/** The migrations of a folder, by number. Line endings do not change a checksum. */
export function readMigrations(folder: string = join(import.meta.dirname, 'migrations')): Migration[] {
  return readdirSync(folder)
    .filter(name => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .sort()
    .map(file => {
      const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')
      return { name: file.slice(0, -4), text, checksum: createHash('sha256').update(text).digest('hex') }
    })
}

/**
 * Brings the database up to date. Each migration runs once, in a transaction of its own; of several processes that
 * start at once one does the work and the others wait for it. A database that is up to date is only read, so that a
 * role without the right to change tables can open it. Returns the names of those it ran.
 */
export async function migrate(db: Db, migrations: readonly Migration[] = readMigrations()): Promise<string[]> {
  if (toRun(migrations, await alreadyRun(db)).length === 0) return []
  await checkServerVersion(db)
  return db.connection().execute(async connection => {
    await sql`select pg_advisory_lock(${sql.lit(lockNumber)})`.execute(connection)
    try {
      await sql`create table if not exists schema_migration (
        name text primary key, checksum text not null, run_at timestamptz not null default now()
      )`.execute(connection)
      const pending = toRun(migrations, await alreadyRun(connection))
      for (const each of pending) {
        await connection.transaction().execute(async trx => {
          // Of a large record one statement may rewrite a whole table.
          await sql`set local statement_timeout = 0`.execute(trx)
          await trx.executeQuery(CompiledQuery.raw(each.text))
          await afterwards[each.name]?.(trx)
          await sql`insert into schema_migration (name, checksum) values (${each.name}, ${each.checksum})`.execute(trx)
        })
      }
      return pending.map(each => each.name)
    } finally {
      await sql`select pg_advisory_unlock(${sql.lit(lockNumber)})`.execute(connection)
    }
  })
}

async function alreadyRun(db: Db): Promise<Map<string, string>> {
  const { rows: tables } = await sql<{ found: boolean }>`
    select to_regclass('schema_migration') is not null as found`.execute(db)
  if (!tables[0]?.found) return new Map()
  const { rows } = await sql<{ name: string; checksum: string }>`select name, checksum from schema_migration`.execute(
    db,
  )
  return new Map(rows.map(row => [row.name, row.checksum]))
}

function toRun(migrations: readonly Migration[], run: ReadonlyMap<string, string>): Migration[] {
  const known = new Set(migrations.map(each => each.name))
  for (const name of run.keys()) {
    if (!known.has(name)) {
      throw new MigrationMismatch(
        `The database has had migration ${name}, which this Sightline does not know. Use a newer one.`,
      )
    }
  }
  for (const each of migrations) {
    const checksum = run.get(each.name)
    if (checksum !== undefined && checksum !== each.checksum) {
      throw new MigrationMismatch(
        `Migration ${each.name} has changed since it was run on this database. Restore it and add a new one instead.`,
      )
    }
  }
  return migrations.filter(each => !run.has(each.name))
}
