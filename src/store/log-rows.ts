import { type RawBuilder, sql } from 'kysely'
import type { AccessPayload, ChangePayload, LogName } from './log-chain.ts'
import type { Db } from './store.ts'

/** An entry of a log as it stands in the database, its time as the chain takes it (null for one that is no time). */
export type LogRow = (AccessPayload | ChangePayload) & {
  readonly id: string
  readonly at: string | null
  readonly seq: number
  readonly salt: string | null
  readonly digest: string
  readonly chain: string
}

const said = {
  access: sql`principal, role, event, page, child_id, allowed, because, request`,
  change: sql`principal, event, subject, child_id, before, after`,
} as const

/** Entries of a log: those of the condition and in its order, which is SQL from "where" on. */
export async function entriesOf(db: Db, log: LogName, condition: RawBuilder<unknown>): Promise<LogRow[]> {
  const { rows } = await sql<LogRow>`
    select id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at, seq, salt, digest, chain, ${said[log]}
    from ${sql.table(`${log}_log`)} ${condition}`.execute(db)
  return rows
}
