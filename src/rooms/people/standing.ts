import { placeFrom, placeTitle } from '../../domain/access/giving-posts.ts'
import type { Organisation } from '../../domain/access/organisation.ts'
import { outsideRoles, type Post, roleTitle } from '../../domain/access/principal.ts'
import type { Person } from '../../store/people/people.ts'
import { type HeldPost, isInForce } from '../../store/people/posts.ts'

/** Whether a post is in force at an instant, still to come, or over. */
export type Time = 'now' | 'to come' | 'ended'

export function timeOf(post: HeldPost, at: Date): Time {
  if (isInForce(post, at)) return 'now'
  return post.ended_at === null && post.from_at > at ? 'to come' : 'ended'
}

/** A person with their posts, as the pages of this room show them. */
export interface PersonStanding {
  readonly person: Person
  /** Those that began last first. */
  readonly posts: readonly HeldPost[]
  /** In force now, the person's own first. */
  readonly now: readonly HeldPost[]
  /** Every post in force is of somebody from outside. */
  readonly isOutside: boolean
}

export function standingsOf(people: readonly Person[], posts: readonly HeldPost[], at: Date): PersonStanding[] {
  const byPerson = Map.groupBy(posts, each => each.person_id)
  return people.map(person => {
    const held = byPerson.get(person.person_id) ?? []
    const now = held
      .filter(each => isInForce(each, at))
      .sort((a, b) => Number(a.kind !== 'own') - Number(b.kind !== 'own'))
    // Somebody whose time is over is still somebody from outside.
    const telling = now.length > 0 ? now : held.slice(0, 1)
    return {
      person,
      posts: held,
      now,
      isOutside: telling.length > 0 && telling.every(each => outsideRoles.has(each.role)),
    }
  })
}

/** A held post as the decisions of domain/access take it. */
export function asPost(post: HeldPost): Post {
  return { role: post.role, place: placeFrom(post.place_kind, post.place_id) }
}

/** Whether a post follows a group or role of the council's directory, which gives it again at each sign-in. */
export function isOfDirectory({ made_by }: Pick<HeldPost, 'made_by'>): boolean {
  return made_by === 'directory'
}

/** "Unit lead, Unit Kite", with what it is held for. */
export function postTitle(post: HeldPost, organisation: Organisation): string {
  const title = `${roleTitle(post.role)}, ${placeTitle(placeFrom(post.place_kind, post.place_id), organisation)}`
  return post.kind === 'own' ? title : `${title} (${kindWords[post.kind].toLowerCase()})`
}

export const kindWords: Readonly<Record<HeldPost['kind'], string>> = {
  own: 'Own',
  cover: 'Cover',
  delegated: 'Delegated',
}

/** The unit somebody belongs to: of a post in force there, else that of the worker they are. */
export function unitsOf({ person, now }: PersonStanding, organisation: Organisation): ReadonlySet<string> {
  const units = new Set(now.filter(each => each.place_kind === 'unit').map(each => each.place_id))
  const workers = new Set(now.filter(each => each.place_kind === 'worker').map(each => each.place_id))
  if (person.worker_id !== null) workers.add(person.worker_id)
  for (const { id, unitId } of organisation.workers) if (workers.has(id) && unitId !== undefined) units.add(unitId)
  return units
}

const origins: Readonly<Record<Person['origin'], string>> = {
  invited: 'By invitation',
  directory: "Through the council's sign-in",
  'staff-list': 'Not yet: known from the staff list only',
  demonstration: 'With one click (demonstration)',
}

/** How somebody signs in, in words. */
export function signsIn(person: Person): string {
  return origins[person.origin]
}
