import { sql } from 'kysely'
import type { RowOrigin, SourceFormat, SourceRow } from '../domain/record/source-row.ts'
import { chunksOf } from './chunks.ts'
import type { Holder } from './holders.ts'
import { InTurn } from './in-turn.ts'
import { recordedRowsOf } from './recorded-rows.ts'
import type { ScopedDb } from './row-scope.ts'
import type { Db } from './store.ts'

/** The `child_id` of rows about no one child. */
export const noChild = ''

/** A row to be held: its data already as JSON text. */
export interface NewRecord {
  readonly table: string
  readonly key: string
  readonly childId: string
  readonly json: string
  readonly hash: string
}

export interface RecordKey {
  readonly table: string
  readonly key: string
}

/** A held row, as comparing needs it. */
export interface HeldRecord extends RecordKey {
  readonly childId: string
  readonly hash: string
}

/** How many rows go to the database at once. */
const rowsAtOnce = 5000

/** How many rows are held of each of these tables from one kind of extract; tables of which none is are left out. */
export async function countHeldRows(
  db: Db,
  authority: string,
  format: SourceFormat,
  tables: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ table: string; rows: number }>`
    select table_name as table, count(*)::integer as rows
    from case_record
    where authority_id = ${authority} and format = ${format} and table_name = any(${tables}::text[])
      and to_batch is null
    group by 1`.execute(db)
  return new Map(rows.map(each => [each.table, each.rows]))
}

/** Adds current versions of rows, with who holds their children where that is known. Nothing current may be held under their keys. */
export async function insertRecords(
  db: Db,
  { authority, format, batch }: { authority: string; format: SourceFormat; batch: number },
  records: readonly NewRecord[],
  {
    onRows = () => {},
    holders = new Map(),
  }: { onRows?: (rows: number) => void; holders?: ReadonlyMap<string, Holder> } = {},
): Promise<void> {
  const queries = new InTurn()
  try {
    for (const some of chunksOf(records, rowsAtOnce)) {
      const of = columnsOf(some, holders)
      await queries.add(() =>
        sql`
          insert into case_record
            (authority_id, table_name, format, natural_key, child_id, data, content_hash, from_batch, unit, worker)
          select ${authority}::text, t, ${format}::text, k, c, d::json, h, ${batch}::integer, u, w
          from unnest(string_to_array(${of.tables}::text, chr(10)), ${of.keys}::text[], ${of.childIds}::text[],
            string_to_array(${of.data}::text, chr(10)), string_to_array(${of.hashes}::text, chr(10)),
            ${of.units}::text[], ${of.workers}::text[]) as g(t, k, c, d, h, u, w)`.execute(db),
      )
      onRows(some.length)
    }
    await queries.done()
  } finally {
    await queries.settled()
  }
}

/**
 * One array a column: the database takes rows from arrays a fifth faster than from JSON. What can have no line breaks (names
 * of tables, JSON, digests) goes as the lines of one text, which is not marked as an array's cells are: that was a third of
 * the work here.
 */
function columnsOf(records: readonly NewRecord[], holders: ReadonlyMap<string, Holder>) {
  const held = records.map(each => holders.get(each.childId))
  return {
    tables: records.map(each => each.table).join('\n'),
    keys: records.map(each => each.key),
    childIds: records.map(each => each.childId),
    data: records.map(each => each.json).join('\n'),
    hashes: records.map(each => each.hash).join('\n'),
    units: held.map(each => each?.unit ?? null),
    workers: held.map(each => each?.worker ?? null),
  }
}

/** Ends the current versions of rows with a batch. Returns how many there were. */
export async function endRecords(
  db: Db,
  { authority, format, batch }: { authority: string; format: SourceFormat; batch: number },
  keys: readonly RecordKey[],
): Promise<number> {
  let ended = 0
  for (const some of chunksOf(keys, rowsAtOnce)) {
    const rows = JSON.stringify(some.map(each => ({ t: each.table, k: each.key })))
    const result = await sql`
      update case_record c set to_batch = ${batch}::integer
      from jsonb_to_recordset(${rows}::jsonb) as g(t text, k text)
      where c.authority_id = ${authority} and c.format = ${format} and c.to_batch is null
        and c.table_name = g.t and c.natural_key = g.k`.execute(db)
    ended += Number(result.numAffectedRows ?? 0n)
  }
  return ended
}

/** The current rows held under these keys, whoever's they are. */
export async function findByKeys(
  db: Db,
  { authority, format }: { authority: string; format: SourceFormat },
  keys: readonly RecordKey[],
): Promise<HeldRecord[]> {
  const found: HeldRecord[] = []
  for (const some of chunksOf(keys, rowsAtOnce)) {
    const rows = JSON.stringify(some.map(each => ({ t: each.table, k: each.key })))
    const result = await sql<HeldRecord>`
      select c.table_name as "table", c.natural_key as key, c.child_id as "childId", c.content_hash as hash
      from jsonb_to_recordset(${rows}::jsonb) as g(t text, k text)
      join case_record c on c.table_name = g.t and c.natural_key = g.k
      where c.authority_id = ${authority} and c.format = ${format} and c.to_batch is null`.execute(db)
    found.push(...result.rows)
  }
  return found
}

/** A child's held row with its data, for comparing in detail. */
export interface HeldRow extends HeldRecord {
  readonly format: SourceFormat
  readonly data: Record<string, string>
}

/** The current rows of one format of some children, each in one table. */
export async function readHeldRows(
  db: Db,
  { authority, format }: { authority: string; format: SourceFormat },
  wanted: readonly { readonly childId: string; readonly table: string }[],
): Promise<HeldRow[]> {
  const pairs = JSON.stringify(wanted.map(({ childId, table }) => ({ c: childId, t: table })))
  // As one text: a row of the database a row of ours costs several times what reading it does.
  const { rows } = await sql<{ all: string | null }>`
    select json_agg(json_build_array(r.table_name, r.natural_key, r.child_id, r.content_hash, r.data))::text as all
    from jsonb_to_recordset(${pairs}::jsonb) as g(c text, t text)
    join case_record r on r.child_id = g.c and r.table_name = g.t
    where r.authority_id = ${authority} and r.format = ${format} and r.to_batch is null`.execute(db)
  const all = JSON.parse(rows[0]?.all ?? '[]') as [string, string, string, string, Record<string, string>][]
  return all.map(([table, key, childId, hash, data]) => ({ table, format, key, childId, hash, data }))
}

/**
 * The rows held of these children, whatever return they came in and those recorded here, in a steady order. `atBatch`
 * gives the imported ones as they were when that batch had been published. A child of whom nothing is held is not in
 * the map.
 */
export async function readChildRows(
  db: Db,
  authority: string,
  childIds: readonly string[],
  { atBatch }: { atBatch?: number } = {},
): Promise<Map<string, SourceRow[]>> {
  const found = new Map<string, SourceRow[]>()
  const held =
    atBatch === undefined
      ? sql`to_batch is null`
      : sql`from_batch <= ${atBatch}::integer and (to_batch is null or to_batch > ${atBatch}::integer)`
  for (const some of chunksOf(childIds, 1000)) {
    // A child's rows as one text: fifteen times fewer to be brought over one by one.
    const { rows } = await sql<{ child_id: string; all: string }>`
      select child_id, json_agg(json_build_array(table_name, format, natural_key, data))::text as all
      from case_record
      where authority_id = ${authority} and child_id = any(${[...some]}::text[]) and ${held}
      group by child_id`.execute(db)
    const recorded = await recordedRowsOf(db, authority, some)
    for (const { child_id: childId, all } of rows) {
      const own = JSON.parse(all) as [string, SourceFormat, string, Record<string, string>][]
      found.set(
        childId,
        own.map(([table, format, key, data]) => ({ table, format, key, childId, data })),
      )
    }
    for (const [childId, more] of recorded) found.set(childId, [...(found.get(childId) ?? []), ...more])
    for (const childId of some) found.get(childId)?.sort(inOrder)
  }
  return found
}

/** A current row of a child with the import that brought what it says; undefined where it was recorded here. */
export interface ImportedRow extends SourceRow {
  readonly fromBatch: number | undefined
}

/**
 * The current rows of one child, each with its import, those recorded here among them, in the steady order of
 * readChildRows; none where none is held.
 */
export async function readImportedRows(db: ScopedDb, authority: string, childId: string): Promise<ImportedRow[]> {
  const rows = await db
    .selectFrom('case_record')
    .select(['table_name', 'format', 'natural_key', 'child_id', 'data', 'from_batch', 'brought_by'])
    .where('authority_id', '=', authority)
    .where('child_id', '=', childId)
    .where('to_batch', 'is', null)
    .execute()
  const recorded = (await recordedRowsOf(db, authority, [childId])).get(childId) ?? []
  return [
    ...rows.map(row => ({ ...asSourceRow(row), fromBatch: row.brought_by ?? row.from_batch })),
    ...recorded.map(row => ({ ...row, fromBatch: undefined })),
  ].sort(inOrder)
}

/** The current rows of some tables of these children, those recorded here among them. */
export async function readRowsOf(
  db: ScopedDb,
  authority: string,
  childIds: readonly string[],
  tables: readonly string[],
): Promise<SourceRow[]> {
  const rows = await db
    .selectFrom('case_record')
    .select(['table_name', 'format', 'natural_key', 'child_id', 'data'])
    .where('authority_id', '=', authority)
    .where('table_name', '=', sql<string>`any(${[...tables]}::text[])`)
    .where('child_id', '=', sql<string>`any(${[...childIds]}::text[])`)
    .where('to_batch', 'is', null)
    .execute()
  const recorded = [...(await recordedRowsOf(db, authority, childIds)).values()].flat()
  return [...rows.map(asSourceRow), ...recorded.filter(each => tables.includes(each.table))]
}

/** Current rows about no one child, such as professionals and departments. */
export async function readSharedRows(db: Db, authority: string, tables: readonly string[]): Promise<SourceRow[]> {
  const rows = await db
    .selectFrom('case_record')
    .select(['table_name', 'format', 'natural_key', 'child_id', 'data'])
    .where('authority_id', '=', authority)
    .where('table_name', '=', sql<string>`any(${[...tables]}::text[])`)
    .where('child_id', '=', noChild)
    .where('to_batch', 'is', null)
    .execute()
  return rows.map(asSourceRow).sort(inOrder)
}

/** The order in which a child's rows are given to what derives from them: the same however they were read. */
export function inOrder(a: SourceRow, b: SourceRow): number {
  return compare(a.table, b.table) || compare(a.format, b.format) || compare(a.key, b.key)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function asSourceRow(row: {
  table_name: string
  format: string
  natural_key: string
  child_id: string
  data: Record<string, string>
}): SourceRow {
  return {
    table: row.table_name,
    format: row.format as RowOrigin,
    key: row.natural_key,
    childId: row.child_id,
    data: row.data,
  }
}
