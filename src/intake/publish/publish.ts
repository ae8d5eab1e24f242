import { sql, type Transaction } from 'kysely'
import type { SourceFormat, SourceRow } from '../../domain/record/source-row.ts'
import { endBatch } from '../../store/batches.ts'
import { endRecords, inOrder, insertRecords, readChildRows } from '../../store/case-records.ts'
import { writeDigests } from '../../store/child-digests.ts'
import { raiseVersion } from '../../store/data-version.ts'
import { endDerivations, insertDerivations } from '../../store/derivations.ts'
import { announce } from '../../store/outbox.ts'
import type { Store } from '../../store/store.ts'
import type { Database, ImportMode } from '../../store/tables.ts'
import { compare } from '../compare/compare.ts'
import { type Comparison, isTooManyGone } from '../compare/comparison.ts'
import type { Gathering } from '../compare/gathering.ts'
import type { Progress } from '../import-progress.ts'
import { type Derive, deriveChildren } from './derive.ts'
import { refreshStatistics } from './statistics.ts'

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
    const comparison = await compare(trx, extract, about)
    if (isTooManyGone(comparison) && !about.acceptGone) throw new TooMuchGone(comparison)
    await writeRows(trx, comparison, about, progress)
    const derived = await deriveTouched(trx, extract, comparison, { ...about, version }, progress)
    const counts = { ...comparison.counts, rejected, ...derived }
    await announce(trx, {
      authority: about.authority,
      version,
      kind: 'import published',
      detail: { batch: about.batch, ...counts },
      at: about.at(),
    })
    await endBatch(trx, about.authority, about.batch, {
      state: 'published',
      at: about.at(),
      version,
      counts,
      comparison: { byTable: comparison.byTable, held: comparison.held },
    })
    return { version, comparison, ...derived }
  })
  await refreshStatistics(store, published.comparison.insert.length)
  progress.begin('published', extract.rows)
  return published
}

async function writeRows(
  trx: Transaction<Database>,
  comparison: Comparison,
  about: Publication,
  progress: Progress,
): Promise<void> {
  const total = comparison.insert.length
  progress.begin('writing', total)
  await endRecords(trx, about, comparison.end)
  let done = 0
  await insertRecords(trx, about, comparison.insert, rows => progress.at((done += rows), total))
  await writeDigests(trx, about.authority, comparison.digests)
}

async function deriveTouched(
  trx: Transaction<Database>,
  extract: Gathering,
  comparison: Comparison,
  about: Publication & { readonly version: number },
  progress: Progress,
): Promise<{ children: number; deadlines: number }> {
  const childIds = [...comparison.touched].sort()
  progress.begin('deriving', childIds.length)
  if (!comparison.first) await endDerivations(trx, about.authority, about.version, childIds)
  let done = 0
  return deriveChildren({
    childIds,
    rowsOf: some =>
      comparison.first ? rowsInHand(extract, some, about.format) : readChildRows(trx, about.authority, some),
    derive: about.derive,
    take: derivations => insertDerivations(trx, about, derivations),
    onChildren: children => progress.at((done += children), childIds.length),
  })
}

/** The rows of children of whom nothing was held before: they are all in the extract. */
function rowsInHand(extract: Gathering, childIds: readonly string[], format: SourceFormat): Map<string, SourceRow[]> {
  const found = new Map<string, SourceRow[]>()
  for (const childId of childIds) {
    const rows: SourceRow[] = []
    for (const records of extract.children.get(childId)?.values() ?? []) {
      for (const { table, key, json } of records) {
        rows.push({ table, format, key, childId, data: JSON.parse(json) as Record<string, string> })
      }
    }
    found.set(childId, rows.sort(inOrder))
  }
  return found
}
