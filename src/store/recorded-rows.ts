import { sql, type Transaction } from 'kysely'
import type { SourceRow } from '../domain/record/source-row.ts'
import { type AboutChild, heldColumns } from './child-tables.ts'
import type { Instant, Json } from './column-types.ts'
import type { Said } from './said.ts'
import type { Db } from './store.ts'
import type { Database } from './tables.ts'

export interface RecordedRowTable extends AboutChild {
  authority_id: string
  row_id: string
  table_name: string
  data: Json<Record<string, string>>
  recorded_by: string
  recorded_at: Instant
  changed_at: Instant
  ended_at: Instant | null
  taken_in: number | null
}

declare module './tables.ts' {
  interface Database {
    recorded_row: RecordedRowTable
  }
}

/** A row of one of Sightline's own templates that is recorded here. */
export interface RecordedRow {
  /** A uuid, kept for as long as the row is: recording it again replaces it. */
  readonly rowId: string
  readonly childId: string
  /** The template's name. */
  readonly table: string
  /** By column of the template, in the words of an imported row: days as "2019-05-01". */
  readonly data: Readonly<Record<string, string | undefined>>
}

/**
 * Records rows, or replaces them: they wait until they are taken in (`takeIn` of the services), which works their
 * children out again. Call it in the transaction of what they tell of. The change log is the caller's.
 */
export async function recordRows(
  trx: Transaction<Database>,
  authority: string,
  rows: readonly RecordedRow[],
  { by, at }: Said,
): Promise<void> {
  const heldOf = await heldColumns(
    trx,
    authority,
    rows.map(each => each.childId),
  )
  if (rows.length === 0) return
  await trx
    .insertInto('recorded_row')
    .values(
      rows.map(({ rowId, childId, table, data }) => ({
        authority_id: authority,
        row_id: rowId,
        child_id: childId,
        table_name: table,
        data: JSON.stringify({ child_id: childId, ...data }),
        recorded_by: by,
        recorded_at: at,
        changed_at: at,
        ended_at: null,
        taken_in: null,
        ...heldOf(childId),
      })),
    )
    .onConflict(each =>
      each.columns(['authority_id', 'row_id']).doUpdateSet(({ ref }) => ({
        data: ref('excluded.data'),
        changed_at: at,
        ended_at: null,
        taken_in: null,
      })),
    )
    .execute()
}

/** Ends rows: nothing is worked out from them any more once that is taken in. They stay where they are. */
export async function endRows(
  trx: Transaction<Database>,
  authority: string,
  rowIds: readonly string[],
  { at }: Said,
): Promise<void> {
  if (rowIds.length === 0) return
  await trx
    .updateTable('recorded_row')
    .set({ ended_at: at, changed_at: at, taken_in: null })
    .where('authority_id', '=', authority)
    .where('row_id', 'in', [...rowIds])
    .where('ended_at', 'is', null)
    .execute()
}

/** The rows recorded of some children, by child, as an import would have brought them. */
export async function recordedRowsOf(
  db: Db,
  authority: string,
  childIds: readonly string[],
): Promise<Map<string, SourceRow[]>> {
  const rows = await db
    .selectFrom('recorded_row')
    .select(['table_name', 'row_id', 'child_id', 'data'])
    .where('authority_id', '=', authority)
    .where('child_id', '=', sql<string>`any(${[...childIds]}::text[])`)
    .where('ended_at', 'is', null)
    .execute()
  const all = rows.map(({ table_name: table, row_id: key, child_id: childId, data }): SourceRow => {
    return { table, format: 'recorded', key, childId, data }
  })
  return Map.groupBy(all, each => each.childId)
}

/** Children of whom something was recorded that no data version knows yet, in order of id. */
export async function childrenWaiting(db: Db, authority: string): Promise<string[]> {
  const rows = await db
    .selectFrom('recorded_row')
    .select('child_id')
    .distinct()
    .where('authority_id', '=', authority)
    .where('taken_in', 'is', null)
    .orderBy('child_id')
    .execute()
  return rows.map(each => each.child_id)
}

/**
 * Marks as taken in what was recorded of these children and waits. Call it in the publishing transaction, before their
 * rows are read: what is recorded after that waits for the next.
 */
export async function markTakenIn(
  trx: Transaction<Database>,
  authority: string,
  version: number,
  childIds: readonly string[],
): Promise<void> {
  if (childIds.length === 0) return
  await sql`
    update recorded_row set taken_in = ${version}::integer
    where authority_id = ${authority} and taken_in is null and child_id = any(${[...childIds]}::text[])`.execute(trx)
}

/** The templates of which rows are recorded here. */
export async function recordedTables(db: Db, authority: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('recorded_row')
    .select('table_name')
    .distinct()
    .where('authority_id', '=', authority)
    .where('ended_at', 'is', null)
    .execute()
  return new Set(rows.map(each => each.table_name))
}
