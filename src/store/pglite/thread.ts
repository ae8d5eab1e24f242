import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { lockFolder } from './folder-lock.ts'
import type { Reply } from './messages.ts'

/** A thread that opens PGlite in a folder, which is taken for this process. */
export interface DatabaseThread {
  readonly worker: Worker
  /** What it says first. Fails where the thread itself does. */
  readonly opened: Promise<Reply>
  /** Ends the thread and gives the folder free. */
  release(): Promise<void>
}

/**
 * Takes a folder and starts opening PGlite in it, which takes as long as loading what will work on it: little is loaded
 * here, so that it can begin first. Throws `StoreInUse` when another process has the folder.
 */
export function startDatabaseThread(folder: string): DatabaseThread {
  const unlock = lockFolder(folder)
  try {
    const data = join(folder, 'record')
    mkdirSync(data, { recursive: true, mode: 0o700 })
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { folder: data },
      execArgv: [],
      name: 'sightline-database',
    })
    const opened = new Promise<Reply>((resolve, reject) => {
      worker.once('error', reject)
      worker.once('message', (reply: Reply) => {
        worker.off('error', reject)
        resolve(reply)
      })
    })
    // Whoever asks for it is told.
    opened.catch(() => {})
    const release = async () => {
      await worker.terminate()
      unlock()
    }
    return { worker, opened, release }
  } catch (error) {
    unlock()
    throw error
  }
}
