import type { OnProgress } from '../../intake/import-progress.ts'
import type { PgliteStore, Store } from '../../store/index.ts'
import type { Intake, IntakeWork, ResultOf } from './intake.ts'
import { IntakeThread } from './intake-thread.ts'
import { asError, type Given, type Told } from './thread-messages.ts'

/**
 * Intake in a thread of its own, one piece of work after the other: the thread that answers people goes on answering.
 * The thread is kept, since what V8 compiled for one import serves the next, a fifth faster. `url` is the PostgreSQL
 * server's, where the record is on one; `ready` is a thread that was started already.
 */
export function intakeInThread(
  store: Store,
  filesFolder: string,
  url: string | undefined,
  ready?: IntakeThread,
): Intake {
  let last: Promise<unknown> = Promise.resolve()
  let underWay = 0
  let kept: IntakeThread | undefined
  if (ready) keep(ready)
  return {
    run<W extends IntakeWork>(
      work: W,
      onProgress: OnProgress = () => {},
      onBegun: () => void = () => {},
    ): Promise<ResultOf<W>> {
      if (underWay++ > 0) onProgress({ step: 'waiting', rows: 0, bytes: 0, totalBytes: 0, rate: 0 })
      const result = last
        .then(() => {
          // The line first: where the record has been closed there is nothing for a thread to do.
          const record = lineTo(store, url)
          const thread = kept ?? keep(new IntakeThread())
          onBegun()
          return inThread(thread, store, { kind: 'work', record, filesFolder, work }, onProgress)
        })
        .finally(() => underWay--)
      last = result.catch(() => {})
      return result as Promise<ResultOf<W>>
    },
  }

  function keep(thread: IntakeThread): IntakeThread {
    kept = thread
    thread.whenEnded(() => {
      if (kept === thread) kept = undefined
    })
    return thread
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

async function inThread(thread: IntakeThread, store: Store, given: Given, onProgress: OnProgress): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  const take = (told: Told) => {
    if (told.kind === 'progress') onProgress(told.progress)
    else if (told.kind === 'done') resolve(told.result)
    else reject(asError(told.error))
  }
  // Out of memory, or a fault outside the work itself: the batch it had begun would seem to be under way for ever.
  const isOver = thread.whenEnded(why => {
    const giveUp = () => reject(why)
    failOwn(store).then(giveUp, giveUp)
  })
  const { worker } = thread
  worker.on('message', take)
  worker.ref()
  try {
    worker.postMessage(given, 'port' in given.record ? [given.record.port] : [])
    return await promise
  } finally {
    isOver()
    worker.off('message', take)
    worker.unref()
  }
}
