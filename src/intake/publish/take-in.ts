import { englandDay } from '../../domain/calendar/england-day.ts'
import { readChildRows } from '../../store/case-records.ts'
import { raiseVersion } from '../../store/data-version.ts'
import { endDerivations, insertDerivations } from '../../store/derivations.ts'
import { holdRecords } from '../../store/holders.ts'
import { announce } from '../../store/outbox.ts'
import { childrenWaiting, markTakenIn } from '../../store/recorded-rows.ts'
import type { Store } from '../../store/store.ts'
import { type Derive, deriveChildren } from './derive.ts'
import { readStaffing } from './staffing.ts'

/**
 * Works out again the children of whom something was recorded that no data version knows yet, and publishes that as the
 * next version. Undefined where nothing waits. It follows whatever is being published, and may be done at any time, any
 * number of times: what was recorded stands already, and waits in the record for this (ADR 10).
 */
export async function takeIn(
  store: Store,
  authority: string,
  { derive, rulesVersion, at }: { readonly derive: Derive; readonly rulesVersion: string; readonly at: Date },
): Promise<number | undefined> {
  // Most often asked when there is something; the look keeps the version where there is not.
  if ((await childrenWaiting(store.db, authority)).length === 0) return undefined
  return store.transaction(async trx => {
    const version = await raiseVersion(trx, authority, at)
    const childIds = await childrenWaiting(trx, authority)
    await markTakenIn(trx, authority, version, childIds)
    await endDerivations(trx, authority, version, childIds)
    const { children } = await deriveChildren({
      childIds,
      rowsOf: some => readChildRows(trx, authority, some),
      derive,
      staffing: await readStaffing(trx, authority),
      today: englandDay(at),
      async take(derivations) {
        await insertDerivations(trx, { authority, version, rulesVersion }, derivations)
        await holdRecords(trx, authority, new Map(derivations.map(each => [each.childId, each])))
      },
    })
    await announce(trx, { authority, version, kind: 'recorded here', detail: { children }, at })
    return version
  })
}
