import { createHash, randomBytes } from 'node:crypto'
import type { Db } from '../store.ts'
import type { SignInLinkTable } from './sign-in-tables.ts'

type Kind = SignInLinkTable['kind']

/** What a link that is good leads to. */
export interface GoodLink {
  readonly personId: string
  readonly kind: Kind
}

const day = 86_400_000
/** How long a link is good for, in milliseconds. */
const linkLasts: Readonly<Record<Kind, number>> = { invitation: 7 * day, reset: day }

/**
 * Makes a link for somebody, by which they choose a password; those made for them before are worth nothing from then
 * on. Returns the token to put in its address, which is nowhere kept.
 */
export async function makeLink(
  db: Db,
  authority: string,
  { personId, kind, at, by }: { personId: string; kind: Kind; at: Date; by: string },
): Promise<{ readonly token: string; readonly expiresAt: Date }> {
  await db
    .updateTable('sign_in_link')
    .set({ used_at: at })
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .execute()
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(at.getTime() + linkLasts[kind])
  await db
    .insertInto('sign_in_link')
    .values({
      authority_id: authority,
      link_digest: digestOfLink(token),
      person_id: personId,
      kind,
      made_at: at,
      made_by: by,
      expires_at: expiresAt,
    })
    .execute()
  return { token, expiresAt }
}

/** What a token leads to; undefined where it is unknown, used or too old. */
export async function readLink(db: Db, authority: string, token: string, at: Date): Promise<GoodLink | undefined> {
  const row = await db
    .selectFrom('sign_in_link')
    .select(['person_id', 'kind'])
    .where('authority_id', '=', authority)
    .where('link_digest', '=', digestOfLink(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  return row && { personId: row.person_id, kind: row.kind }
}

/** Uses a link up. False where somebody has been quicker, or it has become too old. */
export async function useLink(db: Db, authority: string, token: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sign_in_link')
    .set({ used_at: at })
    .where('authority_id', '=', authority)
    .where('link_digest', '=', digestOfLink(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

function digestOfLink(token: string): string {
  return createHash('sha256').update(`link:${token}`).digest('hex')
}
