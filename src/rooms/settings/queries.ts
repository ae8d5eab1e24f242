import { readSetting } from '../../store/index.ts'
import type { RoomServices } from '../services.ts'
import { caseLinkFor, caseLinkSetting } from './case-link.ts'

/** Where a child is found in the case system; undefined where the authority has not said. */
export async function readCaseLink(
  { store, authority }: Pick<RoomServices, 'store' | 'authority'>,
  childId: string,
): Promise<string | undefined> {
  return caseLinkFor(await readSetting(store.db, authority.id, caseLinkSetting), childId)
}

/** The same for many children at once: the setting is read once. */
export async function readCaseLinks({
  store,
  authority,
}: Pick<RoomServices, 'store' | 'authority'>): Promise<(childId: string) => string | undefined> {
  const setting = await readSetting(store.db, authority.id, caseLinkSetting)
  return childId => caseLinkFor(setting, childId)
}
