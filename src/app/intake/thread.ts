import { Worker } from 'node:worker_threads'
import type { OnProgress } from '../../intake/import-progress.ts'
import { failOwnBatches } from '../../store/batches.ts'
import type { PgliteStore, Store } from '../../store/index.ts'
import type { Intake, IntakeWork, ResultOf } from './intake.ts'
import { asError, type Given, type Told } from './thread-messages.ts'

/** As bin/sightline.mjs gives an import of the command line: three times the half space set there. */
const maxYoungGenerationSizeMb = 192

/**
 * Intake in a thread of its own, one piece of work after the other: the thread that answers people goes on answering.
 * `url` is the PostgreSQL server's, where the record is on one.
 */
export function intakeInThread(store: Store, filesFolder: string, url: string | undefined): Intake {
  let last: Promise<unknown> = Promise.resolve()
  let underWay = 0
  return {
    run<W extends IntakeWork>(work: W, onProgress: OnProgress = () => {}): Promise<ResultOf<W>> {
      if (underWay++ > 0) onProgress({ step: 'waiting', rows: 0, bytes: 0, totalBytes: 0, rate: 0 })
      const result = last
        .then(() => inThread(store, { record: lineTo(store, url), filesFolder, work }, onProgress))
        .finally(() => underWay--)
      last = result.catch(() => {})
      return result as Promise<ResultOf<W>>
    },
  }
}

function lineTo(store: Store, url: string | undefined): Given['record'] {
  return store.engine === 'pglite' ? { port: (store as PgliteStore).share() } : { url: url! }
}

async function inThread(store: Store, given: Given, onProgress: OnProgress): Promise<unknown> {
  const worker = new Worker(new URL('./thread-entry.ts', import.meta.url), {
    workerData: given,
    transferList: 'port' in given.record ? [given.record.port] : [],
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb },
    name: 'sightline-intake',
  })
  const exited = new Promise<void>(resolve => worker.once('exit', () => resolve()))
  try {
    return await new Promise((resolve, reject) => {
      worker.on('message', (told: Told) => {
        if (told.kind === 'progress') onProgress(told.progress)
        else if (told.kind === 'done') resolve(told.result)
        else reject(asError(told.error))
      })
      // Out of memory, or a fault outside the work itself: the batch it had begun would seem to be under way for ever.
      worker.once('error', error => void failOwnBatches(store.db, new Date()).finally(() => reject(error)))
      worker.once('exit', code => reject(new Error(`The import stopped unexpectedly (${code}).`)))
    })
  } finally {
    await exited
  }
}
