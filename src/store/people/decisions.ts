import type { Selectable } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Said } from '../said.ts'
import type { Db } from '../store.ts'
import type { ConflictOfInterestTable, NamedReaderTable, RestrictedChildTable } from '../tables.ts'

/** What has been decided about who may open which child, as it stands at an instant. */
export interface Decisions {
  readonly restricted: ReadonlySet<string>
  /** By child, the people named on it. Only of restricted children. */
  readonly named: ReadonlyMap<string, ReadonlySet<string>>
  /** By child, the people with a conflict of interest. */
  readonly barred: ReadonlyMap<string, ReadonlySet<string>>
  /** By child, who has opened it with a reason, and until when. */
  readonly opened: ReadonlyMap<string, ReadonlyMap<string, Date>>
}

/** What stands at an instant, of every child. */
export async function readDecisions(db: Db, authority: string, at: Date): Promise<Decisions> {
  const [restricted, named, barred, opened] = await Promise.all([
    db
      .selectFrom('restricted_child')
      .select('child_id')
      .where('authority_id', '=', authority)
      .where('ended_at', 'is', null)
      .execute(),
    db
      .selectFrom('named_reader')
      .select(['child_id', 'person_id'])
      .where('authority_id', '=', authority)
      .where('ended_at', 'is', null)
      .execute(),
    db
      .selectFrom('conflict_of_interest')
      .select(['child_id', 'person_id'])
      .where('authority_id', '=', authority)
      .where('ended_at', 'is', null)
      .execute(),
    db
      .selectFrom('opened_with_reason')
      .select(['child_id', 'person_id', 'until_at'])
      .where('authority_id', '=', authority)
      .where('until_at', '>', at)
      .execute(),
  ])
  const openings = new Map<string, Map<string, Date>>()
  for (const { child_id, person_id, until_at } of opened) {
    const of = openings.get(child_id) ?? new Map<string, Date>()
    const before = of.get(person_id)
    openings.set(child_id, of.set(person_id, before !== undefined && before > until_at ? before : until_at))
  }
  return {
    restricted: new Set(restricted.map(each => each.child_id)),
    named: byChild(named),
    barred: byChild(barred),
    opened: openings,
  }
}

function byChild(rows: readonly { child_id: string; person_id: string }[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const { child_id, person_id } of rows) found.set(child_id, (found.get(child_id) ?? new Set()).add(person_id))
  return found
}

/** Who decided, when, and why: said of every decision. */
export interface Deciding extends Said {
  readonly because: string
}

/** Restricts a child's record. Returns false where it was already. */
export async function restrictChild(db: Db, authority: string, childId: string, said: Deciding): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('restricted_child')
    .values({ authority_id: authority, restriction_id: uuid(), child_id: childId, ...made(said) })
    .onConflict(each => each.columns(['authority_id', 'child_id']).where('ended_at', 'is', null).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}

/** Ends a restriction. Returns false where there was none. */
export async function unrestrictChild(db: Db, authority: string, childId: string, said: Deciding): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('restricted_child')
    .set({ ended_at: said.at, ended_by: said.by })
    .where('authority_id', '=', authority)
    .where('child_id', '=', childId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Names somebody on a restricted child, or records a conflict of interest. Returns false where it stood already. */
export async function addTie(
  db: Db,
  authority: string,
  kind: 'named_reader' | 'conflict_of_interest',
  tie: { readonly childId: string; readonly personId: string },
  said: Deciding,
): Promise<boolean> {
  const row = { authority_id: authority, child_id: tie.childId, person_id: tie.personId, ...made(said) }
  const { numInsertedOrUpdatedRows = 0n } =
    kind === 'named_reader'
      ? await db
          .insertInto('named_reader')
          .values({ ...row, naming_id: uuid() })
          .onConflict(each =>
            each.columns(['authority_id', 'child_id', 'person_id']).where('ended_at', 'is', null).doNothing(),
          )
          .executeTakeFirst()
      : await db
          .insertInto('conflict_of_interest')
          .values({ ...row, conflict_id: uuid() })
          .onConflict(each =>
            each.columns(['authority_id', 'person_id', 'child_id']).where('ended_at', 'is', null).doNothing(),
          )
          .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}

/** Ends a naming or a conflict. Returns false where there was none. */
export async function endTie(
  db: Db,
  authority: string,
  kind: 'named_reader' | 'conflict_of_interest',
  tie: { readonly childId: string; readonly personId: string },
  said: Deciding,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable(kind)
    .set({ ended_at: said.at, ended_by: said.by })
    .where('authority_id', '=', authority)
    .where('child_id', '=', tie.childId)
    .where('person_id', '=', tie.personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

function made({ at, by, because }: Deciding) {
  return { because, made_at: at, made_by: by }
}

/** What stands of one child: its restriction, who is named, and whose interest conflicts. */
export async function readDecisionsOf(
  db: Db,
  authority: string,
  childId: string,
): Promise<{
  restriction: Selectable<RestrictedChildTable> | undefined
  named: Selectable<NamedReaderTable>[]
  conflicts: Selectable<ConflictOfInterestTable>[]
}> {
  const [restriction, named, conflicts] = await Promise.all([
    db
      .selectFrom('restricted_child')
      .selectAll()
      .where('authority_id', '=', authority)
      .where('child_id', '=', childId)
      .where('ended_at', 'is', null)
      .executeTakeFirst(),
    db
      .selectFrom('named_reader')
      .selectAll()
      .where('authority_id', '=', authority)
      .where('child_id', '=', childId)
      .where('ended_at', 'is', null)
      .orderBy('made_at')
      .execute(),
    db
      .selectFrom('conflict_of_interest')
      .selectAll()
      .where('authority_id', '=', authority)
      .where('child_id', '=', childId)
      .where('ended_at', 'is', null)
      .orderBy('made_at')
      .execute(),
  ])
  return { restriction, named, conflicts }
}
