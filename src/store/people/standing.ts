import { sql } from 'kysely'
import type { RowScope } from '../row-scope.ts'
import type { Db } from '../store.ts'
import { type Person, readPerson } from './people.ts'
import { type HeldPost, isInForce, listPosts } from './posts.ts'

/** How somebody stands at an instant: who they are, the posts in force, and the children given to them one by one. */
export interface Standing {
  readonly person: Person
  /** In force now, the person's own before cover and delegations. */
  readonly posts: readonly HeldPost[]
  readonly given: readonly string[]
  readonly named: readonly string[]
  readonly barred: readonly string[]
  readonly opened: readonly string[]
}

const order: Readonly<Record<HeldPost['kind'], number>> = { own: 0, cover: 1, delegated: 2 }

/** Undefined for somebody unknown, or whose account is closed. */
export async function readStanding(
  db: Db,
  authority: string,
  personId: string,
  at: Date,
): Promise<Standing | undefined> {
  const person = await readPerson(db, authority, personId)
  if (person === undefined || person.disabled_at !== null) return undefined
  const [posts, given, named, barred, opened] = await Promise.all([
    listPosts(db, authority, personId),
    db
      .selectFrom('given_child')
      .select('child_id')
      .where('authority_id', '=', authority)
      .where('person_id', '=', personId)
      .where('from_at', '<=', at)
      .where('until_at', '>', at)
      .where('ended_at', 'is', null)
      .execute(),
    db
      .selectFrom('named_reader')
      .select('child_id')
      .where('authority_id', '=', authority)
      .where('person_id', '=', personId)
      .where('ended_at', 'is', null)
      .execute(),
    db
      .selectFrom('conflict_of_interest')
      .select('child_id')
      .where('authority_id', '=', authority)
      .where('person_id', '=', personId)
      .where('ended_at', 'is', null)
      .execute(),
    db
      .selectFrom('opened_with_reason')
      .select('child_id')
      .where('authority_id', '=', authority)
      .where('person_id', '=', personId)
      .where('until_at', '>', at)
      .execute(),
  ])
  const ids = (rows: readonly { child_id: string }[]) => rows.map(each => each.child_id)
  return {
    person,
    posts: posts
      .filter(each => isInForce(each, at))
      .sort((a, b) => order[a.kind] - order[b.kind] || b.from_at.getTime() - a.from_at.getTime()),
    given: ids(given),
    named: ids(named),
    barred: ids(barred),
    opened: ids(opened),
  }
}

/** Children for whom a worker is reviewing officer or conference chair on a day, by what the case system holds. */
export async function childrenChairedBy(
  db: Db,
  authority: string,
  worker: string,
  roles: readonly string[],
  today: string,
): Promise<string[]> {
  const { rows } = await sql<{ child_id: string }>`
    select distinct child_id from case_record
    where authority_id = ${authority} and table_name = 'involvements' and to_batch is null
      and data ->> 'invo_professional_id' = ${worker}
      and upper(trim(data ->> 'invo_professional_role_id')) = any(${[...roles]}::text[])
      and coalesce(data ->> 'invo_involvement_end_date', '9999') > ${today}`.execute(db)
  return rows.map(each => each.child_id)
}

/**
 * What the database is told of a person: from their posts and the departments as recorded, by rules written here a
 * second time on purpose. domain/access decides for the pages; if either is wrong, the other still stands.
 */
export function rowScopeOf(
  standing: Standing,
  departments: readonly { readonly id: string; readonly parentId: string | undefined }[],
  chaired: readonly string[],
): RowScope {
  const units = new Set<string>()
  const workers = new Set<string>()
  const children = new Set(standing.opened)
  let everything = false
  for (const { role, place_kind: kind, place_id: place } of standing.posts) {
    const top = kind === 'directorate'
    if (role === 'practitioner') {
      const worker = kind === 'worker' ? place : standing.person.worker_id
      if (worker !== null && worker !== '') workers.add(worker)
    } else if (role === 'unit-lead') {
      if (kind === 'unit') units.add(place)
    } else if (role === 'service-manager') {
      if (kind === 'service') for (const each of below(place, departments)) units.add(each)
    } else if (role === 'head-of-service') {
      if (top) everything = true
      else if (kind === 'service') for (const each of below(place, departments)) units.add(each)
    } else if (role === 'director' || role === 'auditor' || role === 'quality-lead' || role === 'analyst') {
      if (top) everything = true
    } else if (role === 'independent-chair') {
      for (const each of chaired) children.add(each)
    } else if (role === 'inspector') {
      for (const each of standing.given) children.add(each)
    }
  }
  const none = !everything && units.size + workers.size + children.size === 0
  return {
    authority: standing.person.authority_id,
    everything,
    units: [...units],
    workers: [...workers],
    children: [...children],
    // Somebody without any scope has no business with a restricted child either.
    named: none ? [] : standing.named,
    barred: standing.barred,
  }
}

/** A department and all below it; none if it is not held. */
function below(
  top: string,
  departments: readonly { readonly id: string; readonly parentId: string | undefined }[],
): Set<string> {
  const found = new Set<string>()
  if (!departments.some(each => each.id === top)) return found
  found.add(top)
  for (let before = 0; before !== found.size; ) {
    before = found.size
    for (const { id, parentId } of departments) if (parentId !== undefined && found.has(parentId)) found.add(id)
  }
  return found
}
