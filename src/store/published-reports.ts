import type { Selectable } from 'kysely'
import { v7 as uuid } from 'uuid'
import { logChange } from './change-log.ts'
import type { Instant, Later, OnceJson } from './column-types.ts'
import type { Said } from './said.ts'
import type { Db } from './store.ts'

export interface PublishedReportTable {
  authority_id: string
  report_id: string
  title: string
  note: string
  /** "2026-11-26" */
  as_at: string
  data_version: number
  source: string
  content: OnceJson<unknown>
  published_at: Instant
  published_by: string
  withdrawn_at: Later<Date>
  withdrawn_by: Later<string>
  withdrawn_because: Later<string>
}

declare module './tables.ts' {
  interface Database {
    published_report: PublishedReportTable
  }
}

export type PublishedReport = Selectable<PublishedReportTable>

/** What is to be published: `content` is any JSON, and is never changed afterwards. */
export interface NewReport {
  readonly title: string
  readonly note: string
  readonly asAt: string
  readonly dataVersion: number
  readonly source: string
  readonly content: unknown
}

/** Publishes a report and writes down who did. Call it in a transaction. Returns the report's id. */
export async function publishReport(db: Db, authority: string, given: NewReport, { by, at }: Said): Promise<string> {
  const reportId = uuid()
  const { title, note, asAt, dataVersion, source, content } = given
  await db
    .insertInto('published_report')
    .values({
      authority_id: authority,
      report_id: reportId,
      ...{ title, note, source },
      as_at: asAt,
      data_version: dataVersion,
      content: JSON.stringify(content),
      published_at: at,
      published_by: by,
    })
    .execute()
  const after = { title, asAt, dataVersion }
  await logChange(db, authority, { at, principal: by, event: 'report published', subject: reportId, after })
  return reportId
}

/** Every report, newest first, those withdrawn too. */
export async function listReports(db: Db, authority: string): Promise<Omit<PublishedReport, 'content'>[]> {
  return db
    .selectFrom('published_report')
    .select([
      ...(['authority_id', 'report_id', 'title', 'note', 'as_at', 'data_version', 'source'] as const),
      ...(['published_at', 'published_by', 'withdrawn_at', 'withdrawn_by', 'withdrawn_because'] as const),
    ])
    .where('authority_id', '=', authority)
    .orderBy('published_at', 'desc')
    .orderBy('report_id', 'desc')
    .execute()
}

/** One report with what is in it; undefined where there is none of that id. */
export async function readReport(db: Db, authority: string, reportId: string): Promise<PublishedReport | undefined> {
  return db
    .selectFrom('published_report')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('report_id', '=', reportId)
    .executeTakeFirst()
}

/** Withdraws a report, which stays in the record. Call it in a transaction. False where it was withdrawn already. */
export async function withdrawReport(
  db: Db,
  authority: string,
  reportId: string,
  { by, at, because }: { by: string; at: Date; because: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('published_report')
    .set({ withdrawn_at: at, withdrawn_by: by, withdrawn_because: because })
    .where('authority_id', '=', authority)
    .where('report_id', '=', reportId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await logChange(db, authority, {
    ...{ at, principal: by, event: 'report withdrawn', subject: reportId },
    before: { withdrawn: false },
    after: { withdrawn: true, because },
  })
  return true
}
