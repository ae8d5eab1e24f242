import { createHash, randomBytes } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import { logChange } from './change-log.ts'
import type { Defaulted, Instant, Later } from './column-types.ts'
import type { Db } from './store.ts'

export interface CalendarFeedTable {
  authority_id: string
  feed_digest: string
  person_id: string
  made_at: Instant
  revoked_at: Later<Date>
  revoked_because: Later<string>
  fetched_at: Later<Date>
  hour_from: Later<Date>
  hour_fetches: Defaulted<number>
}

declare module './tables.ts' {
  interface Database {
    calendar_feed: CalendarFeedTable
  }
}

export type CalendarFeed = Selectable<CalendarFeedTable>

/** The address somebody's calendar fetches from at the moment; undefined where there is none. */
export async function readFeed(db: Db, authority: string, personId: string): Promise<CalendarFeed | undefined> {
  return db
    .selectFrom('calendar_feed')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
}

/**
 * Makes somebody a new address; the one before is worth nothing from then on. Returns the token to put in it, which is
 * nowhere kept. Call it in a transaction.
 */
export async function makeFeed(
  trx: Db,
  authority: string,
  { personId, at }: { readonly personId: string; readonly at: Date },
): Promise<string> {
  const before = await revokeFeed(trx, authority, { personId, at, because: 'a new one was made' })
  const token = randomBytes(32).toString('base64url')
  await trx
    .insertInto('calendar_feed')
    .values({ authority_id: authority, feed_digest: digestOfFeed(token), person_id: personId, made_at: at })
    .execute()
  await logChange(trx, authority, {
    ...{ at, principal: personId, event: 'calendar address made', subject: personId },
    before: { had: before },
    after: { made: at },
  })
  return token
}

/** Makes an address worth nothing, and logs it. Answers whether there was one. Call it in a transaction. */
export async function revokeFeed(
  trx: Db,
  authority: string,
  { personId, at, because }: { readonly personId: string; readonly at: Date; readonly because: string },
): Promise<boolean> {
  const ended = await trx
    .updateTable('calendar_feed')
    .set({ revoked_at: at, revoked_because: because })
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .returning('made_at')
    .executeTakeFirst()
  if (ended === undefined) return false
  await logChange(trx, authority, {
    ...{ at, principal: personId, event: 'calendar address revoked', subject: personId },
    before: { made: ended.made_at },
    after: { because },
  })
  return true
}

/** A fetch that was counted: whose address it is, how many there were in its hour, and when it was fetched before. */
export interface Fetch {
  readonly personId: string
  readonly fetchesThisHour: number
  readonly secondsLeft: number
  readonly before: Date | undefined
}

const hour = 3_600_000

/**
 * Counts a fetch of the address with this token. Undefined where the token is unknown, was revoked, or is of an account
 * that is closed or was closed since: whoever opens an account again makes a new address.
 */
export async function countFetch(db: Db, authority: string, token: string, at: Date): Promise<Fetch | undefined> {
  const found = await db
    .selectFrom('calendar_feed as feed')
    .innerJoin('person', join =>
      join.onRef('person.authority_id', '=', 'feed.authority_id').onRef('person.person_id', '=', 'feed.person_id'),
    )
    .select(['feed.feed_digest', 'feed.fetched_at'])
    .where('feed.authority_id', '=', authority)
    .where('feed.feed_digest', '=', digestOfFeed(token))
    .where('feed.revoked_at', 'is', null)
    .where('person.disabled_at', 'is', null)
    .where(each =>
      each.or([each('person.enabled_at', 'is', null), each('person.enabled_at', '<=', each.ref('feed.made_at'))]),
    )
    .executeTakeFirst()
  if (found === undefined) return undefined
  const since = new Date(at.getTime() - hour)
  const goesOn = sql<boolean>`hour_from is not null and hour_from > ${since}::timestamptz`
  const counted = await db
    .updateTable('calendar_feed')
    .set({
      fetched_at: at,
      hour_fetches: sql<number>`case when ${goesOn} then hour_fetches + 1 else 1 end`,
      hour_from: sql<Date>`case when ${goesOn} then hour_from else ${at}::timestamptz end`,
    })
    .where('authority_id', '=', authority)
    .where('feed_digest', '=', found.feed_digest)
    .returning(['person_id', 'hour_fetches', 'hour_from'])
    .executeTakeFirstOrThrow()
  return {
    personId: counted.person_id,
    fetchesThisHour: counted.hour_fetches,
    secondsLeft: Math.max(1, Math.ceil((counted.hour_from!.getTime() + hour - at.getTime()) / 1000)),
    before: found.fetched_at ?? undefined,
  }
}

function digestOfFeed(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
