import type { AccessEntry } from './audit.ts'

/** Writes the access log: what is about a child before anything is shown, the rest soon after. */
export interface AccessRecorder {
  /** Resolves once the entries are kept. Throws if they cannot be: then nothing may be shown. */
  now(entries: readonly AccessEntry[]): Promise<void>
  /** Keeps an entry within a second or so; tried again until it is kept, while no more wait than there is room for. */
  soon(entry: AccessEntry): void
  /** Keeps whatever waits. */
  flush(): Promise<void>
  /** Keeps whatever waits, and stops. */
  close(): Promise<void>
}

/** Entries of one request, and who waits for them. */
interface Asked {
  readonly entries: readonly AccessEntry[]
  kept(): void
  failed(error: unknown): void
}

const mostWaiting = 50_000
/** Entries written at once: more would make the first of them wait for the last. */
const mostTogether = 2000

/**
 * The log is a chain, so that only one writer can add to it at a time. Whoever comes while one write is under way is
 * written together with all others who came meanwhile: a page waits for two writes at most, however many people open
 * pages at once.
 */
export function createAccessRecorder(
  record: (entries: readonly AccessEntry[]) => Promise<void>,
  /** Told how many entries wait to be tried again, and how many of the oldest were given up for want of room. */
  onFailure: (error: unknown, waiting: number, givenUp: number) => void,
  everyMilliseconds = 1000,
): AccessRecorder {
  let asked: Asked[] = []
  let isWriting = false
  let waiting: AccessEntry[] = []
  let timer: NodeJS.Timeout | undefined
  let underWay: Promise<void> = Promise.resolve()

  function now(entries: readonly AccessEntry[]): Promise<void> {
    return new Promise((resolve, reject) => {
      asked.push({ entries, kept: resolve, failed: reject })
      if (!isWriting) void writeAsked()
    })
  }

  async function writeAsked(): Promise<void> {
    isWriting = true
    while (asked.length > 0) {
      const together = nextTogether()
      try {
        await record(together.flatMap(each => each.entries))
        for (const each of together) each.kept()
      } catch (error) {
        if (together.length > 1 && isAboutValues(error)) await writeOneByOne(together)
        else for (const each of together) each.failed(error)
      }
    }
    isWriting = false
  }

  function nextTogether(): Asked[] {
    let entries = 0
    let requests = 0
    while (requests < asked.length && (requests === 0 || entries + asked[requests]!.entries.length <= mostTogether)) {
      entries += asked[requests++]!.entries.length
    }
    const together = asked.slice(0, requests)
    asked = asked.slice(requests)
    return together
  }

  /** Entries that cannot be kept fail their own request and no other. */
  async function writeOneByOne(together: readonly Asked[]): Promise<void> {
    for (const each of together) await record(each.entries).then(each.kept, each.failed)
  }

  function schedule(): void {
    timer ??= setTimeout(() => void flush(), everyMilliseconds).unref()
  }

  async function writeWaiting(): Promise<void> {
    const entries = waiting
    if (entries.length === 0) return
    waiting = []
    try {
      await now(entries)
    } catch (error) {
      const all = [...entries, ...waiting]
      waiting = all.slice(-mostWaiting)
      onFailure(error, waiting.length, all.length - waiting.length)
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
    now,
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

/** Whether the database refused a value (SQLSTATE classes 22 and 23), rather than being away or full. */
function isAboutValues(error: unknown): boolean {
  return /^2[23]/.test(String((error as { readonly code?: unknown } | undefined)?.code ?? ''))
}
