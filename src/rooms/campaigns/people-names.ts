import { listPeople } from '../../store/people/people.ts'
import type { RoomServices } from '../services.ts'

/** The name of a person by their id; the id itself of somebody nobody knows any more. */
export async function peopleNames({
  store,
  authority,
}: Pick<RoomServices, 'store' | 'authority'>): Promise<(personId: string) => string> {
  const people = await listPeople(store.db, authority.id)
  const names = new Map(people.map(each => [each.person_id, each.name]))
  return id => names.get(id) ?? id
}
