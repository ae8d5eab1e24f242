import { sql } from 'kysely'
import { returnYearsTable } from '../domain/record/return-years.ts'
import type { SourceFormat } from '../domain/record/source-row.ts'
import type { Db } from './store.ts'

type Data = Record<string, string>

/** By child, the years of which returns of a format have told, as they are held now. */
export async function readReturnYears(
  db: Db,
  { authority, format }: { readonly authority: string; readonly format: SourceFormat },
): Promise<Map<string, Data[]>> {
  const { rows } = await sql<{ child_id: string; years: string }>`
    select child_id, json_agg(data)::text as years
    from case_record
    where authority_id = ${authority} and format = ${format} and table_name = ${returnYearsTable} and to_batch is null
    group by child_id`.execute(db)
  return new Map(rows.map(each => [each.child_id, JSON.parse(each.years) as Data[]]))
}
