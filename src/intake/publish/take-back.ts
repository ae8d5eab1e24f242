import { sql, type Transaction } from 'kysely'
import { englandDay } from '../../domain/calendar/england-day.ts'
import { shortDate } from '../../domain/calendar/wording.ts'
import type { Staffing } from '../../domain/record/local-mappings.ts'
import type { SourceFormat } from '../../domain/record/source-row.ts'
import { type Batch, nextBatch } from '../../store/batches.ts'
import { readChildRows } from '../../store/case-records.ts'
import { logChange } from '../../store/change-log.ts'
import { chunksOf } from '../../store/chunks.ts'
import { raiseVersion } from '../../store/data-version.ts'
import { endDerivations, insertDerivations } from '../../store/derivations.ts'
import { holdRecords, markRestricted } from '../../store/holders.ts'
import { announce } from '../../store/outbox.ts'
import type { Store } from '../../store/store.ts'
import { type Digest, type Digests, readDigests, TableDigests, writeDigests } from '../../store/table-digests.ts'
import type { Database } from '../../store/tables.ts'
import {
  batchesSince,
  bringBack,
  type ChangedRows,
  changedBy,
  type DifferenceBefore,
  differenceBefore,
  readRowsNow,
  writeTakeBack,
} from '../../store/taken-back.ts'
import { digestOf } from '../compare/canonical.ts'
import type { TouchedChild } from '../compare/touched.ts'
import { ImportRefused } from '../import-error.ts'
import { type OnProgress, Progress } from '../import-progress.ts'
import { type Derive, deriveChildren } from './derive.ts'
import { lookAfterTables } from './look-after-tables.ts'
import { childrenMovedBy, readStaffing, type StandsUnder, sameStaffing } from './staffing.ts'
import { mayBeTakenBack, type TakeBackPreview, totalOf } from './take-back-preview.ts'
import { toWorkOut } from './to-work-out.ts'

/** What taking an import back came to. */
export interface TakenBack {
  readonly authority: string
  /** The import taken back. */
  readonly takenBack: number
  /** The number under which taking it back stands in the history. */
  readonly batch: number
  readonly version: number
  readonly rows: TakeBackPreview['rows']
  /** Children worked out again, and the deadlines they have. */
  readonly children: number
  readonly deadlines: number
  readonly seconds: number
}

export interface TakingBack {
  /** The import to take back; left out, the newest published. */
  readonly batch?: number | undefined
  readonly reason: string
  readonly by: string
  readonly at: Date
  readonly derive: Derive
  readonly derivesFrom?: (table: string) => boolean
  readonly standsUnder?: StandsUnder
  readonly rulesVersion: string
}

/** The longest reason that is kept, in characters. */
export const longestReason = 1000

/**
 * Takes back the newest published import, in one transaction: publishes a version in which the imported rows are as they
 * were before it, and the children whose rows that touches are worked out again, from what was recorded here since as well.
 * The import and its rows stay in the history. Throws `ImportRefused`, with nothing changed, where it cannot be.
 */
export async function takeBack(
  store: Store,
  authority: string,
  { reason: given, ...about }: TakingBack,
  onProgress: OnProgress = () => {},
): Promise<TakenBack> {
  const began = performance.now()
  const reason = given.trim()
  if (reason === '') throw new ImportRefused('no-reason', 'Say why the import is taken back.')
  if (reason.length > longestReason)
    throw new ImportRefused('reason-too-long', `The reason may have at most ${longestReason} characters.`)
  const { batch: taken } = await mayBeTakenBack(store.db, authority, about.batch)
  const progress = new Progress(onProgress, 0)
  progress.begin('comparing')
  // Given out before, so that imports that begin meanwhile need not wait for a number.
  const batch = await nextBatch(store.db, authority)
  const { written, ...done } = await store.transaction(async trx => {
    await sql`set local statement_timeout = 0`.execute(trx)
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(trx)
    return publishAsBefore({ trx, authority, about: { ...about, reason, taken, batch }, progress })
  })
  await lookAfterTables(store, written)
  progress.begin('published', written)
  return { authority, takenBack: taken, batch, ...done, seconds: (performance.now() - began) / 1000 }
}

interface TakingBackNow extends Omit<TakingBack, 'batch'> {
  readonly taken: number
  /** The number of the taking back. */
  readonly batch: number
}

/** A taking back under way, in its transaction. */
interface Context {
  readonly trx: Transaction<Database>
  readonly authority: string
  readonly about: TakingBackNow
  readonly progress: Progress
}

async function publishAsBefore(
  context: Context,
): Promise<Omit<TakenBack, 'authority' | 'takenBack' | 'batch' | 'seconds'> & { written: number }> {
  const { trx, authority, about, progress } = context
  const version = await raiseVersion(trx, authority, about.at)
  // From here on nobody else publishes: what was published until now counts.
  const taken = await mayBeTakenBack(trx, authority, about.taken)
  const since = await batchesSince(trx, authority, taken.version!)
  const { byTable } = await differenceBefore(trx, authority, since)
  const staffing = await readStaffing(trx, authority)
  const digests = await readDigests(trx, authority)
  progress.begin('writing')
  const written = await bringBack(trx, { authority, batch: about.batch, since })
  const changed = await changedBy(trx, authority, about.batch)
  await keepDigestsUp(context, digests, changed)
  const derived = await deriveTouched(context, version, touchedIn(digests, changed), staffing)
  await markRestricted(trx, authority)
  const rows = totalOf(byTable)
  await tell(context, version, taken, byTable, { ...rows, ...derived })
  return { version, rows, written, ...derived }
}

/** How rows brought again stood in a file nobody knows: the next import reads them. */
async function keepDigestsUp(
  { trx, authority }: Context,
  digests: Digests,
  changed: readonly ChangedRows[],
): Promise<void> {
  const after = new Map<SourceFormat, Map<string, Map<string, Digest | undefined>>>()
  for (const { format, table, childId } of changed) {
    const ofFormat = heldAt(after, format, () => new Map<string, Map<string, Digest | undefined>>())
    heldAt(ofFormat, table, () => new Map<string, Digest | undefined>()).set(childId, undefined)
  }
  const childIds = [...new Set(changed.map(each => each.childId))]
  for (const some of chunksOf(childIds, childrenAtOnce)) {
    for (const { format, table, childId, rows } of await readRowsNow(trx, authority, some)) {
      const ofTable = after.get(format)?.get(table)
      if (!ofTable?.has(childId)) continue
      const content = digestOf(rows.map(([key, hash]) => ({ key, hash })))
      ofTable.set(childId, { rows: rows.length, content })
    }
  }
  for (const [format, tables] of after) {
    const before = digests.of(format)
    const kept = Array.from(
      tables,
      ([table, of]) => [table, (before.get(table) ?? new TableDigests()).with(of)] as const,
    )
    await writeDigests(trx, { authority, format }, new Map(kept))
  }
}

/** Works out the children touched, and those whose unit is another by what came of departments and staff. */
async function deriveTouched(
  { trx, authority, about, progress }: Context,
  version: number,
  touched: ReadonlyMap<string, TouchedChild>,
  before: Staffing,
): Promise<{ children: number; deadlines: number }> {
  const now = await readStaffing(trx, authority)
  const around = { before, after: sameStaffing(before, now) ? before : now }
  const moved = about.standsUnder ? await childrenMovedBy(trx, authority, around, about.standsUnder) : []
  const { childIds } = toWorkOut(touched, new Set(moved), about.derivesFrom)
  let done = 0
  progress.begin('deriving', childIds.length)
  await endDerivations(trx, authority, version, childIds)
  return deriveChildren({
    childIds,
    rowsOf: some => readChildRows(trx, authority, some),
    derive: about.derive,
    staffing: now,
    today: englandDay(about.at),
    async take(derivations) {
      await insertDerivations(trx, { authority, version, rulesVersion: about.rulesVersion }, derivations)
      await holdRecords(trx, authority, new Map(derivations.map(each => [each.childId, each])))
    },
    onChildren: children => progress.at((done += children), childIds.length),
  })
}

async function tell(
  { trx, authority, about }: Context,
  version: number,
  taken: Batch,
  byTable: DifferenceBefore['byTable'],
  counts: Readonly<Record<string, number>>,
): Promise<void> {
  const { batch, by, at, reason } = about
  const detail = { batch: taken.batch, takenBackIn: batch, ...counts }
  await announce(trx, { authority, version, kind: 'import taken back', detail, at })
  await logChange(trx, authority, {
    at,
    principal: by,
    event: 'import taken back',
    subject: `batch ${taken.batch}`,
    before: { state: taken.state, version: version - 1 },
    after: { state: 'taken-back', version, takenBackIn: batch, reason, ...counts },
  })
  const message = `Taken back on ${shortDate(englandDay(at))} by ${by}. ${reason}`
  await writeTakeBack(trx, authority, { taken, batch, version, by, at, reason, counts, byTable, message })
}

/** How many children's rows are read at once. */
const childrenAtOnce = 500

/** The children of whom rows were ended or brought again, as comparing tells of those an extract touches. */
function touchedIn(before: Digests, changed: readonly ChangedRows[]): Map<string, TouchedChild> {
  const byChild = Map.groupBy(changed, each => each.childId)
  return new Map(
    Array.from(byChild, ([childId, of]) => {
      const ended = of.reduce((sum, each) => sum + each.ended, 0)
      return [childId, { tables: new Set(of.map(each => each.table)), keepsRows: before.rowsOf(childId) > ended }]
    }),
  )
}

function heldAt<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key)
  if (value === undefined) map.set(key, (value = make()))
  return value
}
