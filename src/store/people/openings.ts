import { type Selectable, sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Db } from '../store.ts'
import type { OpenedWithReasonTable } from '../tables.ts'

/** A child opened by somebody who stated a reason: until when, and what the review of it found. */
export type Opening = Selectable<OpenedWithReasonTable>

/** Opens a child to somebody for a stated reason and a short time. */
export async function openWithReason(
  db: Db,
  authority: string,
  given: { personId: string; childId: string; reason: string; at: Date; until: Date },
): Promise<string> {
  const openingId = uuid()
  await db
    .insertInto('opened_with_reason')
    .values({
      authority_id: authority,
      opening_id: openingId,
      person_id: given.personId,
      child_id: given.childId,
      reason: given.reason,
      opened_at: given.at,
      until_at: given.until,
    })
    .execute()
  return openingId
}

/** A review that left more to ask is not the last. */
const waitsForReview = sql<boolean>`(reviewed_at is null or finding = 'more-to-ask')`

/** Openings with a reason, those that wait for a review first, then newest first. */
export async function listOpenings(db: Db, authority: string, limit = 500): Promise<Opening[]> {
  return db
    .selectFrom('opened_with_reason')
    .selectAll()
    .where('authority_id', '=', authority)
    .orderBy(waitsForReview, 'desc')
    .orderBy('opened_at', 'desc')
    .limit(limit)
    .execute()
}

/** How many openings wait for a review. */
export async function countOpeningsToReview(db: Db, authority: string): Promise<number> {
  const { openings } = await db
    .selectFrom('opened_with_reason')
    .select(each => each.fn.countAll().as('openings'))
    .where('authority_id', '=', authority)
    .where(waitsForReview)
    .executeTakeFirstOrThrow()
  return Number(openings)
}

/** One opening; undefined where there is none of that id. */
export async function readOpening(db: Db, authority: string, openingId: string): Promise<Opening | undefined> {
  return db
    .selectFrom('opened_with_reason')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('opening_id', '=', openingId)
    .executeTakeFirst()
}

/** Sets down what a review found. Returns false where it was reviewed already, with nothing left to ask. */
export async function reviewOpening(
  db: Db,
  authority: string,
  openingId: string,
  { at, by, finding, note }: { at: Date; by: string; finding: NonNullable<Opening['finding']>; note: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('opened_with_reason')
    .set({ reviewed_at: at, reviewed_by: by, finding, note })
    .where('authority_id', '=', authority)
    .where('opening_id', '=', openingId)
    .where(waitsForReview)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
