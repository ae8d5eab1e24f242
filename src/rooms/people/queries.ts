import { type KnownPerson, type StaffChange, staffChanges } from '../../domain/access/staff-changes.ts'
import { readChangeLog } from '../../store/index.ts'
import { listPeople } from '../../store/people/people.ts'
import { listPosts } from '../../store/people/posts.ts'
import type { RoomServices } from '../services.ts'
import { asPost, type PersonStanding, standingsOf } from './standing.ts'

type Services = Pick<RoomServices, 'store' | 'authority'>

/** Everybody with their posts as they stand at an instant, in order of name. */
export async function readStandings({ store, authority }: Services, at: Date): Promise<PersonStanding[]> {
  const [people, posts] = await Promise.all([listPeople(store.db, authority.id), listPosts(store.db, authority.id)])
  return standingsOf(people, posts, at)
}

/** What was changed of one person, newest first. */
export async function readPersonChanges({ store, authority }: Services, personId: string) {
  return readChangeLog(store.db, authority.id, { subject: personId, limit: 50 })
}

/** Where the staff list and the people known differ. */
export function staffListSays(
  organisation: ReturnType<RoomServices['organisation']>,
  standings: readonly PersonStanding[],
): StaffChange[] {
  const known = standings.map(
    ({ person, now }): KnownPerson => ({
      personId: person.person_id,
      name: person.name,
      workerId: person.worker_id ?? undefined,
      disabled: person.disabled_at !== null,
      posts: now.filter(each => each.kind === 'own').map(each => ({ ...asPost(each), postId: each.post_id })),
    }),
  )
  return staffChanges(organisation, known)
}

/** Names by id, of everybody who may be told of on these pages. */
export function namesOfPeople(standings: readonly PersonStanding[]): ReadonlyMap<string, string> {
  return new Map(standings.map(({ person }) => [person.person_id, person.name]))
}
