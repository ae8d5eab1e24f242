import type { SourceFormat } from '../domain/record/source-row.ts'
import { ensureAuthority, readAuthorities } from '../store/authorities.ts'
import {
  type Batch,
  createBatch,
  endBatch,
  failInterruptedBatches,
  findSamePublished,
  sayWhoNamed,
  withdrawBatch,
} from '../store/batches.ts'
import { type FileReceived, writeReceivedFiles } from '../store/received-files.ts'
import type { Db, Store } from '../store/store.ts'
import type { ImportMode } from '../store/tables.ts'
import { type HeldByFormat, readHeld } from './compare/held-content.ts'
import type { ReceivedFile, ReturnFormat } from './format.ts'
import { expectedAuthority, type KnownAuthority, settleAuthority } from './import-authority.ts'
import { ImportRefused } from './import-error.ts'
import { formatOf } from './import-format.ts'
import type { ImportOutcome } from './import-outcome.ts'
import { type OnProgress, Progress } from './import-progress.ts'
import { readExtract } from './import-read.ts'
import { carryOut, type Publishing } from './import-work.ts'
import { keepFiles } from './receive/keep.ts'
import { NothingReceived, type Received, receiveFiles, receivePath } from './receive/receive-path.ts'
import { fileWithin } from './receive/received.ts'

export interface ImportOptions extends Publishing {
  /**
   * A folder, a zip or a file; several files that are one extract; what is being received; or what has been received
   * already, which the caller disposes of.
   */
  readonly source:
    | { readonly path: string }
    | { readonly paths: readonly string[] }
    | { readonly receiving: Promise<Received> }
    | { readonly received: Received }
  /** The authority's code, where the files do not name it themselves. */
  readonly authority?: string | undefined
  readonly format?: SourceFormat | undefined
  readonly mode: ImportMode
  /** 'ask' compares, and leaves publishing to `publishBatch`. */
  readonly confirm: 'ask' | 'yes'
  /** Where received files are kept. */
  readonly filesFolder: string
  /** Reads the files again although the same have been published. */
  readonly again?: boolean
}

/**
 * Imports an extract: receives and keeps its files, reads them, compares them with what is held, and publishes, all in
 * one transaction. The same files once more change nothing. Throws `ImportRefused` when it cannot even begin.
 */
export async function importPath(
  store: Store,
  options: ImportOptions,
  onProgress: OnProgress = () => {},
): Promise<ImportOutcome> {
  const began = performance.now()
  await failInterruptedBatches(store.db, options.at)
  const { source } = options
  // What is held is read while files are still being taken in: neither needs the other.
  const expecting = readExpected(store.db, options.authority)
  expecting.catch(() => {})
  const received = await beingReceived(source).catch(error => {
    throw error instanceof NothingReceived ? new ImportRefused('nothing-received', error.message) : error
  })
  try {
    const expected = await expecting
    try {
      return await importReceived(store, received, options, expected, onProgress, began)
    } finally {
      await expected.reading?.catch(() => {})
    }
  } finally {
    if (!('received' in source)) await received.dispose()
  }
}

/** Whom an import is for, as far as can be told beforehand, and what is held of them. */
interface Expected {
  readonly expected: KnownAuthority | undefined
  readonly reading: Promise<HeldByFormat> | undefined
}

async function readExpected(db: Db, asked: string | undefined): Promise<Expected> {
  const expected = await expectedAuthority(db, asked)
  const reading = expected && readHeld(db, expected.authority)
  reading?.catch(() => {})
  return { expected, reading }
}

async function beingReceived(source: ImportOptions['source']): Promise<Received> {
  if ('received' in source) return source.received
  if ('receiving' in source) return source.receiving
  return 'path' in source ? receivePath(source.path) : receiveFiles(source.paths)
}

async function importReceived(
  store: Store,
  received: Received,
  options: ImportOptions,
  { expected, reading }: Expected,
  onProgress: OnProgress,
  began: number,
): Promise<ImportOutcome> {
  const progress = new Progress(onProgress, received.bytes)
  progress.begin('receiving')
  const { formats } = await options.understand(expected?.authority)
  const format = await formatOf(received.files, formats, options.format, received.issues)
  const named = filesAsNamed(received, format)
  const whyNot = await format.whyNot?.(received.files)
  if (whyNot !== undefined) throw new ImportRefused('not-one-return', `${whyNot} Nothing was taken.`)
  // Files that cannot name their authority are not read before somebody has.
  if (!format.namesAuthority) settleAuthority(undefined, expected)
  const about = { format: format.id, mode: options.mode, contentHash: received.hash, by: options.by, at: options.at }
  if (!options.again) {
    const same = await alreadyPublished(store.db, about, expected)
    if (same) return unchanged(same, began)
  }
  // They are not read yet, while the disk takes them: of a file that is far too long, two would be under way at once.
  const kept = await keepFiles(named, options.filesFolder)
  const files = kept.map(({ storedAs, ...each }) => ({ ...each, keptAs: storedAs }))
  let open = expected && (await beginBatch(store, expected, about, files))
  try {
    const held = (await reading)?.(format.id)
    const {
      gathering,
      authority: own,
      rowsSeen,
      rejected,
      tables,
    } = await readExtract(format, named, progress, received.issues, held)
    const settled = settleAuthority(own, expected)
    if (open?.authority !== settled.authority) {
      if (open) await withdrawBatch(store.db, open.authority, open.batch)
      open = await beginBatch(store, settled, about, files)
    } else if (open.from !== settled.from) await sayWhoNamed(store.db, open, settled.from)
    // A copy that was kept for an import of which nothing came may have been let go of before this one was set down.
    await keepFiles(named, options.filesFolder)
    const { formats: _, ...rules } = await options.understand(settled.authority)
    const work = {
      ...options,
      ...open,
      ...rules,
      format: format.id,
      store,
      extract: gathering,
      rowsSeen,
      rejected,
      tables,
      progress,
      began,
    }
    return await carryOut(work, options.confirm)
  } catch (error) {
    if (open) await failBatch(store, open, options.at, error)
    throw error
  }
}

/** The files, with their folder's own name where it tells of them: an import read again from its kept files knows it too. */
function filesAsNamed({ files, within }: Received, { namesFilesBy }: ReturnFormat): readonly ReceivedFile[] {
  if (within === undefined || namesFilesBy?.(within) !== true) return files
  return files.map(file => fileWithin(within, file))
}

interface OpenBatch extends KnownAuthority {
  readonly batch: number
}

async function beginBatch(
  store: Store,
  known: KnownAuthority,
  about: { format: string; mode: ImportMode; contentHash: string; by: string; at: Date },
  files: readonly FileReceived[],
): Promise<OpenBatch> {
  await ensureAuthority(store.db, known)
  return store.transaction(async trx => {
    const batch = await createBatch(trx, { ...about, authority: known.authority, authorityFrom: known.from })
    await writeReceivedFiles(trx, known.authority, batch, files)
    return { ...known, batch }
  })
}

/** Where the same files have been published: for the authority expected, or for the one they name themselves. */
async function alreadyPublished(
  db: Db,
  about: { format: string; mode: ImportMode; contentHash: string },
  expected: KnownAuthority | undefined,
): Promise<Batch | undefined> {
  const same = expected && (await findSamePublished(db, { ...about, authority: expected.authority }))
  if (same || expected?.from === 'asked') return same
  for (const { authority_id: authority } of await readAuthorities(db)) {
    const other = await findSamePublished(db, { ...about, authority })
    if (other?.authority_from === 'file') return other
  }
  return undefined
}

function unchanged(same: Batch, began: number): ImportOutcome {
  const { new: added = 0, changed = 0, unchanged: before = 0, rejected = 0 } = same.counts
  return {
    authority: same.authority_id,
    batch: same.batch,
    state: 'published',
    rows: { new: 0, changed: 0, unchanged: added + changed + before, gone: 0, rejected },
    issues: { errors: 0, warnings: 0, notes: 0 },
    children: 0,
    deadlines: 0,
    seconds: (performance.now() - began) / 1000,
    unchangedFile: true,
    ...(same.version === null ? {} : { version: same.version }),
    message: `The same files were published as batch ${same.batch}. Nothing has changed.`,
  }
}

/** Marks a batch as failed if the database can still be reached; the error that stopped it is what is thrown. */
export async function failBatch(
  store: Store,
  { authority, batch }: { authority: string; batch: number },
  at: Date,
  error: unknown,
): Promise<void> {
  const message = error instanceof ImportRefused ? error.message : `The import stopped: ${(error as Error).message}`
  await endBatch(store.db, authority, batch, { state: 'failed', at, message }).catch(() => {})
}
