import type { Selectable } from 'kysely'
import type { Db } from '../store.ts'
import type { LocalAccountTable } from './sign-in-tables.ts'

export type LocalAccount = Selectable<LocalAccountTable>

/** Somebody's account with a password; undefined where they have none. */
export async function readLocalAccount(db: Db, authority: string, personId: string): Promise<LocalAccount | undefined> {
  return db
    .selectFrom('local_account')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .executeTakeFirst()
}

/** Keeps a password's hash, never the password. */
export async function setPasswordHash(
  db: Db,
  authority: string,
  personId: string,
  { hash, at }: { hash: string; at: Date },
): Promise<void> {
  const said = { password_hash: hash, password_at: at }
  await db
    .insertInto('local_account')
    .values({ authority_id: authority, person_id: personId, ...said })
    .onConflict(each => each.columns(['authority_id', 'person_id']).doUpdateSet(said))
    .execute()
}

/** Keeps the sealed secret of somebody's one-time codes; undefined takes it away, so that it is set up anew. */
export async function setCodeSecret(
  db: Db,
  authority: string,
  personId: string,
  { secret, at }: { secret: string | undefined; at: Date },
): Promise<void> {
  await db
    .updateTable('local_account')
    .set({ code_secret: secret ?? null, code_at: secret === undefined ? null : at })
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .execute()
}

/** Takes a time step's code as used. False where it, or a later one, was used before. */
export async function takeTimeStep(db: Db, authority: string, personId: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('local_account')
    .set({ last_step: step })
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Keeps digests of new recovery codes; those from before are worth nothing from then on. */
export async function replaceRecoveryCodes(
  db: Db,
  authority: string,
  personId: string,
  { digests, at }: { digests: readonly string[]; at: Date },
): Promise<void> {
  await db.deleteFrom('recovery_code').where('authority_id', '=', authority).where('person_id', '=', personId).execute()
  if (digests.length === 0) return
  await db
    .insertInto('recovery_code')
    .values(digests.map(each => ({ authority_id: authority, person_id: personId, code_digest: each, made_at: at })))
    .execute()
}

/** Takes a recovery code as used. False where it is none of this person's, or was used before. */
export async function takeRecoveryCode(
  db: Db,
  authority: string,
  personId: string,
  { digest, at }: { digest: string; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('recovery_code')
    .set({ used_at: at })
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .where('code_digest', '=', digest)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** How many recovery codes somebody has left. */
export async function countRecoveryCodes(db: Db, authority: string, personId: string): Promise<number> {
  const { codes } = await db
    .selectFrom('recovery_code')
    .select(each => each.fn.countAll().as('codes'))
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(codes)
}
