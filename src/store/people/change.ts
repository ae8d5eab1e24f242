import type { Transaction } from 'kysely'
import { logChange } from '../change-log.ts'
import type { Store } from '../store.ts'
import type { Database } from '../tables.ts'
import { announceDecision } from './announce.ts'

/** What a change of people was: what was there before, and after. */
export interface Changed {
  readonly before?: unknown
  readonly after?: unknown
}

class NothingChanged extends Error {}

/**
 * Changes people, their posts or what they were given, in one transaction: the change, its entry in the change log and
 * a new data version, so that every server decides by it from then on. Changes wait for one another, so that "before"
 * is true. `work` answers undefined where there was nothing to change; nothing is then kept. Returns the data version,
 * undefined where nothing changed.
 */
export async function changePeople(
  store: Pick<Store, 'transaction'>,
  authority: string,
  said: { readonly at: Date; readonly by: string; readonly event: string; readonly subject: string },
  work: (trx: Transaction<Database>) => Promise<Changed | undefined>,
): Promise<number | undefined> {
  const { at, by, event, subject } = said
  try {
    return await store.transaction(async trx => {
      const version = await announceDecision(trx, authority, { because: event, at })
      const changed = await work(trx)
      if (changed === undefined) throw new NothingChanged()
      await logChange(trx, authority, { at, principal: by, event, subject, ...changed })
      return version
    })
  } catch (error) {
    if (error instanceof NothingChanged) return undefined
    throw error
  }
}
