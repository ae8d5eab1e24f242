import { listPeople } from '../store/people/people.ts'
import type { RoomServices } from './services.ts'

/** The names of everybody who has or had an account, by their ids. */
export async function namesOfPeople({
  store,
  authority,
}: Pick<RoomServices, 'store' | 'authority'>): Promise<ReadonlyMap<string, string>> {
  const people = await listPeople(store.db, authority.id)
  return new Map(people.map(each => [each.person_id, each.name]))
}
