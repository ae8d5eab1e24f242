import { type Selectable, sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { chunksOf } from './chunks.ts'
import type { Db } from './store.ts'
import type { AccessLogTable } from './tables.ts'

/** One look at something: who, what, which child, and why it was allowed or refused. */
export interface Access {
  readonly at: Date
  readonly principal: string
  readonly role?: string | undefined
  /** What kind of look it was: 'child viewed', 'list exported' ... */
  readonly event: string
  readonly page?: string | undefined
  readonly childId?: string | undefined
  readonly allowed: boolean
  readonly because: string
  /** The request it was part of, so that the rows of one page belong together. */
  readonly request?: string | undefined
}

/** Adds to the access log. */
export async function logAccess(db: Db, authority: string, accesses: readonly Access[]): Promise<void> {
  const rows = accesses.map(each => ({
    authority_id: authority,
    id: uuid(),
    at: each.at,
    principal: each.principal,
    role: each.role ?? null,
    event: each.event,
    page: each.page ?? null,
    child_id: each.childId ?? null,
    allowed: each.allowed,
    because: each.because,
    request: each.request ?? null,
  }))
  for (const some of chunksOf(rows, 1000)) await db.insertInto('access_log').values(some).execute()
}

/** Where a page of the log ended: entries of one instant are told apart by their ids, which are in order of making. */
export interface LogPlace {
  readonly at: Date
  readonly id: string
}

/** The access log, newest first: all of it, one child's, or one person's; from before an instant, or after a place. */
export async function readAccessLog(
  db: Db,
  authority: string,
  {
    childId,
    principal,
    before,
    after,
    limit = 200,
  }: { childId?: string; principal?: string; before?: Date; after?: LogPlace | undefined; limit?: number } = {},
): Promise<Selectable<AccessLogTable>[]> {
  let query = db.selectFrom('access_log').selectAll().where('authority_id', '=', authority)
  if (childId !== undefined) query = query.where('child_id', '=', childId)
  if (principal !== undefined) query = query.where('principal', '=', principal)
  if (before !== undefined) query = query.where('at', '<', before)
  if (after !== undefined) query = query.where(sql`(at, id)`, '<', sql`(${after.at}::timestamptz, ${after.id}::uuid)`)
  return query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()
}

/** How many entries the access log holds of a child. */
export async function countAccesses(db: Db, authority: string, childId: string): Promise<number> {
  const { entries } = await db
    .selectFrom('access_log')
    .select(each => each.fn.countAll().as('entries'))
    .where('authority_id', '=', authority)
    .where('child_id', '=', childId)
    .executeTakeFirstOrThrow()
  return Number(entries)
}
