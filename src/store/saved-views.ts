import type { Selectable } from 'kysely'
import { v7 as uuid } from 'uuid'
import { logChange } from './change-log.ts'
import type { Instant } from './column-types.ts'
import type { Said } from './said.ts'
import type { Db } from './store.ts'

export interface SavedViewTable {
  authority_id: string
  view_id: string
  owner_id: string
  name: string
  /** Path and query of our own: "/explore?indicator=overdue". */
  address: string
  is_shared: boolean
  saved_at: Instant
  changed_at: Instant
}

declare module './tables.ts' {
  interface Database {
    saved_view: SavedViewTable
  }
}

export type SavedView = Selectable<SavedViewTable>

/** What its owner says of a view. */
export interface ViewSaid {
  readonly name: string
  readonly isShared: boolean
}

/** Keeps a view and writes down who did. Call it in a transaction. Returns its id. */
export async function saveView(
  db: Db,
  authority: string,
  { name, isShared, address }: ViewSaid & { readonly address: string },
  { by, at }: Said,
): Promise<string> {
  const viewId = uuid()
  const row = { view_id: viewId, owner_id: by, name, address, is_shared: isShared, saved_at: at, changed_at: at }
  await db
    .insertInto('saved_view')
    .values({ authority_id: authority, ...row })
    .execute()
  const after = { name, isShared, address }
  await logChange(db, authority, { at, principal: by, event: 'view saved', subject: viewId, before: null, after })
  return viewId
}

/** A person's own views and those shared with everybody, by name. */
export async function listViews(db: Db, authority: string, person: string): Promise<SavedView[]> {
  return db
    .selectFrom('saved_view')
    .selectAll()
    .where('authority_id', '=', authority)
    .where(each => each.or([each('owner_id', '=', person), each('is_shared', '=', true)]))
    .orderBy('name')
    .orderBy('view_id')
    .execute()
}

/** A view that a person may open: their own, or a shared one. */
export async function readView(
  db: Db,
  authority: string,
  viewId: string,
  person: string,
): Promise<SavedView | undefined> {
  return db
    .selectFrom('saved_view')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('view_id', '=', viewId)
    .where(each => each.or([each('owner_id', '=', person), each('is_shared', '=', true)]))
    .executeTakeFirst()
}

/** Names a view anew, shares it or takes it back. Call it in a transaction. False where it is not the person's own. */
export async function changeView(
  db: Db,
  authority: string,
  viewId: string,
  { name, isShared }: ViewSaid,
  { by, at }: Said,
): Promise<boolean> {
  const before = await ownView(db, authority, viewId, by)
  if (before === undefined) return false
  if (before.name === name && before.is_shared === isShared) return true
  await db
    .updateTable('saved_view')
    .set({ name, is_shared: isShared, changed_at: at })
    .where('authority_id', '=', authority)
    .where('view_id', '=', viewId)
    .execute()
  await logChange(db, authority, {
    ...{ at, principal: by, event: 'saved view changed', subject: viewId },
    before: { name: before.name, isShared: before.is_shared },
    after: { name, isShared },
  })
  return true
}

/** Deletes a view. Call it in a transaction. False where it is not the person's own. */
export async function deleteView(db: Db, authority: string, viewId: string, { by, at }: Said): Promise<boolean> {
  const before = await ownView(db, authority, viewId, by)
  if (before === undefined) return false
  await db.deleteFrom('saved_view').where('authority_id', '=', authority).where('view_id', '=', viewId).execute()
  await logChange(db, authority, {
    ...{ at, principal: by, event: 'saved view deleted', subject: viewId },
    before: { name: before.name, isShared: before.is_shared, address: before.address },
    after: null,
  })
  return true
}

/** Locked, so that of two changes at once the second sees what the first did. */
function ownView(db: Db, authority: string, viewId: string, owner: string): Promise<SavedView | undefined> {
  return db
    .selectFrom('saved_view')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('view_id', '=', viewId)
    .where('owner_id', '=', owner)
    .forUpdate()
    .executeTakeFirst()
}
