import type { Db } from '../store.ts'
import type { Person } from './people.ts'
import './sign-in-tables.ts'

/** Who a provider's subject is here; undefined where nobody has been linked to it. */
export async function findIdentity(
  db: Db,
  authority: string,
  { issuer, subject }: { issuer: string; subject: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('identity')
    .select('person_id')
    .where('authority_id', '=', authority)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row?.person_id
}

/** Links a provider's subject to a person for good, or notes that they came again. */
export async function linkIdentity(
  db: Db,
  authority: string,
  given: { issuer: string; subject: string; personId: string; at: Date },
): Promise<void> {
  const { issuer, subject, personId, at } = given
  await db
    .insertInto('identity')
    .values({ authority_id: authority, issuer, subject, person_id: personId, linked_at: at, seen_at: at })
    .onConflict(each => each.columns(['authority_id', 'issuer', 'subject']).doUpdateSet({ seen_at: at }))
    .execute()
}

/** Whether any subject of an issuer is linked to a person already. */
export async function isLinked(db: Db, authority: string, personId: string, issuer: string): Promise<boolean> {
  const row = await db
    .selectFrom('identity')
    .select('subject')
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .where('issuer', '=', issuer)
    .executeTakeFirst()
  return row !== undefined
}

/** Since when each person who signs in by a provider has been linked to it, the first time where to several. */
export async function readLinkedSince(db: Db, authority: string): Promise<ReadonlyMap<string, Date>> {
  const rows = await db
    .selectFrom('identity')
    .select(['person_id', 'linked_at'])
    .where('authority_id', '=', authority)
    .orderBy('linked_at', 'desc')
    .execute()
  return new Map(rows.map(each => [each.person_id, each.linked_at]))
}

/** The person with an address, whatever its case; never one made for the demonstration. */
export async function findByEmail(db: Db, authority: string, email: string): Promise<Person | undefined> {
  return db
    .selectFrom('person')
    .selectAll()
    .where('authority_id', '=', authority)
    .where(each => each.fn<string>('lower', ['email']), '=', email.trim().toLowerCase())
    .where('origin', '<>', 'demonstration')
    .executeTakeFirst()
}
