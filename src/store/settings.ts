import { logChange } from './change-log.ts'
import type { Said } from './said.ts'
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
  { by, at }: Said,
): Promise<void> {
  const said = { value: JSON.stringify(value), changed_at: at, changed_by: by }
  await db
    .insertInto('setting')
    .values({ authority_id: authority, name, ...said })
    .onConflict(each => each.columns(['authority_id', 'name']).doUpdateSet(said))
    .execute()
}

/** A setting as it stands for the authority itself: what, since when and by whom. */
export async function readOwnSetting(db: Db, authority: string, name: string) {
  return db
    .selectFrom('setting')
    .select(['value', 'changed_at', 'changed_by'])
    .where('authority_id', '=', authority)
    .where('name', '=', name)
    .executeTakeFirst()
}

/**
 * Changes a setting of the authority, or takes it back where the value is undefined, and logs the change with what was
 * there before. Call it in a transaction; changes to an authority's settings wait for one another, so that "before" is
 * true. Answers whether it changed anything.
 */
export async function changeSetting(
  trx: Db,
  authority: string,
  name: string,
  value: unknown,
  { by, at }: Said,
): Promise<boolean> {
  await trx
    .selectFrom('authority')
    .select('authority_id')
    .where('authority_id', '=', authority)
    .forNoKeyUpdate()
    .executeTakeFirst()
  const before = (await readOwnSetting(trx, authority, name))?.value
  if (JSON.stringify(before) === JSON.stringify(value)) return false
  if (value === undefined)
    await trx.deleteFrom('setting').where('authority_id', '=', authority).where('name', '=', name).execute()
  else await writeSetting(trx, authority, name, value, { by, at })
  await logChange(trx, authority, { at, principal: by, event: 'setting changed', subject: name, before, after: value })
  return true
}
