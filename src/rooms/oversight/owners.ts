import { departmentsWithin, type Organisation } from '../../domain/access/organisation.ts'
import { may } from '../../domain/access/permissions.ts'
import { type Principal, postsOf, roleTitle } from '../../domain/access/principal.ts'
import { personOwner } from '../../domain/oversight/owner.ts'
import type { RoomRequest } from '../../server/index.ts'
import { listPeople } from '../../store/people/people.ts'
import { isInForce, listPosts } from '../../store/people/posts.ts'
import type { RoomServices } from '../services.ts'

/** Somebody who may be asked to do something for a child. */
export interface Owner {
  /** A worker's id of the case system, or `person:` and a person's id. */
  readonly id: string
  readonly name: string
}

type Asking = Pick<RoomRequest<RoomServices>, 'services' | 'principal' | 'organisation' | 'today' | 'at'>

/** Every id by which a person may own a direction. */
export function ownIdsOf({ id, workerId, role, place, also }: Principal): readonly string[] {
  const workers = postsOf({ role, place, also }).flatMap(post =>
    post.place.kind === 'worker' ? [post.place.worker] : [],
  )
  return [...new Set([personOwner(id), ...(workerId === undefined ? [] : [workerId]), ...workers])]
}

/** The id a person signs by: the worker they are, where that is known. */
export function signingId(principal: Principal): string {
  return principal.workerId ?? personOwner(principal.id)
}

/**
 * Who may be asked to do something for a child: the child's worker first, whoever writes, then those whose post
 * includes the child, then the others of the unit.
 */
export async function ownersFor(request: Asking, childId: string): Promise<Owner[]> {
  const { services, principal, organisation, today, at } = request
  const { store, authority, model } = services
  const child = model.numberOf(childId)
  const now = child === undefined ? undefined : model.on(today)
  const worker = now && model.workers.texts[now.worker[child!]!]
  const unit = now && model.units.texts[now.unit[child!]!]
  const [people, posts] = await Promise.all([listPeople(store.db, authority.id), listPosts(store.db, authority.id)])
  const known = new Map(people.filter(each => each.disabled_at === null).map(each => [each.person_id, each]))
  const owners = new Map<string, string>()
  const add = (id: string, name: string) => {
    if (!owners.has(id)) owners.set(id, name)
  }
  const workerName = (id: string) => organisation.workers.find(each => each.id === id)?.name ?? id
  if (worker !== undefined) add(worker, `${workerName(worker)}, who holds the case`)
  add(signingId(principal), `${principal.name} (you)`)
  for (const post of posts) {
    const person = known.get(post.person_id)
    if (person === undefined || !isInForce(post, at) || !may({ role: post.role }, 'record-oversight')) continue
    if (!includes(organisation, post, { worker, unit })) continue
    add(person.worker_id ?? personOwner(person.person_id), `${person.name}, ${roleTitle(post.role).toLowerCase()}`)
  }
  for (const each of organisation.workers) {
    if (unit !== undefined && each.unitId === unit)
      add(each.id, [each.name ?? each.id, each.jobTitle].filter(Boolean).join(', '))
  }
  return [...owners].map(([id, name]) => ({ id, name }))
}

function includes(
  organisation: Organisation,
  { place_kind, place_id }: { place_kind: string; place_id: string },
  held: { worker: string | undefined; unit: string | undefined },
): boolean {
  if (place_kind === 'directorate') return true
  if (place_kind === 'worker') return held.worker === place_id
  if (held.unit === undefined) return false
  return place_kind === 'unit' ? held.unit === place_id : departmentsWithin(organisation, place_id).has(held.unit)
}

/** The names of owners of directions, by id, as far as they are known; others are shown by their id. */
export async function ownerNames({
  services,
  organisation,
}: Pick<RoomRequest<RoomServices>, 'services' | 'organisation'>): Promise<(ownerId: string) => string> {
  const people = await listPeople(services.store.db, services.authority.id)
  const persons = new Map(people.map(each => [personOwner(each.person_id), each.name]))
  const workers = new Map(organisation.workers.map(each => [each.id, each.name]))
  return id => persons.get(id) ?? workers.get(id) ?? id
}
