import { type Selectable, type SelectQueryBuilder, sql, type Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import { append, type Entry } from './log-append.ts'
import { type AccessPayload, keepable } from './log-chain.ts'
import type { Db } from './store.ts'
import type { AccessLogTable, Database } from './tables.ts'

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

/**
 * Adds to the access log, all or none. Everybody who logs waits for whoever is adding: give it much at once, and in a
 * transaction of its own.
 */
export async function logAccess(db: Db, authority: string, accesses: readonly Access[]): Promise<void> {
  const entries = accesses.map(entryOf)
  const add = (trx: Transaction<Database>) => append(trx, 'access', authority, entries)
  if (db.isTransaction) await add(db as Transaction<Database>)
  else if (entries.length > 0) await db.transaction().execute(add)
}

function entryOf(each: Access): Entry<AccessPayload> {
  const text = (given: string | undefined) => (given === undefined ? null : keepable(given))
  return {
    id: uuid(),
    at: each.at,
    payload: {
      principal: keepable(each.principal),
      role: text(each.role),
      event: keepable(each.event),
      page: text(each.page),
      child_id: text(each.childId),
      allowed: each.allowed,
      because: keepable(each.because),
      request: text(each.request),
    },
  }
}

/** Where a page of the log ended: entries of one instant are told apart by their ids, which are in order of making. */
export interface LogPlace {
  readonly at: Date
  readonly id: string
}

/** Which entries of the access log: each condition narrows it. */
export interface AccessFilter {
  readonly childId?: string | undefined
  readonly principal?: string | undefined
  /** From an instant on, and before another. */
  readonly since?: Date | undefined
  readonly before?: Date | undefined
  /** The deed of the event: 'viewed', 'exported' ... */
  readonly deed?: string | undefined
  readonly allowed?: boolean | undefined
}

/** The access log, newest first: all of it, or what a filter leaves; after a place where one is given. */
export async function readAccessLog(
  db: Db,
  authority: string,
  { after, limit = 200, ...filter }: AccessFilter & { after?: LogPlace | undefined; limit?: number } = {},
): Promise<Selectable<AccessLogTable>[]> {
  let query = filtered(db.selectFrom('access_log').selectAll().where('authority_id', '=', authority), filter)
  if (after !== undefined) query = query.where(sql`(at, id)`, '<', sql`(${after.at}::timestamptz, ${after.id}::uuid)`)
  return query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()
}

function filtered<Found>(
  query: SelectQueryBuilder<Database, 'access_log', Found>,
  { childId, principal, since, before, deed, allowed }: AccessFilter,
): SelectQueryBuilder<Database, 'access_log', Found> {
  let narrower = query
  if (childId !== undefined) narrower = narrower.where('child_id', '=', childId)
  if (principal !== undefined) narrower = narrower.where('principal', '=', principal)
  if (since !== undefined) narrower = narrower.where('at', '>=', since)
  if (before !== undefined) narrower = narrower.where('at', '<', before)
  if (deed !== undefined) narrower = narrower.where('event', 'like', `%.${deed}`)
  if (allowed !== undefined) narrower = narrower.where('allowed', '=', allowed)
  return narrower
}

/** How many entries a filter leaves. */
export async function countAccessesOf(db: Db, authority: string, filter: AccessFilter): Promise<number> {
  const all = db.selectFrom('access_log').select(each => each.fn.countAll().as('entries'))
  const { entries } = await filtered(all.where('authority_id', '=', authority), filter).executeTakeFirstOrThrow()
  return Number(entries)
}

/** How many entries the access log holds of a child. */
export async function countAccesses(db: Db, authority: string, childId: string): Promise<number> {
  return countAccessesOf(db, authority, { childId })
}
