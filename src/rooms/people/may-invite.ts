import type { Person } from '../../store/people/people.ts'
import type { RoomServices } from '../services.ts'

/** Whether a link may be made: there are passwords here, and the person has an address and an account in use. */
export function mayInvite({ accounts }: Pick<RoomServices, 'accounts'>, found: Person): boolean {
  return accounts !== undefined && found.email !== null && found.disabled_at === null
}
