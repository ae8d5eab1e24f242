import { sql, type Transaction } from 'kysely'
import { v7 as uuid } from 'uuid'
import { versionChannel, versionPayload } from './channel.ts'
import type { Database } from './tables.ts'

/** Announces what this transaction publishes: heard, at once or at the next look, when it has been kept. */
export async function announce(
  trx: Transaction<Database>,
  told: { authority: string; version: number; kind: string; detail?: Record<string, unknown>; at: Date },
): Promise<void> {
  await trx
    .insertInto('outbox')
    .values({
      authority_id: told.authority,
      version: told.version,
      id: uuid(),
      kind: told.kind,
      detail: JSON.stringify(told.detail ?? {}),
      made_at: told.at,
    })
    .execute()
  await sql`select pg_notify(${versionChannel}, ${versionPayload(told.authority, told.version)})`.execute(trx)
}
