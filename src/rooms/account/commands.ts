import { logChange } from '../../store/change-log.ts'
import type { RoomServices } from '../services.ts'

type Services = Pick<RoomServices, 'store' | 'authority' | 'sessions'>

/** Who ends sessions, and when. */
export interface Ending {
  readonly by: string
  readonly at: Date
}

/**
 * Signs somebody out everywhere, save the session whose token is given, and logs how many sessions that ended. Use it
 * where an administrator ends them, and where an account is closed.
 */
export async function endSessionsOf(
  { store, authority, sessions }: Services,
  personId: string,
  { by, at }: Ending,
  save?: string,
): Promise<number> {
  const ended = await sessions.endAllOf(personId, save)
  if (ended > 0) {
    const after = { sessions: ended, save: save !== undefined }
    await logChange(store.db, authority.id, { at, principal: by, event: 'sessions ended', subject: personId, after })
  }
  return ended
}

/** Ends one of one's own sessions, by the key its owner is shown. False where there is no such session. */
export async function endOwnSession(
  { store, authority, sessions }: Services,
  key: string,
  { by, at }: Ending,
): Promise<boolean> {
  if (!(await sessions.endOne(by, key))) return false
  await logChange(store.db, authority.id, { at, principal: by, event: 'session ended', subject: by })
  return true
}
