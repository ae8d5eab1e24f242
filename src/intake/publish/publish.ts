import { sql, type Transaction } from 'kysely'
import { englandDay } from '../../domain/calendar/england-day.ts'
import type { SourceFormat, SourceRow } from '../../domain/record/source-row.ts'
import { endBatch } from '../../store/batches.ts'
import { endRecords, inOrder, insertRecords, type NewRecord, noChild, readChildRows } from '../../store/case-records.ts'
import { logChange } from '../../store/change-log.ts'
import { raiseVersion } from '../../store/data-version.ts'
import { type Derivation, endDerivations, insertDerivations, readHolders } from '../../store/derivations.ts'
import { type Holder, holdMoved, markRestricted } from '../../store/holders.ts'
import { InTurn } from '../../store/in-turn.ts'
import { announce } from '../../store/outbox.ts'
import { recordedRowsOf } from '../../store/recorded-rows.ts'
import type { Store } from '../../store/store.ts'
import { writeDigests } from '../../store/table-digests.ts'
import type { Database, ImportMode } from '../../store/tables.ts'
import { compare } from '../compare/compare.ts'
import { type Comparison, isTooManyGone } from '../compare/comparison.ts'
import type { Gathering } from '../compare/gathering.ts'
import type { Progress } from '../import-progress.ts'
import { type Derive, deriveChildren, type HeldOf } from './derive.ts'
import { lookAfterTables } from './look-after-tables.ts'
import { childrenMovedBy, type StandsUnder, staffingAround, staffingFrom } from './staffing.ts'
import { toWorkOut } from './to-work-out.ts'

export interface Publication {
  readonly authority: string
  readonly batch: number
  readonly format: SourceFormat
  readonly mode: ImportMode
  readonly acceptGone: boolean
  readonly by: string
  /** When it is done, as far as the caller knows: the time of everything written. */
  readonly at: () => Date
  readonly derive: Derive
  readonly derivesFrom?: (table: string) => boolean
  readonly standsUnder?: StandsUnder
  readonly rulesVersion: string
}

export interface Published {
  readonly version: number
  readonly comparison: Comparison
  readonly children: number
  readonly deadlines: number
}

/** So much is gone that somebody has to say it is meant. Nothing has been published. */
export class TooMuchGone extends Error {
  readonly comparison: Comparison

  constructor(comparison: Comparison) {
    super('More rows are gone than may go without being asked about.')
    this.comparison = comparison
  }
}

/**
 * Publishes an extract in one transaction: compares it with what is held at that moment, ends and adds row versions,
 * derives the children touched, and announces the new version. Two publications for one authority follow one another:
 * the later compares with what the earlier published. Throws `TooMuchGone`, with nothing changed, when more than 5% of
 * the held rows would go and that has not been accepted.
 */
export async function publish(
  store: Store,
  extract: Gathering,
  about: Publication,
  progress: Progress,
  rejected: number,
): Promise<Published> {
  const published = await store.transaction(async trx => {
    await sql`set local statement_timeout = 0`.execute(trx)
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(trx)
    progress.begin('comparing')
    const version = await raiseVersion(trx, about.authority, about.at())
    const comparison = await compare(trx, extract, about, version - 1)
    if (isTooManyGone(comparison) && !about.acceptGone) throw new TooMuchGone(comparison)
    const writing = { trx, extract, comparison, about: { ...about, version }, progress }
    const derived = comparison.first ? await writeAndDerive(writing) : await writeThenDerive(writing)
    await markRestricted(trx, about.authority)
    const counts = { ...comparison.counts, rejected, ...derived }
    await announce(trx, {
      authority: about.authority,
      version,
      kind: 'import published',
      detail: { batch: about.batch, ...counts },
      at: about.at(),
    })
    await logChange(trx, about.authority, {
      at: about.at(),
      principal: about.by,
      event: 'import published',
      subject: `batch ${about.batch}`,
      before: { version: version - 1 },
      after: { version, ...counts },
    })
    await endBatch(trx, about.authority, about.batch, {
      state: 'published',
      at: about.at(),
      version,
      counts,
      comparison: { byTable: comparison.byTable, held: comparison.held, keptColumns: comparison.keptColumns },
    })
    return { version, comparison, ...derived }
  })
  await lookAfterTables(store, published.comparison.insert.length)
  progress.begin('published', extract.rows)
  return published
}

interface Writing {
  readonly trx: Transaction<Database>
  readonly extract: Gathering
  readonly comparison: Comparison
  readonly about: Publication & { readonly version: number }
  readonly progress: Progress
}

interface Derived {
  readonly children: number
  readonly deadlines: number
}

/** How many pieces for the database may be made ready: some megabytes each. */
const piecesAhead = 4

/**
 * Writes all rows while it derives the children touched from all that is held of them then, and those whose unit is
 * another by what came of departments and staff.
 */
async function writeThenDerive({ trx, comparison, about, progress }: Writing): Promise<Derived> {
  const { insert } = comparison
  const staffing = await staffingAround(trx, about, comparison)
  const moved = about.standsUnder ? await childrenMovedBy(trx, about.authority, staffing, about.standsUnder) : []
  const { childIds, others } = toWorkOut(comparison.touched, new Set(moved), about.derivesFrom)
  const recorded = await recordedRowsOf(trx, about.authority, childIds)
  const queries = new InTurn(piecesAhead)
  let before: ReadonlyMap<string, Holder> = new Map()
  let derived = 0
  progress.begin('writing', insert.length)
  try {
    await queries.add(async () => {
      await endRecords(trx, about, comparison.end)
      const held = await readHolders(trx, about.authority, others)
      before = new Map([...(await endDerivations(trx, about.authority, about.version, childIds)), ...held])
      await insertRecords(trx, about, insert, { holders: before })
      await writeDigests(trx, about, comparison.digests)
    })
    progress.begin('deriving', childIds.length)
    const total = await deriveChildren({
      childIds,
      rowsOf: some => rowsAfter(some, comparison, recorded, readWritten),
      derive: about.derive,
      staffing: staffing.after,
      today: englandDay(about.at()),
      // What comes of some children is written while the next are worked out.
      take: derivations =>
        queries.add(async () => {
          await insertDerivations(trx, about, derivations)
          await holdMoved(trx, about.authority, holdersOf(derivations), before)
        }),
      onChildren: children => progress.at((derived += children), childIds.length),
    })
    await queries.done()
    return total
  } finally {
    await queries.settled()
  }

  async function readWritten(some: readonly string[]) {
    await queries.done()
    return readChildRows(trx, about.authority, some)
  }
}

/**
 * What is held of some children once all is written: as comparing left it with what was recorded here, or read where
 * comparing did not look.
 */
async function rowsAfter(
  childIds: readonly string[],
  { isKnown, rowsOf }: Comparison,
  recorded: ReadonlyMap<string, readonly SourceRow[]>,
  readWritten: (some: readonly string[]) => Promise<Map<string, SourceRow[]>>,
): Promise<HeldOf> {
  const others = childIds.filter(each => !isKnown(each))
  const written = others.length === 0 ? undefined : await readWritten(others)
  return {
    get(childId) {
      if (!isKnown(childId)) return written!.get(childId)
      return [...rowsOf(childId), ...(recorded.get(childId) ?? [])].sort(inOrder)
    },
  }
}

/**
 * The first import of an authority: nothing is held but what is in hand, so each child is worked out while the
 * database is writing the rows.
 */
async function writeAndDerive({ trx, extract, comparison, about, progress }: Writing): Promise<Derived> {
  const total = comparison.insert.length
  const inHand = rowsInHand(extract, about.format)
  const queries = new InTurn(piecesAhead)
  let done = 0
  const recordsOf = (childIds: readonly string[]) =>
    childIds.flatMap(childId => [...(extract.children.get(childId)?.values() ?? [])].flat())
  const write = async (records: readonly NewRecord[], holders: ReadonlyMap<string, Holder>) => {
    await insertRecords(trx, about, records, { holders })
    progress.at((done += records.length), total)
  }
  progress.begin('writing', total)
  try {
    await queries.add(() => write(recordsOf([noChild]), new Map()))
    await queries.add(() => writeDigests(trx, about, comparison.digests))
    const derived = await deriveChildren({
      childIds: [...comparison.touched.keys()].sort(),
      rowsOf: async () => inHand,
      derive: about.derive,
      staffing: staffingFrom(inHand.get(noChild)),
      today: englandDay(about.at()),
      // Rows and derivations of some children are written while the next are worked out.
      take: derivations =>
        queries.add(async () => {
          const childIds = derivations.map(each => each.childId)
          await write(recordsOf(childIds), holdersOf(derivations))
          await insertDerivations(trx, about, derivations)
        }),
    })
    await queries.done()
    return derived
  } finally {
    await queries.settled()
  }
}

function holdersOf(derivations: readonly Derivation[]): Map<string, Holder> {
  return new Map(derivations.map(each => [each.childId, each]))
}

/** The rows of children of whom nothing was held before: they are all in the extract. */
function rowsInHand(extract: Gathering, format: SourceFormat) {
  return {
    get(childId: string): SourceRow[] {
      const rows: SourceRow[] = []
      for (const records of extract.children.get(childId)?.values() ?? []) {
        for (const { table, key, json } of records) {
          rows.push({ table, format, key, childId, data: JSON.parse(json) as Record<string, string> })
        }
      }
      return rows.sort(inOrder)
    },
  }
}
