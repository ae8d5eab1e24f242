import type { Selectable } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Db } from './store.ts'
import type { ChangeLogTable } from './tables.ts'

/** A change somebody made, with what was there before and after. */
export interface Change {
  readonly at: Date
  readonly principal: string
  /** What was done: 'mapping changed', 'import published' ... */
  readonly event: string
  /** What it was done to, such as a key or a batch number. */
  readonly subject: string
  readonly childId?: string | undefined
  readonly before?: unknown
  readonly after?: unknown
}

/** Adds to the change log. Call it in the transaction that makes the change. */
export async function logChange(db: Db, authority: string, change: Change): Promise<void> {
  await db
    .insertInto('change_log')
    .values({
      authority_id: authority,
      id: uuid(),
      at: change.at,
      principal: change.principal,
      event: change.event,
      subject: change.subject,
      child_id: change.childId ?? null,
      before: change.before === undefined ? null : JSON.stringify(change.before),
      after: change.after === undefined ? null : JSON.stringify(change.after),
    })
    .execute()
}

/** The change log, newest first: all of it, of one child, or of one subject. */
export async function readChangeLog(
  db: Db,
  authority: string,
  { childId, event, subject, limit = 200 }: { childId?: string; event?: string; subject?: string; limit?: number } = {},
): Promise<Selectable<ChangeLogTable>[]> {
  let query = db.selectFrom('change_log').selectAll().where('authority_id', '=', authority)
  if (childId !== undefined) query = query.where('child_id', '=', childId)
  if (event !== undefined) query = query.where('event', '=', event)
  if (subject !== undefined) query = query.where('subject', '=', subject)
  return query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()
}
