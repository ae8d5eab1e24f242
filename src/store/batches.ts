import { type Selectable, sql } from 'kysely'
import { isRunning, processMark } from './process-mark.ts'
import type { Said } from './said.ts'
import type { Db } from './store.ts'
import type { AuthorityFrom, BatchState, ImportBatchTable, ImportMode, ProcessMark } from './tables.ts'

export type Batch = Selectable<ImportBatchTable>

export interface NewBatch {
  readonly authority: string
  readonly format: string
  readonly mode: ImportMode
  readonly contentHash: string
  readonly authorityFrom: AuthorityFrom
  readonly by: string
  readonly at: Date
}

/** Gives out the authority's next number of a batch. */
export async function nextBatch(db: Db, authority: string): Promise<number> {
  const { last_batch: batch } = await db
    .updateTable('batch_counter')
    .set(each => ({ last_batch: each('last_batch', '+', 1) }))
    .where('authority_id', '=', authority)
    .returning('last_batch')
    .executeTakeFirstOrThrow(() => new Error(`Authority ${authority} is not held.`))
  return batch
}

/** Begins a batch under the authority's next number, in the name of this process. */
export async function createBatch(db: Db, given: NewBatch): Promise<number> {
  const batch = await nextBatch(db, given.authority)
  await db
    .insertInto('import_batch')
    .values({
      authority_id: given.authority,
      batch,
      state: 'received',
      format: given.format,
      mode: given.mode,
      content_hash: given.contentHash,
      started_at: given.at,
      started_by: given.by,
      authority_from: given.authorityFrom,
      process: JSON.stringify(processMark()),
    })
    .execute()
  return batch
}

/** Keeps every batch from being begun, of whichever authority, until the transaction ends. */
export async function lockBatches(trx: Db): Promise<void> {
  const counters = await trx.selectFrom('batch_counter').select('authority_id').orderBy('authority_id').execute()
  for (const { authority_id } of counters)
    await trx
      .selectFrom('batch_counter')
      .select('last_batch')
      .where('authority_id', '=', authority_id)
      .forUpdate()
      .execute()
}

export interface BatchEnd {
  readonly state: BatchState
  readonly at: Date
  readonly counts?: Record<string, number>
  readonly comparison?: unknown
  readonly message?: string
  readonly version?: number
}

/** Says how a batch ended, or what it waits for. */
export async function endBatch(db: Db, authority: string, batch: number, end: BatchEnd): Promise<void> {
  await db
    .updateTable('import_batch')
    .set({
      state: end.state,
      finished_at: end.at,
      process: null,
      ...(end.counts === undefined ? {} : { counts: JSON.stringify(end.counts) }),
      ...(end.comparison === undefined ? {} : { comparison: JSON.stringify(end.comparison) }),
      ...(end.version === undefined ? {} : { version: end.version }),
      message: end.message ?? null,
    })
    .where('authority_id', '=', authority)
    .where('batch', '=', batch)
    .execute()
}

/**
 * Takes up a batch that waits to be published, so that two people who confirm it at once do not both publish it.
 * Returns undefined when it is not waiting.
 */
export async function takeUpBatch(db: Db, authority: string, batch: number): Promise<Batch | undefined> {
  return db
    .updateTable('import_batch')
    .set({ state: 'received', process: JSON.stringify(processMark()), message: null })
    .where('authority_id', '=', authority)
    .where('batch', '=', batch)
    .where('state', 'in', ['compared', 'awaiting-confirmation'])
    .returningAll()
    .executeTakeFirst()
}

/** Gives up a batch that waits to be published. Returns whether it was waiting. */
export async function abandonBatch(db: Db, authority: string, batch: number, { by, at }: Said): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('import_batch')
    .set({ state: 'abandoned', finished_at: at, message: `Abandoned by ${by}.` })
    .where('authority_id', '=', authority)
    .where('batch', '=', batch)
    .where('state', 'in', ['compared', 'awaiting-confirmation'])
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** One batch; undefined where there is none of that number. */
export async function readBatch(db: Db, authority: string, batch: number): Promise<Batch | undefined> {
  return db
    .selectFrom('import_batch')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('batch', '=', batch)
    .executeTakeFirst()
}

/** The authority's batches, newest first. */
export async function listBatches(db: Db, authority: string, limit = 100): Promise<Batch[]> {
  return db
    .selectFrom('import_batch')
    .selectAll()
    .where('authority_id', '=', authority)
    .orderBy('batch', 'desc')
    .limit(limit)
    .execute()
}

/** The import that began last, whatever came of it; undefined where there was none. Taking one back is none. */
export async function lastImport(db: Db, authority: string): Promise<Batch | undefined> {
  return db
    .selectFrom('import_batch')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('state', '<>', 'take-back')
    .orderBy('batch', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Whether an import was published, also where it was taken back afterwards: what was known at it stays to be read. */
export function wasPublished({ state }: Pick<Batch, 'state'>): boolean {
  return state === 'published' || state === 'taken-back'
}

/** The last batch of any of these formats that was published; undefined where none was. */
export async function lastPublished(db: Db, authority: string, formats: readonly string[]): Promise<Batch | undefined> {
  return db
    .selectFrom('import_batch')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('format', 'in', formats)
    .where('state', '=', 'published')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Of each format the last batch that was published, the newest first. */
export async function lastPublishedOfEach(
  db: Db,
  authority: string,
): Promise<Pick<Batch, 'batch' | 'format' | 'version' | 'finished_at'>[]> {
  const found = await db
    .selectFrom('import_batch')
    .select(['batch', 'format', 'version', 'finished_at'])
    .distinctOn('format')
    .where('authority_id', '=', authority)
    .where('state', '=', 'published')
    .orderBy('format')
    .orderBy('version', 'desc')
    .execute()
  return found.sort((a, b) => Number(b.version) - Number(a.version))
}

/** An import that was published, by what it says of how old the data are. */
export interface PublishedImport {
  readonly batch: number
  readonly mode: ImportMode
  /** When its files came first: read again, or published after they waited, they are no younger. */
  readonly at: Date
  /** The tables of which it brought rows, and where it is all there is, those too of which it says there are none. */
  readonly brought: readonly string[]
  /** How many rows it brought, and how many were held before in its tables. */
  readonly rows: number
  readonly held: number
}

/** Published imports of a format, the newest first: so many, after so many. */
export async function publishedImports(
  db: Db,
  authority: string,
  format: string,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<PublishedImport[]> {
  // As text: the database takes ten times as long to count in it.
  const { rows } = await sql<Pick<PublishedImport, 'batch' | 'mode' | 'at' | 'held'> & { tables: string | null }>`
    select batch, mode, coalesce((comparison ->> 'held')::integer, 0) as held,
      (comparison -> 'byTable')::text as tables,
      (
        select min(started_at) from import_batch as same
        where same.authority_id = import_batch.authority_id and same.format = import_batch.format
          and same.content_hash = import_batch.content_hash
      ) as at
    from import_batch
    where authority_id = ${authority} and format = ${format} and state = 'published'
    order by version desc
    limit ${limit} offset ${offset}`.execute(db)
  return rows.map(({ tables, ...each }) => {
    const counts = Object.entries(JSON.parse(tables ?? '{}') as Record<string, Record<string, number>>)
    const byTable = counts.map(([table, of]) => ({
      table,
      rows: (of.new ?? 0) + (of.changed ?? 0) + (of.unchanged ?? 0),
    }))
    return {
      ...each,
      brought: byTable.filter(({ rows }) => rows > 0 || each.mode === 'full').map(({ table }) => table),
      rows: byTable.reduce((sum, { rows }) => sum + rows, 0),
    }
  })
}

/**
 * The batch that published exactly this extract in this mode, if the record still holds what it said: nothing of the
 * same format has been published since, or nothing that changed any row.
 */
export async function findSamePublished(
  db: Db,
  given: Pick<NewBatch, 'authority' | 'format' | 'mode' | 'contentHash'>,
): Promise<Batch | undefined> {
  const published = await db
    .selectFrom('import_batch')
    .selectAll()
    .where('authority_id', '=', given.authority)
    .where('format', '=', given.format)
    .where('state', '=', 'published')
    .orderBy('version', 'desc')
    .limit(500)
    .execute()
  for (const each of published) {
    if (each.content_hash === given.contentHash && each.mode === given.mode) return each
    const { new: added = 0, changed = 0, gone = 0 } = each.counts
    if (added + changed + gone > 0) return undefined
  }
  return undefined
}

/**
 * Whether exactly these files were received before and came to something: published, waiting, or given up by somebody.
 * An import that failed does not count: it may be tried again.
 */
export async function findSameReceived(db: Db, authority: string, contentHash: string): Promise<Batch | undefined> {
  return db
    .selectFrom('import_batch')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('content_hash', '=', contentHash)
    .where('state', '<>', 'failed')
    .orderBy('batch', 'desc')
    .executeTakeFirst()
}

/** Sets down who named the authority of a batch, when until its files were read it was only expected. */
export async function sayWhoNamed(
  db: Db,
  { authority, batch }: { readonly authority: string; readonly batch: number },
  from: AuthorityFrom,
): Promise<void> {
  await db
    .updateTable('import_batch')
    .set({ authority_from: from })
    .where('authority_id', '=', authority)
    .where('batch', '=', batch)
    .execute()
}

/** Takes back a batch that turned out to belong to another authority, with the files set down for it. Only one just begun. */
export async function withdrawBatch(db: Db, authority: string, batch: number): Promise<void> {
  await sql`
    with withdrawn as (
      select authority_id, batch from import_batch
      where authority_id = ${authority} and batch = ${batch} and state = 'received'
    )
    delete from received_file using withdrawn
    where received_file.authority_id = withdrawn.authority_id and received_file.batch = withdrawn.batch`.execute(db)
  await db
    .deleteFrom('import_batch')
    .where('authority_id', '=', authority)
    .where('batch', '=', batch)
    .where('state', '=', 'received')
    .execute()
}

/** Marks as failed what a process was working on when it died. Returns the batches. */
export async function failInterruptedBatches(db: Db, at: Date): Promise<{ authority: string; batch: number }[]> {
  return failBatches(db, at, process => process === null || !isRunning(process))
}

/** Marks as failed what a thread of this process was working on when the thread died. */
export async function failOwnBatches(db: Db, at: Date): Promise<{ authority: string; batch: number }[]> {
  const { host, pid, started } = processMark()
  return failBatches(db, at, each => each?.host === host && each.pid === pid && each.started === started)
}

async function failBatches(
  db: Db,
  at: Date,
  isDead: (process: ProcessMark | null) => boolean,
): Promise<{ authority: string; batch: number }[]> {
  const under = await db.selectFrom('import_batch').selectAll().where('state', '=', 'received').execute()
  const dead = under.filter(each => isDead(each.process))
  for (const each of dead) {
    await endBatch(db, each.authority_id, each.batch, {
      state: 'failed',
      at,
      message: 'The import stopped before it was published. Nothing of it was taken; run it again.',
    })
  }
  return dead.map(each => ({ authority: each.authority_id, batch: each.batch }))
}
