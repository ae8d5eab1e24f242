import { sql } from 'kysely'
import type { SourceFormat, SourceRow } from '../../domain/record/source-row.ts'
import type { Db } from '../../store/index.ts'

/** How the extract joins somebody to a child. */
export type Tie = 'mother' | 'own child' | 'same mother' | 'same family'

/** Whom the extract joins to a child, by id in the case system. */
export interface Ties {
  readonly people: ReadonlyMap<string, ReadonlySet<Tie>>
  /** The child has a row that places it in a family. */
  readonly hasFamily: boolean
  /** More share the family than any family has: the number stands for "not known", and joins nobody. */
  readonly familyTooLarge: boolean
}

/** The largest family believed. */
export const largestFamily = 40

/** The mother, the mother's other children, the child's own children, and those of the same family; one query. */
export async function readTies(db: Db, authority: string, childId: string): Promise<Ties> {
  const current = sql`authority_id = ${authority} and to_batch is null`
  const { rows } = await sql<{ id: string | null; tie: Tie | 'itself' }>`
    with mothers as (
      select child_id as mother from case_record
      where ${current} and table_name = 'mother' and data->>'moth_childs_person_id' = ${childId}
    )
    select mother as id, 'mother' as tie from mothers
    union
    select data->>'moth_childs_person_id', 'same mother' from case_record
    where ${current} and table_name = 'mother' and child_id in (select mother from mothers)
    union
    select data->>'moth_childs_person_id', 'own child' from case_record
    where ${current} and table_name = 'mother' and child_id = ${childId}
    union
    select child_id, 'itself' from case_record
    where ${current} and table_name = 'family' and child_id = ${childId}
    union
    (select distinct child_id, 'same family' from case_record
    where ${current} and table_name = 'family' and data->>'fami_family_id' in (
      select data->>'fami_family_id' from case_record
      where ${current} and table_name = 'family' and child_id = ${childId})
    limit ${largestFamily + 1})`.execute(db)
  const familyTooLarge = rows.filter(each => each.tie === 'same family').length > largestFamily
  const people = new Map<string, Set<Tie>>()
  for (const { id, tie } of rows) {
    if (id === null || id === childId || tie === 'itself' || (familyTooLarge && tie === 'same family')) continue
    people.set(id, (people.get(id) ?? new Set()).add(tie))
  }
  return { people, familyTooLarge, hasFamily: rows.some(each => each.tie === 'itself') }
}

/** What tells who somebody is. */
export interface PersonHeld {
  /** Their rows of the table of people, whatever return they came in. */
  readonly rows: readonly SourceRow[]
  /** The service's work with them is recorded: they are, or were, somebody's case. */
  readonly hasOwnRecord: boolean
}

/** Tables that say who a person is, and nothing of work with them. */
const whoTheyAre = ['person', 'family', 'mother', 'address', 'disability', 'immigration_status', 'linked_identifiers']

/** Who these people are; one query. Somebody of whom nothing is held is not in the map. */
export async function readPeople(db: Db, authority: string, ids: readonly string[]): Promise<Map<string, PersonHeld>> {
  if (ids.length === 0) return new Map()
  type Held = { format: SourceFormat; key: string; data: Record<string, string> }
  const { rows } = await sql<{ id: string; people: Held[] | null; served: boolean }>`
    select child_id as id,
      jsonb_agg(jsonb_build_object('format', format, 'key', natural_key, 'data', data))
        filter (where table_name = 'person') as people,
      bool_or(table_name <> all(${whoTheyAre}::text[])) as served
    from case_record
    where authority_id = ${authority} and child_id = any(${[...ids]}::text[]) and to_batch is null
    group by child_id`.execute(db)
  return new Map(
    rows.map(({ id, people, served }) => [
      id,
      { rows: (people ?? []).map(each => ({ table: 'person', childId: id, ...each })), hasOwnRecord: served },
    ]),
  )
}
