import type { Db } from './store.ts'

/** Where settings of the whole installation stand. */
export const everyAuthority = '*'

/** A setting of the authority, else of the installation; undefined where neither has it. */
export async function readSetting(db: Db, authority: string, name: string): Promise<unknown> {
  const rows = await db
    .selectFrom('setting')
    .select(['authority_id', 'value'])
    .where('authority_id', 'in', [authority, everyAuthority])
    .where('name', '=', name)
    .execute()
  return (rows.find(row => row.authority_id === authority) ?? rows[0])?.value
}

/** Sets what any JSON value may be. */
export async function writeSetting(
  db: Db,
  authority: string,
  name: string,
  value: unknown,
  { by, at }: { by: string; at: Date },
): Promise<void> {
  const said = { value: JSON.stringify(value), changed_at: at, changed_by: by }
  await db
    .insertInto('setting')
    .values({ authority_id: authority, name, ...said })
    .onConflict(each => each.columns(['authority_id', 'name']).doUpdateSet(said))
    .execute()
}
