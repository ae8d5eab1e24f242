import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import type { Ahead } from './thread-messages.ts'

/** Beyond V8's own measure, so that what is read of a child has gone before it would be moved to where it lasts. */
const maxYoungGenerationSizeMb = 192

/** A thread that loads what intake needs, and then waits for work. While it waits it keeps no process from ending. */
export class IntakeThread {
  readonly worker: Worker
  readonly #whenEnded = new Set<(why: Error) => void>()
  #ended: Error | undefined

  /**
   * Started before there is anything for it to do: loading takes it as long as opening a record. Where it will be asked to
   * import certain files and nothing else, it begins to take them in, or waits to be given them.
   */
  constructor(files?: Ahead['files']) {
    // A thread can clear its memory only if this was said before it started.
    setFlagsFromString('--expose-gc')
    this.worker = new Worker(new URL('./thread-entry.ts', import.meta.url), {
      workerData: { files } satisfies Ahead,
      execArgv: [],
      resourceLimits: { maxYoungGenerationSizeMb },
      name: 'sightline-intake',
    })
    this.worker.unref()
    let failed: Error | undefined
    this.worker.once('error', error => {
      failed = error as Error
    })
    this.worker.once('exit', code => {
      this.#ended = failed ?? new Error(`The import stopped unexpectedly (${code}).`)
      for (const each of this.#whenEnded) each(this.#ended)
    })
  }

  /** Calls back when the thread has ended, at once if it has. Returns what takes that back. */
  whenEnded(call: (why: Error) => void): () => void {
    if (this.#ended) call(this.#ended)
    else this.#whenEnded.add(call)
    return () => this.#whenEnded.delete(call)
  }
}
