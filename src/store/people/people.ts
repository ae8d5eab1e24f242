import { type Selectable, sql } from 'kysely'
import type { Later } from '../column-types.ts'
import type { Db } from '../store.ts'
import type { PersonTable } from '../tables.ts'

declare module '../tables.ts' {
  interface PersonTable {
    /** When the account was last opened again. */
    enabled_at: Later<Date>
  }
}

export type Person = Selectable<PersonTable>

export interface NewPerson {
  readonly id: string
  readonly name: string
  readonly email?: string | undefined
  readonly workerId?: string | undefined
  readonly origin: Person['origin']
  readonly at: Date
  readonly by: string
}

/** Adds a person, or brings the name, address and worker of one who is there up to date. */
export async function savePerson(db: Db, authority: string, given: NewPerson): Promise<void> {
  const said = { name: given.name, email: given.email ?? null, worker_id: given.workerId ?? null }
  await db
    .insertInto('person')
    .values({
      authority_id: authority,
      person_id: given.id,
      ...said,
      origin: given.origin,
      made_at: given.at,
      made_by: given.by,
    })
    .onConflict(each => each.columns(['authority_id', 'person_id']).doUpdateSet(said))
    .execute()
}

/** One person; undefined where there is none of that id. */
export async function readPerson(db: Db, authority: string, personId: string): Promise<Person | undefined> {
  return db
    .selectFrom('person')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .executeTakeFirst()
}

/** Everybody, in order of name. */
export async function listPeople(db: Db, authority: string): Promise<Person[]> {
  return db
    .selectFrom('person')
    .selectAll()
    .where('authority_id', '=', authority)
    .orderBy('name')
    .orderBy('person_id')
    .execute()
}

/** Closes an account, or (`because` undefined) opens it again. Posts and history stay. */
export async function setDisabled(
  db: Db,
  authority: string,
  personId: string,
  { at, because }: { at: Date; because: string | undefined },
): Promise<void> {
  await db
    .updateTable('person')
    .set(
      because === undefined
        ? { disabled_at: null, disabled_because: null, enabled_at: at }
        : { disabled_at: at, disabled_because: because },
    )
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .execute()
}

/** Notes that somebody was here. */
export async function noteSeen(db: Db, authority: string, personId: string, at: Date): Promise<void> {
  await db
    .updateTable('person')
    .set({ seen_at: at })
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .execute()
}

/**
 * Closes the accounts of those not here since a day; returns whom. Those never here are judged by when they were made,
 * and those whose account was opened again by when that was.
 */
export async function disableDormant(
  db: Db,
  authority: string,
  { since, at, because }: { since: Date; at: Date; because: string },
): Promise<{ personId: string; name: string }[]> {
  const rows = await db
    .updateTable('person')
    .set({ disabled_at: at, disabled_because: because })
    .where('authority_id', '=', authority)
    .where('disabled_at', 'is', null)
    .where('origin', '<>', 'demonstration')
    .where(sql`greatest(seen_at, made_at, enabled_at)`, '<', since)
    .returning(['person_id', 'name'])
    .execute()
  return rows.map(each => ({ personId: each.person_id, name: each.name }))
}
