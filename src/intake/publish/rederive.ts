import { sql } from 'kysely'
import { englandDay } from '../../domain/calendar/england-day.ts'
import { readChildRows } from '../../store/case-records.ts'
import { raiseVersion, readVersion } from '../../store/data-version.ts'
import {
  childrenTouchedSince,
  type Derivation,
  endDerivations,
  everyChildEver,
  insertDerivations,
} from '../../store/derivations.ts'
import { holdRecords, markRestricted } from '../../store/holders.ts'
import { announce } from '../../store/outbox.ts'
import type { Store } from '../../store/store.ts'
import { type OnProgress, Progress } from '../import-progress.ts'
import { type Derive, deriveChildren } from './derive.ts'
import { lookAfterTables } from './look-after-tables.ts'
import { readStaffing, sameStaffing } from './staffing.ts'

export interface Rederiving {
  readonly derive: Derive
  readonly rulesVersion: string
  /** Why, for those who look later: 'rules changed', 'mappings changed' ... */
  readonly because: string
  readonly at: Date
}

export interface Rederived {
  readonly version: number
  readonly children: number
  readonly deadlines: number
  readonly seconds: number
}

/**
 * Derives every child of an authority again, when rules or mappings have changed. It is worked out behind the last
 * version, in chunks, and put in its place in one transaction; children that were published meanwhile are derived
 * again then.
 */
export async function rederive(
  store: Store,
  authority: string,
  { derive, rulesVersion, because, at }: Rederiving,
  onProgress: OnProgress = () => {},
): Promise<Rederived> {
  const start = performance.now()
  const today = englandDay(at)
  const progress = new Progress(onProgress, 0)
  const since = await readVersion(store.db, authority)
  const staffing = await readStaffing(store.db, authority)
  const childIds = await everyChildEver(store.db, authority)
  const ready = new Map<string, Derivation>()
  const deadlines = new Map<string, number>()
  const take = async (derivations: readonly Derivation[]) => {
    for (const each of derivations) ready.set(each.childId, each)
  }
  const counted: Derive = (...of) => {
    const [childId] = of
    const derived = derive(...of)
    deadlines.set(childId, derived.facts.deadline?.length ?? 0)
    return derived
  }
  progress.begin('deriving', childIds.length)
  let done = 0
  await deriveChildren({
    childIds,
    rowsOf: some => readChildRows(store.db, authority, some),
    derive: counted,
    staffing,
    today,
    take,
    onChildren: children => progress.at((done += children), childIds.length),
  })
  progress.begin('writing', ready.size)
  const version = await store.transaction(async trx => {
    await sql`set local statement_timeout = 0`.execute(trx)
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(trx)
    const next = await raiseVersion(trx, authority, at)
    const staffingNow = await readStaffing(trx, authority)
    const meanwhile = sameStaffing(staffing, staffingNow)
      ? await childrenTouchedSince(trx, authority, since)
      : await everyChildEver(trx, authority)
    for (const childId of meanwhile) ready.delete(childId)
    await deriveChildren({
      childIds: meanwhile,
      rowsOf: some => readChildRows(trx, authority, some),
      derive: counted,
      staffing: staffingNow,
      today,
      take,
    })
    await endDerivations(trx, authority, next, [...ready.keys()])
    await insertDerivations(trx, { authority, version: next, rulesVersion }, [...ready.values()])
    await holdRecords(trx, authority, ready)
    await markRestricted(trx, authority)
    await announce(trx, { authority, version: next, kind: because, detail: { children: ready.size }, at })
    return next
  })
  await lookAfterTables(store, ready.size)
  progress.begin('published', ready.size)
  let total = 0
  for (const childId of ready.keys()) total += deadlines.get(childId) ?? 0
  return { version, children: ready.size, deadlines: total, seconds: (performance.now() - start) / 1000 }
}
