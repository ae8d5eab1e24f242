import type { Transaction } from 'kysely'
import type { ReadModel } from '../analysis/index.ts'
import type { Day } from '../domain/calendar/day.ts'
import { keepVersion } from '../store/data-version.ts'
import { readHolders } from '../store/derivations.ts'
import { type Holder, holdRecords } from '../store/holders.ts'
import type { Store } from '../store/store.ts'
import type { Database } from '../store/tables.ts'

/**
 * Brings what stands beside the rows about who holds whom up to a day: holders change on dates yet to come. Nothing is
 * published meanwhile. Gives the newest data version; where the model knows another, nothing was brought up to date.
 */
export async function settleHolders(store: Store, model: ReadModel, day: Day): Promise<number> {
  return store.transaction(async trx => {
    const version = await keepVersion(trx, model.authority)
    if (version === model.version) await holdRecords(trx, model.authority, await movedHolders(trx, model, day))
    return version
  })
}

/** Who holds children on a day of whom something else is said beside their rows. */
async function movedHolders(trx: Transaction<Database>, model: ReadModel, day: Day): Promise<Map<string, Holder>> {
  const { unit, worker } = model.on(day)
  const moved = new Map<string, Holder>()
  for (const [childId, held] of await readHolders(trx, model.authority)) {
    const number = model.numberOf(childId)
    if (number === undefined) continue
    const now = { unit: model.units.texts[unit[number]!], worker: model.workers.texts[worker[number]!] }
    if (now.unit !== held.unit || now.worker !== held.worker) moved.set(childId, now)
  }
  return moved
}
