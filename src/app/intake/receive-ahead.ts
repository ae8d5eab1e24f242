import type { Worker } from 'node:worker_threads'
import { ImportRefused } from '../../intake/import-error.ts'
import { handOver } from '../../intake/receive/hand-over.ts'
import { NothingReceived, receivePath } from '../../intake/receive/receive-path.ts'
import { asFailure, type Files } from './thread-messages.ts'

/**
 * Takes in the files of a folder for a thread that is still loading, in one that only waits for the record to open; until
 * `signal` says that nobody wants them any more.
 */
export async function receiveFor(worker: Worker, folder: string, signal: AbortSignal): Promise<void> {
  try {
    const { handed, transfer } = handOver(await receivePath(folder, { signal }))
    worker.postMessage({ kind: 'files', handed } satisfies Files, transfer)
  } catch (error) {
    const told = error instanceof NothingReceived ? new ImportRefused('nothing-received', error.message) : error
    worker.postMessage({ kind: 'no files', error: asFailure(told) } satisfies Files)
  }
}
