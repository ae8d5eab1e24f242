import { sql } from 'kysely'
import {
  beginningOf,
  canonical,
  digestOf,
  erasedAccess,
  erasedChange,
  erasureEvent,
  type Link,
  type LogName,
  linkAfter,
  logNames,
  payloadOf,
} from './log-chain.ts'
import { entriesOf, type LogRow } from './log-rows.ts'
import type { Db } from './store.ts'

/** What is wrong with a log at the first place where anything is. */
export type BreakKind =
  | 'payload changed'
  | 'erased without record'
  | 'row missing'
  | 'out of order'
  | 'rows missing at the end'
  | 'head behind'
  | 'head changed'
  | 'head missing'
  | 'not as noted'

export interface Break {
  readonly what: BreakKind
  /** The place in the log; of a missing row the one it had. */
  readonly seq: number
  /** The row there; none where it is missing. */
  readonly id?: string | undefined
}

export interface Verified {
  readonly log: LogName
  /** Rows that stand where they should, up to the first break. */
  readonly rows: number
  /** Of them, rows whose payload has been erased lawfully. */
  readonly erased: number
  /** Where the log ends. */
  readonly head: Link
  readonly broken?: Break | undefined
}

/** A head noted elsewhere at some time: the log must still pass through it. */
export interface NotedHead extends Link {
  readonly log: LogName
}

const atOnce = 5000

/** Walks both logs of an authority from their beginning to their heads, as everything stood at one moment. */
export async function verifyLogs(db: Db, authority: string, noted: readonly NotedHead[] = []): Promise<Verified[]> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async trx => {
      const recorded = new Set<string>()
      // The change log first: it says which erasures were lawful, of itself too.
      const walk = (log: LogName) => verifyLog(trx, authority, log, { recorded, noted })
      const change = await walk('change')
      const found = new Map([['change', change] as const, ['access', await walk('access')] as const])
      return logNames.map(each => found.get(each)!)
    })
}

interface Walking {
  /** Entries that the change log says were erased, as "access 019a…". */
  readonly recorded: Set<string>
  readonly noted: readonly NotedHead[]
}

async function verifyLog(db: Db, authority: string, log: LogName, { recorded, noted }: Walking): Promise<Verified> {
  const head = await db
    .selectFrom('log_head')
    .select(['seq', 'chain'])
    .where('authority_id', '=', authority)
    .where('log', '=', log)
    .executeTakeFirst()
  const marks = new Map(noted.filter(each => each.log === log).map(each => [each.seq, each.chain]))
  let link = beginningOf(authority, log)
  let erased = 0
  /** Rows erased before the entry that records it was met: it stands later in the same log. */
  const unrecorded = new Map<string, Break>()
  const ended = (broken?: Break): Verified => ({ log, rows: link.seq, erased, head: head ?? link, broken })

  for (let from = 0; ; ) {
    const after = sql`where authority_id = ${authority} and seq > ${from} order by seq, id limit ${sql.lit(atOnce)}`
    const some = await entriesOf(db, log, after)
    if (some.length === 0) break
    for (const row of some) {
      const wrong = wrongWith(row, link, log)
      if (wrong !== undefined) return ended(firstOf([...unrecorded.values(), wrong]))
      if (row.salt === null) {
        erased++
        const key = `${log} ${row.id}`
        if (!recorded.has(key)) unrecorded.set(key, { what: 'erased without record', seq: row.seq, id: row.id })
      } else if (log === 'change' && row.event === erasureEvent) {
        for (const each of erasedBy(row)) {
          recorded.add(each)
          unrecorded.delete(each)
        }
      }
      link = { seq: row.seq, chain: row.chain }
      const mark = marks.get(link.seq)
      if (mark !== undefined && mark !== link.chain) return ended({ what: 'not as noted', seq: link.seq, id: row.id })
      marks.delete(link.seq)
    }
    from = some.at(-1)!.seq
  }
  const first = firstOf([...unrecorded.values()])
  if (first !== undefined) return ended(first)
  const wrong = wrongWithEnd(head, link)
  if (wrong !== undefined) return ended(wrong)
  const [later] = [...marks].filter(
    ([seq, chain]) => seq > link.seq || (seq === 0 && chain !== beginningOf(authority, log).chain),
  )
  return ended(later && { what: 'not as noted', seq: later[0] })
}

function firstOf(breaks: readonly Break[]): Break | undefined {
  return [...breaks].sort((a, b) => a.seq - b.seq)[0]
}

function wrongWith(row: LogRow, before: Link, log: LogName): Break | undefined {
  const { id, seq, salt, digest, at } = row
  if (seq > before.seq + 1) return { what: 'row missing', seq: before.seq + 1 }
  if (seq !== before.seq + 1) return { what: 'out of order', seq, id }
  if (at === null || linkAfter(before, { id, at, digest }).chain !== row.chain) return { what: 'out of order', seq, id }
  const payload = payloadOf(log, row)
  if (salt === null) {
    const blank = payloadOf(log, log === 'access' ? erasedAccess : erasedChange)
    return canonical(payload) === canonical(blank) ? undefined : { what: 'payload changed', seq, id }
  }
  return digestOf(salt, payload) === digest ? undefined : { what: 'payload changed', seq, id }
}

function wrongWithEnd(head: Link | undefined, end: Link): Break | undefined {
  if (head === undefined) return end.seq === 0 ? undefined : { what: 'head missing', seq: end.seq }
  if (head.seq > end.seq) return { what: 'rows missing at the end', seq: end.seq + 1 }
  if (head.seq < end.seq) return { what: 'head behind', seq: head.seq }
  return head.chain === end.chain ? undefined : { what: 'head changed', seq: head.seq }
}

/** The entries that an entry of the change log says were erased. */
function erasedBy(row: LogRow): string[] {
  const after = 'after' in row ? (row.after as { log?: unknown; entries?: unknown } | null) : null
  if (after === null || typeof after !== 'object' || !Array.isArray(after.entries)) return []
  return after.entries.map(each => `${String(after.log)} ${String(each)}`)
}
