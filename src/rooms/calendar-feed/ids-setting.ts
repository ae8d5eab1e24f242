import { readSetting } from '../../store/index.ts'
import type { RoomServices } from '../services.ts'

/** The setting that lets calendars hold the record ids of children. */
export const calendarIdsSetting = 'calendar-ids'

/** Whether calendars may hold record ids: only where the authority has said so. */
export async function mayHoldIds({ store, authority }: Pick<RoomServices, 'store' | 'authority'>): Promise<boolean> {
  return (await readSetting(store.db, authority.id, calendarIdsSetting)) === true
}
