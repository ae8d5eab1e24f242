import { createHash } from 'node:crypto'
import { abandonBatch as abandon, readBatch, takeUpBatch } from '../store/batches.ts'
import { logChange } from '../store/change-log.ts'
import { readIssues } from '../store/issues.ts'
import { readReceivedFiles } from '../store/received-files.ts'
import type { Said } from '../store/said.ts'
import type { Store } from '../store/store.ts'
import { readHeld } from './compare/held-content.ts'
import type { ReceivedFile, ReturnFormat } from './format.ts'
import { failBatch, importPath } from './import.ts'
import { settleAuthority } from './import-authority.ts'
import { ImportRefused } from './import-error.ts'
import { formatOf } from './import-format.ts'
import type { ImportOutcome } from './import-outcome.ts'
import { type OnProgress, Progress } from './import-progress.ts'
import { readExtract } from './import-read.ts'
import { carryOut, type Publishing } from './import-work.ts'
import type { Issue } from './issue.ts'
import { type KeptFile, openKept } from './receive/keep.ts'
import { combined } from './receive/received.ts'

export interface PublishOptions extends Publishing {
  readonly filesFolder: string
}

/**
 * Publishes a batch that was compared and waits: its kept files are read again and compared with what is held by now.
 * Throws `ImportRefused` when it does not wait, or a kept file is not what was received.
 */
export async function publishBatch(
  store: Store,
  authority: string,
  batch: number,
  options: PublishOptions,
  onProgress: OnProgress = () => {},
): Promise<ImportOutcome> {
  const began = performance.now()
  const waiting = await takeUpBatch(store.db, authority, batch)
  if (waiting === undefined) throw await notWaiting(store, authority, batch)
  try {
    const files = openKept(options.filesFolder, await keptFiles(store, authority, batch))
    for (const file of files) await checkKept(file)
    const progress = new Progress(
      onProgress,
      files.reduce((sum, each) => sum + each.bytes, 0),
    )
    const { formats, ...rules } = await options.understand(authority)
    const format = await formatOf(files, formats, waiting.format as ReturnFormat['id'])
    const archive = await issuesOfArchive(store, authority, batch)
    const held = (await readHeld(store.db, authority))(format.id)
    const { gathering, authority: own, ...counted } = await readExtract(format, files, progress, archive, held)
    settleAuthority(own, { authority, from: 'asked' })
    const about = { store, authority, batch, format: format.id, mode: waiting.mode }
    return await carryOut({ ...options, ...about, ...rules, extract: gathering, ...counted, progress, began }, 'yes')
  } catch (error) {
    await failBatch(store, { authority, batch }, options.at, error)
    throw error
  }
}

/**
 * Reads the kept files of an earlier import again and compares them with what is held, as a batch of its own that waits
 * to be published: for use when the authority's own words have changed. An import that waits itself is then given up, so
 * that nobody publishes it as it was read before. Throws `ImportRefused` when there is no such
 * batch, or a kept file is not what was received.
 */
export async function readBatchAgain(
  store: Store,
  authority: string,
  batch: number,
  options: PublishOptions,
  onProgress: OnProgress = () => {},
): Promise<ImportOutcome> {
  const earlier = await readBatch(store.db, authority, batch)
  if (earlier === undefined) throw new ImportRefused('no-batch', `There is no batch ${batch}.`)
  if (earlier.state === 'take-back')
    throw new ImportRefused('no-files', `Batch ${batch} is the taking back of an import: it has no files.`)
  const files = openKept(options.filesFolder, await keptFiles(store, authority, batch))
  for (const file of files) await checkKept(file)
  const received = combined(files, await issuesOfArchive(store, authority, batch))
  const about = { authority, format: earlier.format as ReturnFormat['id'], mode: earlier.mode }
  const source = { received }
  const outcome = await importPath(store, { ...options, ...about, source, confirm: 'ask', again: true }, onProgress)
  // One that failed takes the place of nothing.
  if (outcome.state !== 'failed') await giveUp(store, authority, batch, { by: options.by, at: options.at })
  return outcome
}

/** Gives up a batch that waits. Throws `ImportRefused` when it does not. */
export async function abandonBatch(store: Store, authority: string, batch: number, { by, at }: Said): Promise<void> {
  if (!(await giveUp(store, authority, batch, { by, at }))) throw await notWaiting(store, authority, batch)
}

/** True where it waited. */
async function giveUp(store: Store, authority: string, batch: number, { by, at }: Said): Promise<boolean> {
  return store.transaction(async trx => {
    const before = { state: (await readBatch(trx, authority, batch))?.state }
    if (!(await abandon(trx, authority, batch, { by, at }))) return false
    const after = { state: 'abandoned' }
    await logChange(trx, authority, {
      at,
      principal: by,
      event: 'import abandoned',
      subject: `batch ${batch}`,
      before,
      after,
    })
    return true
  })
}

async function notWaiting(store: Store, authority: string, batch: number): Promise<ImportRefused> {
  const found = await readBatch(store.db, authority, batch)
  return found
    ? new ImportRefused('not-waiting', `Batch ${batch} does not wait to be published: it is ${found.state}.`)
    : new ImportRefused('no-batch', `There is no batch ${batch}.`)
}

async function keptFiles(store: Store, authority: string, batch: number): Promise<KeptFile[]> {
  const files = await readReceivedFiles(store.db, authority, batch)
  return files.map(({ name, hash, bytes, kept_as }) => {
    if (kept_as === null) throw new ImportRefused('file-not-kept', `The file ${name} was not kept. Import it again.`)
    return { name, hash, bytes, storedAs: kept_as }
  })
}

/** Throws `ImportRefused` when a kept file is gone or is not what was received. */
async function checkKept(file: ReceivedFile): Promise<void> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of file.open()) hash.update(chunk)
  } catch {
    throw new ImportRefused('file-missing', `The kept file ${file.name} cannot be read. Import the extract again.`)
  }
  if (hash.digest('hex') !== file.hash) {
    throw new ImportRefused('file-changed', `The kept file ${file.name} is not what was received. Import it again.`)
  }
}

/** What was found amiss with the archive the files came in, which cannot be found again in the files. */
async function issuesOfArchive(store: Store, authority: string, batch: number): Promise<Issue[]> {
  const issues = await readIssues(store.db, authority, batch, { severity: 'error', limit: 100_000 })
  return issues.filter(each => each.code.startsWith('zip-')).map(({ ordinal, ...issue }) => issue)
}
