import { sql } from 'kysely'
import type { Db } from './store.ts'

export interface RecordedValue {
  readonly value: string
  readonly rows: number
}

/** Of each column so many values are told. */
const mostValues = 500

/**
 * What stands in columns of a table's current rows, and in how many of them; most first, by column. A row is read once
 * for all of them: taking its data apart is what takes long.
 */
export async function recordedValues(
  db: Db,
  authority: string,
  table: string,
  columns: readonly string[],
): Promise<Map<string, RecordedValue[]>> {
  const { rows } = await sql<{ name: string; value: string; rows: number }>`
    select cell.key as name, cell.value, count(*)::integer as rows
    from case_record cross join lateral json_each_text(data) as cell
    where authority_id = ${authority} and table_name = ${table} and to_batch is null
      and cell.key in (${sql.join(columns)}) and cell.value is not null
    group by 1, 2
    order by 3 desc, 2`.execute(db)
  const byColumn = new Map<string, RecordedValue[]>()
  for (const { name, ...each } of rows) {
    const values = byColumn.get(name) ?? []
    if (values.length < mostValues) values.push(each)
    byColumn.set(name, values)
  }
  return byColumn
}
