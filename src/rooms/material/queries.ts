import { may } from '../../domain/access/permissions.ts'
import { outsideRoles } from '../../domain/access/principal.ts'
import { maySeeChild } from '../../domain/access/scope.ts'
import { buildRecord } from '../../domain/record/build.ts'
import type { RoomRequest } from '../../server/route.ts'
import { readChildRows } from '../../store/index.ts'
import { listPacks } from '../../store/packs.ts'
import { listGiven } from '../../store/people/given.ts'
import { listPeople } from '../../store/people/people.ts'
import { type HeldPost, isInForce, listPosts } from '../../store/people/posts.ts'
import { ageWords, nameOf, openWords } from '../child/index.ts'
import type { RoomServices } from '../services.ts'
import type { Outsider } from './pages/giving.tsx'
import type { GivenRow } from './pages/material.tsx'

type Reading = Pick<RoomRequest<RoomServices>, 'services' | 'principal' | 'scope' | 'today' | 'at'>

/** Those of some children that the reader may open, by both layers, with what a list tells of them; in order of name. */
export async function rowsOf(
  { services, principal, scope, today }: Reading,
  childIds: readonly string[],
): Promise<(GivenRow & { readonly isRestricted: boolean })[]> {
  const restricted = new Map<string, boolean>()
  for (const id of childIds) {
    const facts = await services.childFacts(id)
    if (facts !== undefined && maySeeChild(scope, facts, principal).allowed)
      restricted.set(id, facts.restricted ?? false)
  }
  if (restricted.size === 0) return []
  const held = await services.readAs(principal, db => readChildRows(db, services.authority.id, [...restricted.keys()]))
  return [...held]
    .map(([childId, rows]) => {
      const record = buildRecord(childId, rows, services.mappings())
      const what = { name: nameOf(record), age: ageWords(record, today), openFor: openWords(record, today) }
      return { childId, ...what, isRestricted: restricted.get(childId)! }
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB') || a.childId.localeCompare(b.childId))
}

/** The post by which somebody is an inspector: in force, else the next to come; undefined where there is none. */
export async function inspectorPost(
  { services, at }: Pick<Reading, 'services' | 'at'>,
  personId: string,
): Promise<HeldPost | undefined> {
  const posts = await listPosts(services.store.db, services.authority.id, personId)
  return lasting(posts, at).find(each => each.role === 'inspector')
}

/** Everybody from outside whose post is in force or to come, with how much of it the reader may know they were given. */
export async function readOutsiders(reading: Reading): Promise<Outsider[]> {
  const { services, at, principal, scope } = reading
  const { db } = services.store
  const { id } = services.authority
  const [people, posts, given, packs] = await Promise.all([
    listPeople(db, id),
    listPosts(db, id),
    listGiven(db, id, at),
    listPacks(db, id),
  ])
  const known = new Set<string>()
  for (const child of new Set(given.map(each => each.child_id))) {
    const facts = await services.childFacts(child)
    if (facts !== undefined && maySeeChild(scope, facts, principal).allowed) known.add(child)
  }
  return people.flatMap(({ person_id: personId, name, disabled_at: disabled }): Outsider[] => {
    const own = posts.filter(each => each.person_id === personId)
    const post = lasting(own, at).find(each => outsideRoles.has(each.role))
    if (post === undefined || disabled !== null) return []
    const children = new Set(given.filter(each => each.person_id === personId).map(each => each.child_id))
    const made = packs.filter(each => each.person_id === personId && each.withdrawn_at === null && each.until_at > at)
    const isInspector = may({ role: post.role }, 'see-material')
    return [{ personId, name, post, material: isInspector ? children.intersection(known).size : made.length }]
  })
}

/** Posts in force, then those to come, the next first. */
function lasting(posts: readonly HeldPost[], at: Date): HeldPost[] {
  const toCome = posts.filter(each => each.ended_at === null && each.from_at > at)
  return [
    ...posts.filter(each => isInForce(each, at)),
    ...toCome.sort((a, b) => a.from_at.getTime() - b.from_at.getTime()),
  ]
}
