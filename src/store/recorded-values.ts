import { sql } from 'kysely'
import type { Db } from './store.ts'

export interface RecordedValue {
  readonly value: string
  readonly rows: number
}

/** What stands in a column of a table's current rows, and in how many of them; most first. */
export async function recordedValues(
  db: Db,
  authority: string,
  table: string,
  column: string,
  limit = 500,
): Promise<RecordedValue[]> {
  const { rows } = await sql<{ value: string; rows: number }>`
    select data ->> ${column} as value, count(*)::integer as rows
    from case_record
    where authority_id = ${authority} and table_name = ${table} and to_batch is null and data ->> ${column} is not null
    group by 1
    order by 2 desc, 1
    limit ${limit}`.execute(db)
  return rows
}
