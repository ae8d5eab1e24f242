import type { Db } from '../store.ts'
import type { SignInStepTable } from './sign-in-tables.ts'

type Kind = SignInStepTable['kind']

/** Keeps where somebody is on the way in, under a digest of what their browser holds. One that stood there is replaced. */
export async function keepStep(
  db: Db,
  authority: string,
  step: { digest: string; kind: Kind; data: Record<string, unknown>; expiresAt: Date; at: Date },
): Promise<void> {
  await db.deleteFrom('sign_in_step').where('authority_id', '=', authority).where('expires_at', '<', step.at).execute()
  const said = { kind: step.kind, data: JSON.stringify(step.data), expires_at: step.expiresAt }
  await db
    .insertInto('sign_in_step')
    .values({ authority_id: authority, step_digest: step.digest, ...said })
    .onConflict(each => each.columns(['authority_id', 'step_digest']).doUpdateSet(said))
    .execute()
}

/** A step still open; it stays. */
export async function readStep(
  db: Db,
  authority: string,
  { digest, kind, at }: { digest: string; kind: Kind; at: Date },
): Promise<Record<string, unknown> | undefined> {
  const row = await db
    .selectFrom('sign_in_step')
    .select('data')
    .where('authority_id', '=', authority)
    .where('step_digest', '=', digest)
    .where('kind', '=', kind)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  return row?.data
}

/** Takes a step out: of two that ask for it, one gets it. */
export async function takeStep(
  db: Db,
  authority: string,
  { digest, kind, at }: { digest: string; kind: Kind; at: Date },
): Promise<Record<string, unknown> | undefined> {
  const row = await db
    .deleteFrom('sign_in_step')
    .where('authority_id', '=', authority)
    .where('step_digest', '=', digest)
    .where('kind', '=', kind)
    .where('expires_at', '>', at)
    .returning('data')
    .executeTakeFirst()
  return row?.data
}
