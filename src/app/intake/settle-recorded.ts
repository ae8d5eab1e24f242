import { rulesVersion as builtIn } from '../../domain/indicators/derive.ts'
import { takeIn } from '../../intake/publish/take-in.ts'
import type { Store } from '../../store/store.ts'
import { understandingAt } from './understanding.ts'

/** Takes in what was recorded of an authority's children, by the rules it has now. The version, where anything waited. */
export async function settleRecorded(
  store: Store,
  authority: string,
  at: Date,
): Promise<{ version: number | undefined; rules: string }> {
  const { derive, rulesVersion = builtIn } = await understandingAt(store.db, at)(authority)
  return { version: await takeIn(store, authority, { derive, rulesVersion, at }), rules: rulesVersion }
}
