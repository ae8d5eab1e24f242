import type { Db } from '../store.ts'
import './sign-in-tables.ts'

/** Attempts that failed in a row under one key. */
export interface FailedAttempts {
  readonly failures: number
  readonly lockedUntil: Date | undefined
}

/** How often signing in failed under a key; undefined where it has not. */
export async function readAttempts(db: Db, authority: string, key: string): Promise<FailedAttempts | undefined> {
  const row = await db
    .selectFrom('sign_in_attempt')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('attempt_key', '=', key)
    .executeTakeFirst()
  return row && { failures: row.failures, lockedUntil: row.locked_until ?? undefined }
}

/** Failures under the keys that begin alike and whose last is after an instant, the earliest first. */
export async function readSince(
  db: Db,
  authority: string,
  begin: string,
  since: Date,
): Promise<{ failures: number; lastAt: Date }[]> {
  const rows = await db
    .selectFrom('sign_in_attempt')
    .select(['failures', 'last_at'])
    .where('authority_id', '=', authority)
    .where('attempt_key', 'like', `${begin}%`)
    .where('last_at', '>', since)
    .orderBy('last_at')
    .execute()
  return rows.map(row => ({ failures: row.failures, lastAt: row.last_at }))
}

/**
 * Counts one more failure, beginning anew where the last is older than `since`, and forgets others of its kind that are.
 * Returns how many in a row it makes, and the lock that stood before. A key is a kind, a colon
 * and a digest, and may go on after another colon.
 */
export async function addFailure(
  db: Db,
  authority: string,
  key: string,
  { at, since }: { at: Date; since: Date },
): Promise<FailedAttempts> {
  await db
    .deleteFrom('sign_in_attempt')
    .where('authority_id', '=', authority)
    .where('attempt_key', 'like', `${key.slice(0, key.indexOf(':'))}:%`)
    .where('last_at', '<', since)
    .execute()
  const row = await db
    .insertInto('sign_in_attempt')
    .values({ authority_id: authority, attempt_key: key, failures: 1, last_at: at })
    .onConflict(each =>
      each
        .columns(['authority_id', 'attempt_key'])
        .doUpdateSet(set => ({ failures: set('sign_in_attempt.failures', '+', 1), last_at: at })),
    )
    .returning(['failures', 'locked_until'])
    .executeTakeFirstOrThrow()
  return { failures: row.failures, lockedUntil: row.locked_until ?? undefined }
}

/** Takes no more attempts under a key until an instant. */
export async function lockUntil(db: Db, authority: string, key: string, until: Date): Promise<void> {
  await db
    .updateTable('sign_in_attempt')
    .set({ locked_until: until })
    .where('authority_id', '=', authority)
    .where('attempt_key', '=', key)
    .execute()
}

/** Forgets failures, after somebody has come in. */
export async function clearAttempts(db: Db, authority: string, key: string): Promise<void> {
  await db.deleteFrom('sign_in_attempt').where('authority_id', '=', authority).where('attempt_key', '=', key).execute()
}
