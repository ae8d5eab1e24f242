import type { Db } from './store.ts'

/**
 * What was derived, as of an earlier data version, of the children worked out anew since: a text each, as derivations are kept.
 * Undefined where there are more than `most` of them.
 */
export async function readReplacedDerivations(
  db: Db,
  authority: string,
  version: number,
  most: number,
): Promise<string[] | undefined> {
  const rows = await db
    .selectFrom('child_derivation')
    .select('payload')
    .where('authority_id', '=', authority)
    .where('from_version', '<=', version)
    .where('to_version', '>', version)
    .orderBy('child_id')
    .limit(most + 1)
    .execute()
  return rows.length > most ? undefined : rows.map(each => each.payload)
}
