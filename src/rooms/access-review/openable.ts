import type { RoomRequest } from '../../server/index.ts'
import { mayReadOf } from '../../store/row-scope.ts'
import type { RoomServices } from '../services.ts'

/**
 * Which of these children the reader may know of: whoever reviews access is told of the others only that there was
 * one, and the same whether it is restricted or no child at all.
 */
export async function openableOf(
  { services, principal }: Pick<RoomRequest<RoomServices>, 'services' | 'principal'>,
  childIds: Iterable<string>,
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(childIds)]
  if (ids.length === 0) return new Set()
  return services.readAs(principal, db => mayReadOf(db, services.authority.id, ids))
}
