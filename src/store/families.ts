import { sql } from 'kysely'
import { chunksOf } from './chunks.ts'
import type { Db } from './store.ts'

/** A number shared by more than this many stands for "not known", and joins nobody. */
const largestFamily = 40

/**
 * Which of these children belong together, by the family or the mother the extract gives them: a name for each group of
 * two or more, by child. Tells of nobody besides these children.
 */
export async function familiesAmong(
  db: Db,
  authority: string,
  childIds: readonly string[],
): Promise<Map<string, string>> {
  const groups = new Map<string, Set<string>>()
  for (const some of chunksOf([...new Set(childIds)], 2000)) {
    const { rows } = await sql<{ child: string; tie: string }>`
      select child_id as child, 'family ' || (data->>'fami_family_id') as tie from case_record
      where authority_id = ${authority} and table_name = 'family' and to_batch is null
        and child_id = any(${some}::text[])
      union
      select data->>'moth_childs_person_id', 'mother ' || child_id from case_record
      where authority_id = ${authority} and table_name = 'mother' and to_batch is null
        and data->>'moth_childs_person_id' = any(${some}::text[])`.execute(db)
    for (const { child, tie } of rows) groups.set(tie, (groups.get(tie) ?? new Set()).add(child))
  }
  return together([...groups].filter(([, children]) => children.size > 1 && children.size <= largestFamily))
}

/** Groups that share a child are one: each child under the name of the first of them. */
function together(groups: readonly (readonly [string, ReadonlySet<string>])[]): Map<string, string> {
  const nameOf = new Map<string, string>()
  for (const [name, children] of groups) {
    const known = [...children].map(each => nameOf.get(each)).find(each => each !== undefined)
    const joined = new Set([...children].map(each => nameOf.get(each)))
    for (const [child, other] of nameOf) if (known !== undefined && joined.has(other)) nameOf.set(child, known)
    for (const child of children) nameOf.set(child, known ?? name)
  }
  return nameOf
}
