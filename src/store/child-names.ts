import { sql } from 'kysely'
import { chunksOf } from './chunks.ts'
import type { ScopedDb } from './row-scope.ts'

/** The names of children as last imported, the SSD's before a return's. A child without one is not in the map. */
export async function readChildNames(
  db: ScopedDb,
  authority: string,
  childIds: readonly string[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const some of chunksOf(childIds, 2000)) {
    const rows = await db
      .selectFrom('case_record')
      .select(['child_id', 'data'])
      .where('authority_id', '=', authority)
      .where('table_name', '=', 'person')
      .where('child_id', '=', sql<string>`any(${[...some]}::text[])`)
      .where('to_batch', 'is', null)
      .orderBy('format', 'desc')
      .execute()
    for (const { child_id, data } of rows) {
      const name = [data.pers_forename, data.pers_surname].filter(Boolean).join(' ')
      if (name !== '' && !names.has(child_id)) names.set(child_id, name)
    }
  }
  return names
}

/** Children whose name, or id, holds these words: at most `limit`, in order of name. */
export async function findChildren(
  db: ScopedDb,
  authority: string,
  words: string,
  limit = 50,
): Promise<{ childId: string; name: string }[]> {
  const pattern = `%${words
    .trim()
    .replace(/[\\%_]/g, each => `\\${each}`)
    .replace(/\s+/g, '%')}%`
  const { rows } = await sql<{ child_id: string; name: string }>`
    select child_id, trim(concat_ws(' ', data->>'pers_forename', data->>'pers_surname')) as name
    from case_record
    where authority_id = ${authority} and table_name = 'person' and to_batch is null
      and (child_id = ${words.trim()} or concat_ws(' ', data->>'pers_forename', data->>'pers_surname') ilike ${pattern})
    order by 2, 1 limit ${limit}`.execute(db)
  const found = new Map(rows.map(each => [each.child_id, { childId: each.child_id, name: each.name }]))
  return [...found.values()]
}
