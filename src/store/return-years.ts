import { sql } from 'kysely'
import { returnYearColumns, returnYearsTable } from '../domain/record/return-years.ts'
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

/** The newest collection year of which yearly returns of one kind have told. */
export interface NewestYear {
  readonly format: SourceFormat
  /** The 31 March on which it ends. */
  readonly yearEnd: string
  /** When the files came that told of it last. */
  readonly at: Date
}

/** By kind of yearly return that is held, the newest year it tells of. */
export async function newestYearsTold(db: Db, authority: string): Promise<NewestYear[]> {
  const { rows } = await sql<NewestYear>`
    select distinct on (format) told.format, told.year as "yearEnd", import_batch.started_at as at
    from (
      select format, data ->> ${returnYearColumns.yearEnd} as year, max(coalesce(brought_by, from_batch)) as batch
      from case_record
      where authority_id = ${authority} and table_name = ${returnYearsTable} and to_batch is null
      group by 1, 2
    ) as told
    join import_batch on import_batch.authority_id = ${authority} and import_batch.batch = told.batch
    where year is not null
    order by format, year desc`.execute(db)
  return rows
}
