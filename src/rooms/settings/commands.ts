import { changeSetting } from '../../store/index.ts'
import type { Said } from '../../store/said.ts'
import { calendarIdsSetting } from '../calendar-feed/index.ts'
import type { RoomServices } from '../services.ts'
import { caseLinkSetting } from './case-link.ts'

/**
 * Sets the link to the case system, or takes it away where there is none, and logs what was there before, both or
 * neither. Answers whether that changed anything.
 */
export function setCaseLink(
  { store, authority }: Pick<RoomServices, 'store' | 'authority'>,
  template: string | undefined,
  said: Said,
): Promise<boolean> {
  return store.transaction(trx => changeSetting(trx, authority.id, caseLinkSetting, template, said))
}

/** Says whether calendars may hold the record ids of children; they may not until it is said. Answers as above. */
export function setCalendarIds(
  { store, authority }: Pick<RoomServices, 'store' | 'authority'>,
  allowed: boolean,
  said: Said,
): Promise<boolean> {
  return store.transaction(trx => changeSetting(trx, authority.id, calendarIdsSetting, allowed || undefined, said))
}
