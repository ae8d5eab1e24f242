import { sql } from 'kysely'
import { returnYearsTable } from '../domain/record/return-years.ts'
import type { SourceFormat } from '../domain/record/source-row.ts'
import { type Batch, endBatch } from './batches.ts'
import { noChild } from './case-records.ts'
import { isRunning, processMark } from './process-mark.ts'
import type { Db } from './store.ts'

// Rows carry the batch they began with and the one they ended with. Batches are numbered as they begin and published in
// another order, so that what was held before one is told by data versions.

/** The import of an authority that was published last and is not taken back, whatever it was of. */
export async function newestPublished(db: Db, authority: string): Promise<Batch | undefined> {
  return db
    .selectFrom('import_batch')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('state', '=', 'published')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/**
 * Batches of an authority that are being read or published now: not those whose process died with them. A process on
 * another machine cannot be seen from here: what it began more than a day ago it is not working on any more.
 */
export async function batchesUnderWay(db: Db, authority: string): Promise<number[]> {
  const { host } = processMark()
  const rows = await db
    .selectFrom('import_batch')
    .select(['batch', 'process'])
    .where('authority_id', '=', authority)
    .where('state', '=', 'received')
    .where(sql<boolean>`(process ->> 'host' = ${host}::text or started_at > now() - interval '1 day')`)
    .orderBy('batch')
    .execute()
  return rows.flatMap(({ batch, process }) => (process !== null && isRunning(process) ? [batch] : []))
}

/** The batches that changed what is held from a data version on, that version's own among them. */
export async function batchesSince(db: Db, authority: string, version: number): Promise<number[]> {
  const rows = await db
    .selectFrom('import_batch')
    .select('batch')
    .where('authority_id', '=', authority)
    .where('version', '>=', version)
    .execute()
  return rows.map(each => each.batch)
}

/** What takes a batch back; undefined where nothing does. */
export async function takeBackOf(db: Db, authority: string, batch: number): Promise<Batch | undefined> {
  return db
    .selectFrom('import_batch')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('takes_back', '=', batch)
    .executeTakeFirst()
}

/** What of the rows would be otherwise if none of some batches had been: of a table, and of how many children. */
export interface DifferenceBefore {
  /** By table: `new` are rows that come again, `changed` say again what they said, `gone` go. */
  readonly byTable: Readonly<Record<string, { new: number; changed: number; gone: number; unchanged: number }>>
  readonly children: number
}

/** Counts what bringing rows back to how they were before these batches would change. */
export async function differenceBefore(db: Db, authority: string, since: readonly number[]): Promise<DifferenceBefore> {
  const batches = [...since]
  const { rows } = await sql<{ table: string | null; new: number; changed: number; gone: number; children: number }>`
    with came as materialized (
      select format, table_name, natural_key, child_id, content_hash from case_record
      where authority_id = ${authority} and to_batch is null and from_batch = any(${batches}::integer[])
    ), was as materialized (
      select format, table_name, natural_key, child_id, content_hash from case_record
      where authority_id = ${authority} and to_batch = any(${batches}::integer[])
        and not (from_batch = any(${batches}::integer[]))
    ), differs as materialized (
      select table_name, came.child_id as came, was.child_id as was
      from came full join was using (format, table_name, natural_key)
      where came.content_hash is distinct from was.content_hash
    )
    select table_name as "table", count(*) filter (where came is null)::integer as new,
      count(*) filter (where came is not null and was is not null)::integer as changed,
      count(*) filter (where was is null)::integer as gone, 0 as children
    from differs where table_name <> ${returnYearsTable} group by 1
    union all
    select null, 0, 0, 0, count(*)::integer from (
      select came as child_id from differs where came <> ${noChild}
      union select was from differs where was <> ${noChild}
    ) as of_children`.execute(db)
  const byTable = rows.flatMap(({ table, new: added, changed, gone }) =>
    table === null ? [] : [[table, { new: added, changed, gone, unchanged: 0 }] as const],
  )
  return { byTable: Object.fromEntries(byTable), children: rows.find(each => each.table === null)?.children ?? 0 }
}

interface BringingBack {
  readonly authority: string
  /** The number of what takes the import back: what it ends and begins says so. */
  readonly batch: number
  /** The batches to be as though they had not been. */
  readonly since: readonly number[]
}

/**
 * Ends what these batches added and adds again what they ended, each as a version of its own; rows that say what they
 * said before stay. Those brought again keep who is said to hold their child now. Returns how many rows were written.
 */
export async function bringBack(db: Db, { authority, batch, since }: BringingBack): Promise<number> {
  const batches = [...since]
  const ended = await sql`
    update case_record c set to_batch = ${batch}::integer
    where c.authority_id = ${authority} and c.to_batch is null and c.from_batch = any(${batches}::integer[])
      and not exists (
        select from case_record was
        where was.authority_id = c.authority_id and was.table_name = c.table_name and was.format = c.format
          and was.natural_key = c.natural_key and was.to_batch = any(${batches}::integer[])
          and not (was.from_batch = any(${batches}::integer[])) and was.content_hash = c.content_hash
      )`.execute(db)
  const added = await sql`
    insert into case_record (authority_id, table_name, format, natural_key, child_id, data, content_hash, from_batch,
      brought_by, unit, worker)
    select was.authority_id, was.table_name, was.format, was.natural_key, was.child_id, was.data, was.content_hash,
      ${batch}::integer, coalesce(was.brought_by, was.from_batch), d.unit, d.worker
    from case_record was
    left join child_derivation d
      on d.authority_id = was.authority_id and d.child_id = was.child_id and d.to_version is null
    where was.authority_id = ${authority} and was.to_batch = any(${batches}::integer[])
      and not (was.from_batch = any(${batches}::integer[]))
      and not exists (
        select from case_record now
        where now.authority_id = was.authority_id and now.table_name = was.table_name and now.format = was.format
          and now.natural_key = was.natural_key and now.to_batch is null
      )`.execute(db)
  return Number(ended.numAffectedRows ?? 0n) + Number(added.numAffectedRows ?? 0n)
}

/** A child's rows in a table that a batch changed, and how many of them it ended. */
export interface ChangedRows {
  readonly format: SourceFormat
  readonly table: string
  readonly childId: string
  readonly ended: number
}

/** Whose rows a batch changed, and in which tables. */
export async function changedBy(db: Db, authority: string, batch: number): Promise<ChangedRows[]> {
  const { rows } = await sql<ChangedRows>`
    select format, table_name as "table", child_id as "childId",
      count(*) filter (where to_batch = ${batch}::integer)::integer as ended
    from case_record
    where authority_id = ${authority} and (from_batch = ${batch}::integer or to_batch = ${batch}::integer)
    group by 1, 2, 3`.execute(db)
  return rows
}

/** The keys and content hashes of a child's current rows in a table. */
export interface RowsNow {
  readonly format: SourceFormat
  readonly table: string
  readonly childId: string
  readonly rows: readonly (readonly [key: string, hash: string])[]
}

/** The keys and content hashes of all current rows of some children. */
export async function readRowsNow(db: Db, authority: string, childIds: readonly string[]): Promise<RowsNow[]> {
  const { rows } = await sql<Omit<RowsNow, 'rows'> & { all: string }>`
    select format, table_name as "table", child_id as "childId",
      json_agg(json_build_array(natural_key, content_hash))::text as all
    from case_record
    where authority_id = ${authority} and child_id = any(${[...childIds]}::text[]) and to_batch is null
    group by 1, 2, 3`.execute(db)
  return rows.map(({ all, ...each }) => ({ ...each, rows: JSON.parse(all) as [string, string][] }))
}

interface TakeBackKept {
  /** The import, and the number of what takes it back. */
  readonly taken: Batch
  readonly batch: number
  readonly version: number
  readonly by: string
  readonly at: Date
  readonly reason: string
  readonly counts: Readonly<Record<string, number>>
  readonly byTable: DifferenceBefore['byTable']
  /** What is said of the import from then on. */
  readonly message: string
}

/** Sets down that an import is taken back: both stand in the history from then on. */
export async function writeTakeBack(db: Db, authority: string, kept: TakeBackKept): Promise<void> {
  const { taken, batch, version, by, at, reason, counts, byTable, message } = kept
  await db
    .insertInto('import_batch')
    .values({
      authority_id: authority,
      batch,
      state: 'take-back',
      format: taken.format,
      mode: taken.mode,
      // No files came: nothing that comes can be the same.
      content_hash: `takes back ${taken.batch}`,
      started_at: at,
      finished_at: at,
      started_by: by,
      authority_from: taken.authority_from,
      version,
      counts: JSON.stringify({ ...counts, unchanged: 0, rejected: 0 }),
      comparison: JSON.stringify({ byTable }),
      message: `Took import ${taken.batch} back. ${reason}`,
      takes_back: taken.batch,
      reason,
    })
    .execute()
  const { finished_at } = taken
  await endBatch(db, authority, taken.batch, { state: 'taken-back', at: finished_at ?? at, message })
}

/** Batches whose rows were never held as things stand: imports that were taken back, and what took them back. */
export async function batchesUndone(db: Db, authority: string): Promise<number[]> {
  const rows = await db
    .selectFrom('import_batch')
    .select('batch')
    .where('authority_id', '=', authority)
    .where('state', 'in', ['taken-back', 'take-back'])
    .execute()
  return rows.map(each => each.batch)
}
