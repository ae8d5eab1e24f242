import type { Transaction } from 'kysely'
import type { Db } from './store.ts'
import type { Database } from './tables.ts'

/** What each transaction under way still has to do, by what it is about. */
const waiting = new WeakMap<object, Map<string, () => Promise<void>>>()

/** Runs the work of a transaction, and then what it left for the end, in the order of its keys. */
export async function withLastOfAll<T>(
  trx: Transaction<Database>,
  work: (trx: Transaction<Database>) => Promise<T>,
): Promise<T> {
  const last = new Map<string, () => Promise<void>>()
  waiting.set(trx, last)
  const done = await work(trx)
  for (const key of [...last.keys()].sort()) await last.get(key)!()
  return done
}

/**
 * Leaves work for the end of the transaction, so that what it locks is locked for a moment only, after everything else
 * and always in one order. Answers false, with nothing left, where this is no transaction that does so.
 */
export function leaveForTheEnd(db: Db, key: string, work: () => Promise<void>): boolean {
  const last = waiting.get(db)
  last?.set(key, work)
  return last !== undefined
}
