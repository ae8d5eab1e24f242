import type { Selectable } from 'kysely'
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

/** The access log, newest first: all of it, one child's, or one person's. */
export async function readAccessLog(
  db: Db,
  authority: string,
  {
    childId,
    principal,
    before,
    limit = 200,
  }: { childId?: string; principal?: string; before?: Date; limit?: number } = {},
): Promise<Selectable<AccessLogTable>[]> {
  let query = db.selectFrom('access_log').selectAll().where('authority_id', '=', authority)
  if (childId !== undefined) query = query.where('child_id', '=', childId)
  if (principal !== undefined) query = query.where('principal', '=', principal)
  if (before !== undefined) query = query.where('at', '<', before)
  return query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()
}
