import type { Selectable } from 'kysely'
import { v7 as uuid } from 'uuid'
import { logChange } from './change-log.ts'
import type { Instant, Later, OnceJson } from './column-types.ts'
import type { Said } from './said.ts'
import type { Db } from './store.ts'

export interface PackTable {
  authority_id: string
  pack_id: string
  person_id: string
  title: string
  /** "2026-11-26" */
  starts_on: string
  until_at: Instant
  data_version: number
  content: OnceJson<unknown>
  /** Child ids by the letter that stands for them. Never for the person the pack is for. */
  children: OnceJson<Record<string, string>>
  made_at: Instant
  made_by: string
  withdrawn_at: Later<Date>
  withdrawn_by: Later<string>
  withdrawn_because: Later<string>
}

declare module './tables.ts' {
  interface Database {
    pack: PackTable
  }
}

/** A pack without what is in it. */
export type PackEntry = Omit<Selectable<PackTable>, 'content' | 'children'>

const entry = [
  ...(['authority_id', 'pack_id', 'person_id', 'title', 'starts_on', 'until_at', 'data_version'] as const),
  ...(['made_at', 'made_by', 'withdrawn_at', 'withdrawn_by', 'withdrawn_because'] as const),
] as const

export interface NewPack {
  /** Whom it is for. */
  readonly personId: string
  readonly title: string
  readonly startsOn: string
  readonly until: Date
  readonly dataVersion: number
  readonly content: unknown
  readonly children: Readonly<Record<string, string>>
}

/** Makes a pack and writes down who did. Call it in a transaction. Returns its id. */
export async function makePack(db: Db, authority: string, given: NewPack, { by, at }: Said): Promise<string> {
  const packId = uuid()
  await db
    .insertInto('pack')
    .values({
      authority_id: authority,
      pack_id: packId,
      person_id: given.personId,
      title: given.title,
      starts_on: given.startsOn,
      until_at: given.until,
      data_version: given.dataVersion,
      content: JSON.stringify(given.content),
      children: JSON.stringify(given.children),
      made_at: at,
      made_by: by,
    })
    .execute()
  const { personId, title, until, children } = given
  const after = { for: personId, title, until, children: Object.keys(children).length }
  await logChange(db, authority, { at, principal: by, event: 'pack made', subject: packId, after })
  return packId
}

/** Every pack, or those for one person, newest first. */
export async function listPacks(db: Db, authority: string, personId?: string): Promise<PackEntry[]> {
  let query = db.selectFrom('pack').select(entry).where('authority_id', '=', authority)
  if (personId !== undefined) query = query.where('person_id', '=', personId)
  return query.orderBy('made_at', 'desc').orderBy('pack_id', 'desc').execute()
}

/** What somebody may open of a pack made for them, while it lasts: never which children they are. */
export async function openOwnPack(
  db: Db,
  authority: string,
  { packId, personId, at }: { packId: string; personId: string; at: Date },
): Promise<(PackEntry & { readonly content: unknown }) | undefined> {
  return db
    .selectFrom('pack')
    .select([...entry, 'content'])
    .where('authority_id', '=', authority)
    .where('pack_id', '=', packId)
    .where('person_id', '=', personId)
    .where('until_at', '>', at)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
}

/** A pack whole, for the authority that made it. */
export async function readPack(db: Db, authority: string, packId: string) {
  return db
    .selectFrom('pack')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('pack_id', '=', packId)
    .executeTakeFirst()
}

/** Withdraws a pack. Call it in a transaction. False where it was already. */
export async function withdrawPack(
  db: Db,
  authority: string,
  packId: string,
  { by, at, because }: { by: string; at: Date; because: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('pack')
    .set({ withdrawn_at: at, withdrawn_by: by, withdrawn_because: because })
    .where('authority_id', '=', authority)
    .where('pack_id', '=', packId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await logChange(db, authority, {
    ...{ at, principal: by, event: 'pack withdrawn', subject: packId },
    before: { withdrawn: false },
    after: { withdrawn: true, because },
  })
  return true
}
