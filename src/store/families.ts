import { sql } from 'kysely'
import type { FamilyTies } from '../domain/record/families.ts'
import type { Db } from './store.ts'

/** A number shared by more than this many stands for "not known", and joins nobody. */
const largestFamily = 40

/** What ties the children of an authority to one another, by the family and the mother the extract gives them. */
export async function readFamilyTies(db: Db, authority: string): Promise<FamilyTies> {
  const { rows } = await sql<{ tie: string; children: string[] }>`
    select 'family ' || (data->>'fami_family_id') as tie, array_agg(child_id) as children from case_record
    where authority_id = ${authority} and table_name = 'family' and to_batch is null
      and data->>'fami_family_id' is not null
    group by 1 having count(*) > 1
    union all
    select 'mother ' || child_id, array_agg(data->>'moth_childs_person_id') from case_record
    where authority_id = ${authority} and table_name = 'mother' and to_batch is null
      and data->>'moth_childs_person_id' is not null
    group by 1 having count(*) > 1`.execute(db)
  const ties = new Map<string, string[]>()
  for (const { tie, children } of rows) {
    const members = new Set(children)
    if (members.size < 2 || members.size > largestFamily) continue
    for (const child of members) {
      const held = ties.get(child)
      if (held) held.push(tie)
      else ties.set(child, [tie])
    }
  }
  return ties
}
