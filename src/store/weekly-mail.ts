import { sql } from 'kysely'
import { type Day, iso } from '../domain/calendar/day.ts'
import { logChange } from './change-log.ts'
import type { Later } from './column-types.ts'
import type { Db } from './store.ts'

export interface WeeklyMailTable {
  authority_id: string
  person_id: string
  /** Null: not wanted any more. */
  wanted_at: Later<Date>
  sent_for: Later<string>
}

declare module './tables.ts' {
  interface Database {
    weekly_mail: WeeklyMailTable
  }
}

/** Whether somebody wants their week by mail, and the address it would go to. */
export async function readWeeklyMail(
  db: Db,
  authority: string,
  personId: string,
): Promise<{ readonly isWanted: boolean; readonly to: string | undefined }> {
  const row = await db
    .selectFrom('person')
    .leftJoin('weekly_mail', join =>
      join
        .onRef('weekly_mail.authority_id', '=', 'person.authority_id')
        .onRef('weekly_mail.person_id', '=', 'person.person_id'),
    )
    .select(['person.email', 'weekly_mail.wanted_at'])
    .where('person.authority_id', '=', authority)
    .where('person.person_id', '=', personId)
    .executeTakeFirst()
  return { isWanted: row?.wanted_at != null, to: row?.email ?? undefined }
}

/** Says that somebody wants it, or no longer does, and logs it. Answers whether that changed anything. In a transaction. */
export async function chooseWeeklyMail(
  trx: Db,
  authority: string,
  { personId, isWanted, at }: { readonly personId: string; readonly isWanted: boolean; readonly at: Date },
): Promise<boolean> {
  const before = (await readWeeklyMail(trx, authority, personId)).isWanted
  if (before === isWanted) return false
  const wanted_at = isWanted ? at : null
  await trx
    .insertInto('weekly_mail')
    .values({ authority_id: authority, person_id: personId, wanted_at })
    .onConflict(each => each.columns(['authority_id', 'person_id']).doUpdateSet({ wanted_at }))
    .execute()
  await logChange(trx, authority, {
    ...{ at, principal: personId, event: 'weekly mail chosen', subject: personId },
    ...{ before: { wanted: before }, after: { wanted: isWanted } },
  })
  return true
}

/** Everybody who wants it and has not been sent that of this Monday, where their account is open and has an address. */
export async function listToSend(db: Db, authority: string, monday: Day): Promise<{ personId: string; to: string }[]> {
  const rows = await db
    .selectFrom('weekly_mail')
    .innerJoin('person', join =>
      join
        .onRef('weekly_mail.authority_id', '=', 'person.authority_id')
        .onRef('weekly_mail.person_id', '=', 'person.person_id'),
    )
    .select(['person.person_id', 'person.email'])
    .where('weekly_mail.authority_id', '=', authority)
    .where('weekly_mail.wanted_at', 'is not', null)
    .where('person.disabled_at', 'is', null)
    .where('person.email', 'is not', null)
    .where(notSentFor(monday))
    .orderBy('person.person_id')
    .execute()
  return rows.map(each => ({ personId: each.person_id, to: each.email! }))
}

/** Takes on the sending of one mail: false where another server has. */
export async function claimMail(db: Db, authority: string, personId: string, monday: Day): Promise<boolean> {
  const claimed = await db
    .updateTable('weekly_mail')
    .set({ sent_for: iso(monday) })
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .where('wanted_at', 'is not', null)
    .where(notSentFor(monday))
    .returning('person_id')
    .executeTakeFirst()
  return claimed !== undefined
}

/** Gives it back where it could not be sent, to be tried again. */
export async function unclaimMail(db: Db, authority: string, personId: string): Promise<void> {
  await db
    .updateTable('weekly_mail')
    .set({ sent_for: null })
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .execute()
}

function notSentFor(monday: Day) {
  return sql<boolean>`(sent_for is null or sent_for < ${iso(monday)}::date)`
}
