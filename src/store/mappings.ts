import type { Db } from './store.ts'

export interface Mapping {
  readonly domain: string
  readonly from: string
  readonly to: string
  readonly changedAt: Date
  readonly changedBy: string
}

/** The mappings in force, or those in force at an instant, by domain and value. */
export async function readMappings(
  db: Db,
  authority: string,
  { domain, at }: { domain?: string; at?: Date } = {},
): Promise<Mapping[]> {
  let query = db.selectFrom('local_mapping').selectAll().where('authority_id', '=', authority)
  if (domain) query = query.where('domain', '=', domain)
  if (at) query = query.where('changed_at', '<=', at)
  const rows = await query
    .distinctOn(['domain', 'from_value'])
    .orderBy('domain')
    .orderBy('from_value')
    .orderBy('changed_at', 'desc')
    .execute()
  return rows
    .filter(row => row.to_value !== null)
    .map(row => ({
      domain: row.domain,
      from: row.from_value,
      to: row.to_value!,
      changedAt: row.changed_at,
      changedBy: row.changed_by,
    }))
}

/** Domains in which something was said or taken back after an instant. */
export async function domainsChangedSince(db: Db, authority: string, at: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('local_mapping')
    .select('domain')
    .distinct()
    .where('authority_id', '=', authority)
    .where('changed_at', '>', at)
    .execute()
  return rows.map(row => row.domain)
}

/** Says from now on what a local word means; `to` undefined takes the mapping back. What was said before is kept. */
export async function writeMapping(
  db: Db,
  authority: string,
  given: { domain: string; from: string; to: string | undefined; by: string; at: Date },
): Promise<void> {
  await db
    .insertInto('local_mapping')
    .values({
      authority_id: authority,
      domain: given.domain,
      from_value: given.from,
      to_value: given.to ?? null,
      changed_at: given.at,
      changed_by: given.by,
    })
    .onConflict(each =>
      each
        .columns(['authority_id', 'domain', 'from_value', 'changed_at'])
        .doUpdateSet({ to_value: given.to ?? null, changed_by: given.by }),
    )
    .execute()
}
