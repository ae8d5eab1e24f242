import { sql, type Transaction } from 'kysely'
import { chunksOf } from './chunks.ts'
import {
  type AccessPayload,
  beginningOf,
  type ChangePayload,
  chainTime,
  digestOf,
  type Link,
  type LogName,
  linkAfter,
  newSalt,
  payloadOf,
} from './log-chain.ts'
import type { Db } from './store.ts'
import type { Database } from './tables.ts'

/** An entry to be added: its id and time, and what it says. */
export interface Entry<Payload> {
  readonly id: string
  readonly at: Date
  readonly payload: Payload
}

/** What each log takes. */
export interface Payloads {
  readonly access: AccessPayload
  readonly change: ChangePayload
}

const linked = 'id uuid, at timestamptz, seq bigint, salt text, digest text, chain text, principal text, event text'
/** The columns of each log with their types, as they are read out of JSON: one value in a statement for all rows. */
const columns: Readonly<Record<LogName, string>> = {
  access: `${linked}, role text, page text, child_id text, allowed boolean, because text, request text`,
  change: `${linked}, subject text, child_id text, before jsonb, after jsonb`,
}

/** Rows in one statement. */
const atOnce = 5000

/**
 * Adds entries to the end of an authority's log, each chained to the one before. Other writers of that log wait from
 * here until this transaction ends: let it be the last thing the transaction does.
 */
export async function append<Log extends LogName>(
  trx: Transaction<Database>,
  log: Log,
  authority: string,
  entries: readonly Entry<Payloads[Log]>[],
): Promise<void> {
  if (entries.length === 0) return
  let link = await headForUpdate(trx, log, authority)
  const names = sql.raw(columns[log].replaceAll(/ \w+(?=,|$)/g, ''))
  for (const some of chunksOf(entries, atOnce)) {
    const rows = some.map(({ id, at, payload }) => {
      const salt = newSalt()
      const digest = digestOf(salt, payloadOf(log, payload))
      link = linkAfter(link, { id, at: chainTime(at), digest })
      return { ...payload, id, at, salt, digest, ...link }
    })
    await sql`
      with added as (
        insert into ${sql.table(`${log}_log`)} (authority_id, ${names})
        select ${authority}, ${names} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as made (${sql.raw(columns[log])})
      )
      update log_head set seq = ${link.seq}, chain = ${link.chain}
      where authority_id = ${authority} and log = ${log}`.execute(trx)
  }
}

/** Where the log ends now, held until the transaction ends. */
async function headForUpdate(trx: Db, log: LogName, authority: string): Promise<Link> {
  const find = () =>
    trx
      .selectFrom('log_head')
      .select(['seq', 'chain'])
      .where('authority_id', '=', authority)
      .where('log', '=', log)
      .forUpdate()
      .executeTakeFirst()
  const found = await find()
  if (found !== undefined) return found
  await trx
    .insertInto('log_head')
    .values({ authority_id: authority, log, ...beginningOf(authority, log) })
    .onConflict(each => each.columns(['authority_id', 'log']).doNothing())
    .execute()
  return (await find())!
}
