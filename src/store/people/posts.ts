import type { Selectable } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Db } from '../store.ts'
import type { PostTable } from '../tables.ts'

export type HeldPost = Selectable<PostTable>

export interface NewPost {
  readonly personId: string
  readonly role: string
  readonly placeKind: HeldPost['place_kind']
  /** '' for the directorate. */
  readonly placeId: string
  readonly kind: HeldPost['kind']
  readonly onBehalfOf?: string | undefined
  readonly from: Date
  readonly until?: Date | undefined
  readonly because: string
  readonly at: Date
  readonly by: string
}

/** Gives somebody a post for a time. Returns its id. */
export async function givePost(db: Db, authority: string, given: NewPost): Promise<string> {
  const postId = uuid()
  await db
    .insertInto('post')
    .values({
      authority_id: authority,
      post_id: postId,
      person_id: given.personId,
      role: given.role,
      place_kind: given.placeKind,
      place_id: given.placeId,
      kind: given.kind,
      on_behalf_of: given.onBehalfOf ?? null,
      from_at: given.from,
      until_at: given.until ?? null,
      because: given.because,
      made_at: given.at,
      made_by: given.by,
    })
    .execute()
  return postId
}

/** Ends a post before its time. Returns whether it was in force or still to come. */
export async function endPost(
  db: Db,
  authority: string,
  postId: string,
  { at, by, because }: { at: Date; by: string; because: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('post')
    .set({ ended_at: at, ended_by: by, ended_because: because })
    .where('authority_id', '=', authority)
    .where('post_id', '=', postId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Every post of a person, or of everybody, those that began last first. */
export async function listPosts(db: Db, authority: string, personId?: string): Promise<HeldPost[]> {
  let query = db.selectFrom('post').selectAll().where('authority_id', '=', authority)
  if (personId !== undefined) query = query.where('person_id', '=', personId)
  return query.orderBy('from_at', 'desc').orderBy('post_id', 'desc').execute()
}

/** Whether a post is in force at an instant. */
export function isInForce(post: Pick<HeldPost, 'from_at' | 'until_at' | 'ended_at'>, at: Date): boolean {
  return (
    post.from_at <= at &&
    (post.until_at === null || at < post.until_at) &&
    (post.ended_at === null || at < post.ended_at)
  )
}
