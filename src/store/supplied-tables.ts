import { sql } from 'kysely'
import type { SourceFormat } from '../domain/record/source-row.ts'
import type { Db } from './store.ts'

/** The tables of a format that some published import supplied, with rows in them or not. */
export async function suppliedTables(
  db: Db,
  authority: string,
  format: SourceFormat,
  { before }: { before?: number } = {},
): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`
    select distinct jsonb_object_keys(comparison -> 'byTable') as name
    from import_batch
    where authority_id = ${authority} and format = ${format} and state = 'published'
      and batch < ${before ?? 2 ** 31 - 1}`.execute(db)
  return new Set(rows.map(row => row.name))
}
