import { Worker } from 'node:worker_threads'
import type { OnProgress } from '../../intake/import-progress.ts'
import type { PgliteStore, Store } from '../../store/index.ts'
import type { Intake, IntakeWork, ResultOf } from './intake.ts'
import { type Ahead, asError, type Given, type Told } from './thread-messages.ts'

/** As bin/sightline.mjs gives an import of the command line: three times the half space set there. */
const maxYoungGenerationSizeMb = 192

/** A thread that loads what intake needs, and then waits for one piece of work. */
export interface IntakeThread {
  readonly worker: Worker
  /** Comes when the thread has ended, with what it failed of. */
  readonly ended: Promise<{ readonly error: Error }>
}

/**
 * Starts a thread before there is anything for it to do: loading takes it as long as opening a record. Where it will be
 * asked to import certain files and nothing else, it begins to take them in, or waits to be given them.
 */
export function startThread(files?: Ahead['files']): IntakeThread {
  const worker = new Worker(new URL('./thread-entry.ts', import.meta.url), {
    workerData: { files } satisfies Ahead,
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb },
    name: 'sightline-intake',
  })
  let failed: Error | undefined
  worker.once('error', error => {
    failed = error as Error
  })
  const ended = new Promise<{ error: Error }>(resolve => {
    worker.once('exit', code => resolve({ error: failed ?? new Error(`The import stopped unexpectedly (${code}).`) }))
  })
  return { worker, ended }
}

/**
 * Intake in a thread of its own, one piece of work after the other: the thread that answers people goes on answering.
 * `url` is the PostgreSQL server's, where the record is on one; `ready` does the first piece of work, if it was started.
 */
export function intakeInThread(
  store: Store,
  filesFolder: string,
  url: string | undefined,
  ready?: IntakeThread,
): Intake {
  let last: Promise<unknown> = Promise.resolve()
  let underWay = 0
  return {
    run<W extends IntakeWork>(work: W, onProgress: OnProgress = () => {}): Promise<ResultOf<W>> {
      if (underWay++ > 0) onProgress({ step: 'waiting', rows: 0, bytes: 0, totalBytes: 0, rate: 0 })
      const result = last
        .then(() => {
          // The line first: where the record has been closed there is nothing for a thread to do.
          const record = lineTo(store, url)
          const thread = ready ?? startThread()
          ready = undefined
          return inThread(thread, store, { kind: 'work', record, filesFolder, work }, onProgress)
        })
        .finally(() => underWay--)
      last = result.catch(() => {})
      return result as Promise<ResultOf<W>>
    },
  }
}

function lineTo(store: Store, url: string | undefined): Given['record'] {
  return store.engine === 'pglite' ? { port: (store as PgliteStore).share() } : { url: url! }
}

/** Loaded only here: with it comes what nobody waits for before a thread is started. */
async function failOwn(store: Store): Promise<void> {
  const { failOwnBatches } = await import('../../store/batches.ts')
  await failOwnBatches(store.db, new Date())
}

async function inThread(
  { worker, ended }: IntakeThread,
  store: Store,
  given: Given,
  onProgress: OnProgress,
): Promise<unknown> {
  const told = new Promise((resolve, reject) => {
    let isTold = false
    worker.on('message', (each: Told) => {
      if (each.kind === 'progress') {
        onProgress(each.progress)
        return
      }
      isTold = true
      if (each.kind === 'done') resolve(each.result)
      else reject(asError(each.error))
    })
    // Out of memory, or a fault outside the work itself: the batch it had begun would seem to be under way for ever.
    ended.then(({ error }) => {
      if (isTold) return
      const giveUp = () => reject(error)
      failOwn(store).then(giveUp, giveUp)
    })
  })
  worker.postMessage(given, 'port' in given.record ? [given.record.port] : [])
  try {
    return await told
  } finally {
    await ended
  }
}
