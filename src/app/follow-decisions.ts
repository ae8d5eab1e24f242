import { englandDay } from '../domain/calendar/england-day.ts'
import type { RoomServices } from '../rooms/services.ts'
import { closeWhatWasCarriedOut } from '../rooms/tracking/index.ts'
import { OneAfterAnother } from './one-after-another.ts'

type Services = Pick<RoomServices, 'store' | 'authority' | 'model' | 'takeIn'> & {
  onVersion(listener: () => void): () => void
}

/**
 * Closes what decisions asked for as soon as the record shows it done: now, and with every new data version. Gives how to
 * stop.
 */
export function followDecisions(
  services: Services,
  clock: () => Date,
  onTrouble: (error: unknown) => void,
): () => void {
  const following = new OneAfterAnother(async () => {
    const at = clock()
    await closeWhatWasCarriedOut(services, { at, today: englandDay(at) })
  })
  const follow = () => void following.next().catch(onTrouble)
  follow()
  return services.onVersion(follow)
}
