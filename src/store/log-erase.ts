import { type Kysely, sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { append } from './log-append.ts'
import { erasedAccess, erasedChange, erasureEvent, type LogName } from './log-chain.ts'
import type { Database } from './tables.ts'

/** Which entries of a log lose what they say: those with these ids, or all of one child. */
export type Erasing = { readonly ids: readonly string[] } | { readonly childId: string }

const blankAccess = sql`principal = ${erasedAccess.principal}, event = ${erasedAccess.event}, because = '', allowed = false,
  role = null, page = null, child_id = null, request = null`
const blankChange = sql`principal = ${erasedChange.principal}, event = ${erasedChange.event}, subject = '',
  child_id = null, before = null, after = null`

/** Entries recorded as erased in one entry of the change log. */
const atOnce = 5000

/**
 * Takes away what entries of a log say, and leaves their place, time and digest, so that the chain holds; and writes
 * down in the change log which entries those were, who did it and why, in the same transaction. Only the tables' owner
 * can: on a database whose session works as the application, the owner's role is taken back for this transaction.
 * Entries that record an erasure, and those erased before, are passed over. Returns how many were erased.
 */
export async function eraseLogEntries(
  owner: Kysely<Database>,
  authority: string,
  log: LogName,
  which: Erasing,
  { by, at, because }: { readonly by: string; readonly at: Date; readonly because: string },
): Promise<number> {
  return owner.transaction().execute(async trx => {
    await sql`set local role none`.execute(trx)
    const table = sql.table(`${log}_log`)
    const chosen = 'ids' in which ? sql`id = any(${[...which.ids]}::uuid[])` : sql`child_id = ${which.childId}`
    const { rows } = await sql<{ id: string }>`
      select id from ${table}
      where authority_id = ${authority} and ${chosen} and salt is not null and event <> ${erasureEvent}
      order by seq`.execute(trx)
    const ids = rows.map(each => each.id)
    for (let from = 0; from < ids.length; from += atOnce) {
      const entries = ids.slice(from, from + atOnce)
      const blank = log === 'access' ? blankAccess : blankChange
      await sql`
        update ${table} set salt = null, ${blank}
        where authority_id = ${authority} and id = any(${entries}::uuid[])`.execute(trx)
      const payload = {
        principal: by,
        event: erasureEvent,
        subject: `${entries.length} of the ${log} log`,
        child_id: null,
        before: null,
        after: { log, entries, because },
      }
      await append(trx, 'change', authority, [{ id: uuid(), at, payload }])
    }
    return ids.length
  })
}
