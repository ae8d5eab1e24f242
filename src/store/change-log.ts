import type { Selectable, Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import { leaveForTheEnd } from './last-of-all.ts'
import { append, type Entry } from './log-append.ts'
import { type ChangePayload, keepable } from './log-chain.ts'
import type { Db } from './store.ts'
import type { ChangeLogTable, Database } from './tables.ts'

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

/**
 * Adds to the change log. Call it in the transaction that makes the change: the entry is written at its end, so that
 * nobody waits for the log's lock longer than that takes.
 */
export async function logChange(db: Db, authority: string, change: Change): Promise<void> {
  const entry = entryOf(change)
  if (!db.isTransaction) return db.transaction().execute(trx => append(trx, 'change', authority, [entry]))
  const trx = db as Transaction<Database>
  const key = `change log of ${authority}`
  const before = leftFor.get(trx)?.get(key)
  if (before !== undefined) {
    before.push(entry)
    return
  }
  const entries = [entry]
  if (!leaveForTheEnd(trx, key, () => append(trx, 'change', authority, entries))) {
    return append(trx, 'change', authority, entries)
  }
  leftFor.set(trx, (leftFor.get(trx) ?? new Map<string, Entry<ChangePayload>[]>()).set(key, entries))
}

/** What each transaction under way leaves for its end, by log. */
const leftFor = new WeakMap<object, Map<string, Entry<ChangePayload>[]>>()

function entryOf(change: Change): Entry<ChangePayload> {
  return {
    id: uuid(),
    at: change.at,
    payload: {
      principal: keepable(change.principal),
      event: keepable(change.event),
      subject: keepable(change.subject),
      child_id: change.childId === undefined ? null : keepable(change.childId),
      before: keepableJson(change.before),
      after: keepableJson(change.after),
    },
  }
}

/** A value as it comes back from the database: by way of JSON, every text in it keepable. */
function keepableJson(value: unknown): unknown {
  if (value === undefined) return null
  const text = JSON.stringify(value)
  return JSON.parse(text, (_, each) => (typeof each === 'string' ? keepable(each) : each))
}

/** The change log, newest first: all of it, of one child, or of one subject. */
export async function readChangeLog(
  db: Db,
  authority: string,
  {
    childId,
    event,
    subject,
    since,
    limit = 200,
  }: { childId?: string; event?: string; subject?: string; since?: Date; limit?: number } = {},
): Promise<Selectable<ChangeLogTable>[]> {
  let query = db.selectFrom('change_log').selectAll().where('authority_id', '=', authority)
  if (childId !== undefined) query = query.where('child_id', '=', childId)
  if (event !== undefined) query = query.where('event', '=', event)
  if (subject !== undefined) query = query.where('subject', '=', subject)
  if (since !== undefined) query = query.where('at', '>=', since)
  return query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()
}
