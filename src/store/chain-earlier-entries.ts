import { sql, type Transaction } from 'kysely'
import { beginningOf, digestOf, type LogName, linkAfter, logNames, newSalt, payloadOf } from './log-chain.ts'
import { entriesOf } from './log-rows.ts'
import type { Database } from './tables.ts'

const atOnce = 5000

/**
 * Chains the entries made before logs were chained, in their order of time, and lets none be without a link from then
 * on. What happened to them before cannot show; what happens to them afterwards does.
 */
export async function chainEarlierEntries(trx: Transaction<Database>): Promise<void> {
  for (const log of logNames) {
    const table = sql.table(`${log}_log`)
    const { rows } = await sql<{ authority_id: string }>`select distinct authority_id from ${table}`.execute(trx)
    for (const { authority_id } of rows) await chainLog(trx, log, authority_id)
    await sql`alter table ${table}
      alter column seq set not null, alter column digest set not null, alter column chain set not null`.execute(trx)
    await sql`create unique index ${sql.id(`${log}_log_by_seq`)} on ${table} (authority_id, seq)`.execute(trx)
  }
}

async function chainLog(trx: Transaction<Database>, log: LogName, authority: string): Promise<void> {
  const table = sql.table(`${log}_log`)
  let link = beginningOf(authority, log)
  for (;;) {
    const unlinked = sql`where authority_id = ${authority} and seq is null order by at, id limit ${sql.lit(atOnce)}`
    const some = await entriesOf(trx, log, unlinked)
    if (some.length === 0) break
    const made = some.map(row => {
      const salt = newSalt()
      const digest = digestOf(salt, payloadOf(log, row))
      link = linkAfter(link, { id: row.id, at: row.at ?? '', digest })
      return { id: row.id, salt, digest, ...link }
    })
    await sql`
      update ${table} as kept set seq = made.seq, salt = made.salt, digest = made.digest, chain = made.chain
      from jsonb_to_recordset(${JSON.stringify(made)}::jsonb)
        as made (id uuid, seq bigint, salt text, digest text, chain text)
      where kept.authority_id = ${authority} and kept.id = made.id`.execute(trx)
  }
  await trx
    .insertInto('log_head')
    .values({ authority_id: authority, log, ...link })
    .execute()
}
