import type { SourceFormat } from '../domain/record/source-row.ts'
import { numberText } from '../domain/words/numbers.ts'
import { endBatch } from '../store/batches.ts'
import { writeIssues } from '../store/issues.ts'
import type { Store } from '../store/store.ts'
import type { ImportMode } from '../store/tables.ts'
import { compare } from './compare/compare.ts'
import { type Comparison, type Excess, isTooManyGone, isTooManyRefused, noCounts } from './compare/comparison.ts'
import type { Gathering } from './compare/gathering.ts'
import { tellWhatIsToldNoMore } from './compare/told-no-more.ts'
import { tellUnseenStarts } from './compare/unseen-starts.ts'
import type { ReturnFormat, TablesOfExtract } from './format.ts'
import type { ImportOutcome } from './import-outcome.ts'
import type { Progress } from './import-progress.ts'
import { type LostTable, rowsHeld, tellOfLostTables } from './lost-tables.ts'
import type { Derive } from './publish/derive.ts'
import { publish, TooMuchGone } from './publish/publish.ts'
import type { StandsUnder } from './publish/staffing.ts'

/** How an authority's extracts are read and its children worked out, by its own words and the rules in force. */
export interface Understanding {
  /** The formats that can be read, in the order in which they are asked whether the files are theirs. */
  readonly formats: readonly ReturnFormat[]
  readonly derive: Derive
  /** Whether children are worked out from a table's rows; from all where this is left out. */
  readonly derivesFrom?: (table: string) => boolean
  /** Under which unit children stand by a team named; left out, who works where makes no difference to them. */
  readonly standsUnder?: StandsUnder
  /** Names the rules derived by, where they are more than those of this Sightline. */
  readonly rulesVersion?: string
}

/** What publishing needs to know, whoever asks for it. */
export interface Publishing {
  /** Takes it that rows gone beyond 5% of those held are meant to go. */
  readonly acceptGone?: boolean
  /** Takes it that the rest is to be published although more than 5% of the extract's rows were refused. */
  readonly acceptRefused?: boolean
  readonly by: string
  readonly at: Date
  /** For the authority an import is expected or found to be for; undefined while nobody can say. */
  readonly understand: (authority: string | undefined) => Promise<Understanding>
  readonly rulesVersion: string
}

/** A batch under way: what is read, and where it belongs. */
export interface Work extends Publishing {
  readonly derive: Derive
  readonly derivesFrom?: (table: string) => boolean
  readonly standsUnder?: StandsUnder
  readonly store: Store
  readonly authority: string
  readonly batch: number
  readonly format: SourceFormat
  readonly mode: ImportMode
  readonly extract: Gathering
  readonly rowsSeen: number
  readonly rejected: number
  readonly tables?: TablesOfExtract | undefined
  readonly progress: Progress
  /** When the import began, by `performance.now()`. */
  readonly began: number
}

/** Writes down what was found amiss, then publishes; or, when it is to be asked about first, only compares. */
export async function carryOut(work: Work, confirm: 'ask' | 'yes'): Promise<ImportOutcome> {
  const { store, authority, batch, extract } = work
  const unread = await tellOfLostTables(store.db, work, extract.issues)
  if (extract.rows > 0) {
    await tellWhatIsToldNoMore(store.db, work, extract)
    await tellUnseenStarts(store.db, work, extract)
  }
  await writeIssues(store.db, authority, batch, extract.issues.kept())
  if (extract.rows === 0) return failed(work)
  const isAskedOfRefused = (unread.length > 0 || isTooManyRefused(work.rejected, work.rowsSeen)) && !work.acceptRefused
  if (confirm === 'ask' || isAskedOfRefused) {
    work.progress.begin('comparing')
    return waiting(work, await compare(store.db, extract, work), unread, isAskedOfRefused)
  }
  try {
    const about = { ...work, acceptGone: work.acceptGone ?? false, at: () => moment(work) }
    const { version, comparison, children, deadlines } = await publish(
      store,
      extract,
      about,
      work.progress,
      work.rejected,
    )
    return { ...outcome(work, comparison), state: 'published', version, children, deadlines }
  } catch (error) {
    if (error instanceof TooMuchGone) return waiting(work, error.comparison, unread, false)
    throw error
  }
}

async function waiting(
  work: Work,
  comparison: Comparison,
  unread: readonly LostTable[],
  isAskedOfRefused: boolean,
): Promise<ImportOutcome> {
  const { counts, byTable, held, samples, keptColumns } = comparison
  const asks: Excess[] = []
  if (isTooManyGone(comparison)) asks.push('gone')
  if (isAskedOfRefused) asks.push('refused')
  const state = asks.length === 0 ? 'compared' : 'awaiting-confirmation'
  const why = {
    gone:
      `${numberText(counts.gone)} of the ${numberText(held)} rows held in these tables are not in this extract. ` +
      'That is more than 5%, so nothing has been published. If they are meant to go, say so before it is published (at the command line with --accept-gone).',
    refused: `${notTaken(work, unread)} If the rest is to be published without them, say so before it is published.`,
  }
  const message = asks.length === 0 ? 'Compared and ready to be published.' : asks.map(each => why[each]).join(' ')
  await endBatch(work.store.db, work.authority, work.batch, {
    state,
    at: moment(work),
    counts: { ...counts, rejected: work.rejected },
    comparison: { byTable, held, samples, asks, keptColumns },
    message,
  })
  return { ...outcome(work, comparison), state, message }
}

function notTaken(work: Work, unread: readonly LostTable[]): string {
  const rows = `${numberText(work.rejected)} of the ${numberText(work.rowsSeen)} rows in this extract could not be taken; the issues say why.`
  if (unread.length === 0) return `${rows} That is more than 5%, so nothing has been published.`
  const tables = unread.map(({ file, held }) => `${file} (${rowsHeld(held)} held)`).join(', ')
  return `${rows} Nothing of ${tables} could be read, so nothing has been published.`
}

async function failed(work: Work): Promise<ImportOutcome> {
  const message =
    work.rowsSeen === 0 && work.extract.suppliedTables.size === 0
      ? 'None of these files is of this format and has rows in it, so nothing has changed. The issues say which were passed by. Look also whether what the extract chooses by leaves every child out.'
      : work.rowsSeen === 0
        ? 'These files have headings and no rows under them, so nothing has changed. Make the extract again, and look whether what it chooses by leaves every child out.'
        : 'No row in these files could be taken, so nothing has changed. The issues say why.'
  await endBatch(work.store.db, work.authority, work.batch, {
    state: 'failed',
    at: moment(work),
    counts: { ...noCounts(), rejected: work.rejected },
    message,
  })
  return { ...outcome(work, undefined), state: 'failed', message }
}

function outcome(work: Work, comparison: Comparison | undefined): Omit<ImportOutcome, 'state'> {
  return {
    authority: work.authority,
    batch: work.batch,
    rows: { ...(comparison?.counts ?? noCounts()), rejected: work.rejected },
    issues: work.extract.issues.totals,
    ...(comparison?.keptColumns.length ? { keptColumns: comparison.keptColumns } : {}),
    children: 0,
    deadlines: 0,
    seconds: (performance.now() - work.began) / 1000,
  }
}

/** Now, counted on from the time the caller gave. */
function moment(work: Work): Date {
  return new Date(work.at.getTime() + (performance.now() - work.began))
}
