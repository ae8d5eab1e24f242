import { cp, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { returnYearsTable } from '../src/domain/record/return-years.ts'
import { ensureAuthority } from '../src/store/authorities.ts'
import { openStore } from '../src/store/open.ts'
import { startTestServer } from '../src/store/testing-server.ts'
import { syntheticAuthority } from '../src/synthetic/index.ts'
import { must } from './proof.ts'
import type { Where } from './sightline.ts'

/** A record to try things out on, in a folder or on a server, which can be put back as it was. */
export interface TrialRecord {
  readonly where: Where
  readonly folder: string
  /** Remembers the record as it is now. Nothing may have it open. */
  remember(): Promise<void>
  /** Puts it back as it was remembered. */
  restore(): Promise<void>
}

export interface TrialEngine {
  readonly engine: 'pglite' | 'postgresql'
  /** A new record that holds nothing but the made-up authority's name. */
  record(name: string): Promise<TrialRecord>
  close(): Promise<void>
}

/** The embedded database, its records in folders. */
export function embedded(folder: string): TrialEngine {
  return {
    engine: 'pglite',
    async record(name) {
      const data = join(folder, name)
      const copy = `${data}.remembered`
      const record: TrialRecord = {
        where: { SIGHTLINE_DATA: data, DATABASE_URL: '' },
        folder: data,
        remember: () => copied(data, copy),
        restore: () => copied(copy, data),
      }
      await begin(record)
      return record
    },
    close: async () => {},
  }
}

/** Gives records on a PostgreSQL server of its own, which ends with the work. */
export async function withServer<T>(folder: string, work: (engine: TrialEngine) => Promise<T>): Promise<T> {
  const engine = await onServer(folder)
  try {
    return await work(engine)
  } finally {
    await engine.close()
  }
}

/** A PostgreSQL server of its own, a database for each record. */
async function onServer(folder: string): Promise<TrialEngine> {
  const server = await startTestServer()
  const admin = async (statement: string) => {
    const client = new pg.Client({ connectionString: server.url })
    await client.connect()
    try {
      await client.query(statement)
    } finally {
      await client.end()
    }
  }
  return {
    engine: 'postgresql',
    async record(name) {
      const data = join(folder, name)
      const url = await server.database()
      const database = new URL(url).pathname.slice(1)
      const remembered = `${database}_remembered`
      const replace = async (target: string, source: string) => {
        await admin(`drop database if exists ${target} with (force)`)
        await admin(`create database ${target} template ${source}`)
      }
      const record: TrialRecord = {
        where: { SIGHTLINE_DATA: data, DATABASE_URL: url },
        folder: data,
        remember: () => replace(remembered, database),
        restore: () => replace(database, remembered),
      }
      await begin(record)
      return record
    },
    close: () => server.remove(),
  }
}

async function copied(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true })
  await cp(from, to, { recursive: true })
}

async function begin(record: TrialRecord): Promise<void> {
  await mkdir(record.folder, { recursive: true })
  await opened(record, db =>
    ensureAuthority(db, { authority: syntheticAuthority.id, name: syntheticAuthority.name, synthetic: true }),
  )
}

type Db = Awaited<ReturnType<typeof openStore>>['db']

/** Does something with the database of a record that nothing else has open (or that is on a server). */
export async function opened<T>({ where, folder }: TrialRecord, work: (db: Db) => Promise<T>): Promise<T> {
  const store = await openStore({ url: where.DATABASE_URL || undefined, folder: join(folder, 'record') })
  try {
    return await work(store.db)
  } finally {
    await store.close()
  }
}

/** All that a record holds of children: every current row and every derivation, down to the last character. */
export interface Held {
  readonly version: number
  /** As an import counts them: of which years a return told is no row of its files. */
  readonly rows: number
  /** Of the rows that are current, whichever batch they came in. */
  readonly rowsDigest: string
  /** Of what is current of that which was worked out. */
  readonly derivedDigest: string
  /** Rows in all, those that were replaced as well. */
  readonly everHeld: number
}

export function heldIn(record: TrialRecord): Promise<Held> {
  return opened(record, everythingIn)
}

export async function everythingIn(db: Db): Promise<Held> {
  const { rows } = await sql<Held>`
      select
        coalesce((select max(version) from data_version), 0) as version,
        (select count(*) from case_record) as "everHeld",
        current.n as rows, current.digest as "rowsDigest", derived.digest as "derivedDigest"
      from
        (select count(*) filter (where not tells_years) as n, md5(coalesce(string_agg(line, '' order by line collate "C"), '')) as digest from (
          select
            md5(concat_ws(chr(1), table_name, format, natural_key, child_id, data::text, content_hash)) as line,
            table_name = ${returnYearsTable} as tells_years
          from case_record where to_batch is null) as lines) as current,
        (select md5(coalesce(string_agg(line, '' order by line collate "C"), '')) as digest from (
          select md5(concat_ws(chr(1), child_id, unit, worker, payload)) as line
          from child_derivation where to_version is null) as lines) as derived`.execute(db)
  return rows[0]!
}

/** Whether two records hold the same of every child. */
export function sameContent(one: Held, other: Held): boolean {
  return one.rowsDigest === other.rowsDigest && one.derivedDigest === other.derivedDigest
}

/** Throws unless nothing whatever has changed. */
export function mustBeUntouched(now: Held, before: Held, when: string): void {
  must(
    sameContent(now, before) && now.version === before.version && now.everHeld === before.everHeld,
    `${when} the record is not what it was: ${JSON.stringify({ before, now })}`,
  )
}
