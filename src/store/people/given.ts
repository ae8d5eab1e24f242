import type { Selectable } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Said } from '../said.ts'
import type { Db } from '../store.ts'
import type { GivenChildTable } from '../tables.ts'
import type { Deciding } from './decisions.ts'

/** A child given to somebody by name for a time. */
export type GivenChild = Selectable<GivenChildTable>

/** Gives somebody children by name until an instant. */
export async function giveChildren(
  db: Db,
  authority: string,
  given: { personId: string; childIds: readonly string[]; from: Date; until: Date } & Deciding,
): Promise<void> {
  if (given.childIds.length === 0) return
  await db
    .insertInto('given_child')
    .values(
      given.childIds.map(childId => ({
        authority_id: authority,
        given_id: uuid(),
        person_id: given.personId,
        child_id: childId,
        from_at: given.from,
        until_at: given.until,
        because: given.because,
        made_at: given.at,
        made_by: given.by,
      })),
    )
    .execute()
}

/** Children given to one person by name, or to anybody, that have neither ended nor run out at an instant; in order of id. */
export async function listGiven(db: Db, authority: string, at: Date, personId?: string): Promise<GivenChild[]> {
  let query = db
    .selectFrom('given_child')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('ended_at', 'is', null)
    .where('until_at', '>', at)
  if (personId !== undefined) query = query.where('person_id', '=', personId)
  return query.orderBy('child_id').orderBy('given_id').execute()
}

/** Takes children back from somebody. Answers which of them were given. */
export async function takeBackChildren(
  db: Db,
  authority: string,
  { personId, childIds }: { personId: string; childIds: readonly string[] },
  { by, at }: Said,
): Promise<string[]> {
  if (childIds.length === 0) return []
  const rows = await db
    .updateTable('given_child')
    .set({ ended_at: at, ended_by: by })
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .where('child_id', 'in', [...childIds])
    .where('ended_at', 'is', null)
    .returning('child_id')
    .execute()
  return rows.map(each => each.child_id)
}
