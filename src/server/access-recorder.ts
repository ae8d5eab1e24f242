import type { AccessEntry } from './audit.ts'

/** Writes the access log: what is about a child before anything is shown, the rest soon after. */
export interface AccessRecorder {
  /** Resolves once the entries are kept. Throws if they cannot be: then nothing may be shown. */
  now(entries: readonly AccessEntry[]): Promise<void>
  /** Keeps an entry within a second or so; tried again until it is kept. */
  soon(entry: AccessEntry): void
  /** Keeps whatever waits. */
  flush(): Promise<void>
  /** Keeps whatever waits, and stops. */
  close(): Promise<void>
}

const mostWaiting = 50_000

export function createAccessRecorder(
  record: (entries: readonly AccessEntry[]) => Promise<void>,
  onFailure: (error: unknown, waiting: number) => void,
  everyMilliseconds = 1000,
): AccessRecorder {
  let waiting: AccessEntry[] = []
  let timer: NodeJS.Timeout | undefined
  let underWay: Promise<void> = Promise.resolve()

  function schedule(): void {
    timer ??= setTimeout(() => void flush(), everyMilliseconds).unref()
  }

  async function writeWaiting(): Promise<void> {
    const entries = waiting
    if (entries.length === 0) return
    waiting = []
    try {
      await record(entries)
    } catch (error) {
      waiting = [...entries, ...waiting].slice(-mostWaiting)
      onFailure(error, waiting.length)
      schedule()
    }
  }

  function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    underWay = underWay.then(writeWaiting)
    return underWay
  }

  return {
    flush,
    now: record,
    soon(entry) {
      waiting.push(entry)
      schedule()
    },
    async close() {
      await flush()
      clearTimeout(timer)
    },
  }
}
