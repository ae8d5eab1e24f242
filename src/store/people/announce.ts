import type { Transaction } from 'kysely'
import { raiseVersion } from '../data-version.ts'
import { announce } from '../outbox.ts'
import type { Database } from '../tables.ts'

/**
 * Raises the data version for something decided about people or children, so that every process takes it up. Call it in
 * the transaction of the decision. Returns the version to wait for before answering.
 */
export async function announceDecision(
  trx: Transaction<Database>,
  authority: string,
  { because, at }: { because: string; at: Date },
): Promise<number> {
  const version = await raiseVersion(trx, authority, at)
  await announce(trx, { authority, version, kind: because, at })
  return version
}
