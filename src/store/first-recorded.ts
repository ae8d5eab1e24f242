import { sql } from 'kysely'
import type { Db } from './store.ts'
import { batchesUndone } from './taken-back.ts'

/** A kind of event: the SSD table its rows are in, and the column that says when it happened. */
export interface EventPlace {
  readonly table: string
  readonly column: string
}

/** An event and the import that first held it. */
export interface FirstRecorded {
  readonly table: string
  readonly childId: string
  /** "2026-11-26" */
  readonly on: string
  readonly batch: number
}

/**
 * Events since a day ("2025-11-26"), each with the import that first held it. Those that came with the first import of
 * their table are left out: when they were recorded nobody can say. A row that was changed since is of the import that
 * brought it, and not of the one that changed it. An import that was taken back held nothing first.
 */
export async function readFirstRecorded(
  db: Db,
  authority: string,
  places: readonly EventPlace[],
  since: string,
): Promise<FirstRecorded[]> {
  // Materialized, or the first batch of a table is looked for again with every row.
  const given = JSON.stringify(places.map(({ table, column }) => ({ t: table, c: column })))
  const undone = await batchesUndone(db, authority)
  const { rows } = await sql<{ table_name: string; child_id: string; on: string; batch: number }>`
    with place as materialized (
      select t, c, (
        select min(from_batch) from case_record
        where authority_id = ${authority}::text and table_name = t and format = 'ssd'
          and not (from_batch = any(${undone}::integer[]))
      ) as first_batch
      from jsonb_to_recordset(${given}::jsonb) as g(t text, c text)
    )
    select r.table_name, r.child_id, min(r.data ->> place.c) as "on", min(r.from_batch) as batch
    from place
    join case_record r on r.authority_id = ${authority}::text and r.table_name = place.t and r.format = 'ssd'
      and r.from_batch > place.first_batch and r.data ->> place.c >= ${since}::text
      and not (r.from_batch = any(${undone}::integer[]))
    where not exists (
      select from case_record earlier
      where earlier.authority_id = r.authority_id and earlier.table_name = r.table_name
        and earlier.format = r.format and earlier.natural_key = r.natural_key
        and earlier.from_batch <= place.first_batch
        and not (earlier.from_batch = any(${undone}::integer[]))
    )
    group by r.table_name, r.natural_key, r.child_id`.execute(db)
  return rows.map(({ table_name, child_id, on, batch }) => ({ table: table_name, childId: child_id, on, batch }))
}
