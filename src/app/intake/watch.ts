import { readdir, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { ImportRefused } from '../../intake/import-error.ts'
import type { ImportOutcome } from '../../intake/import-outcome.ts'
import { receiveFiles, receivePath } from '../../intake/receive/receive-path.ts'
import { MemoryLeft } from '../../intake/receive/received.ts'
import { NothingReceived } from '../../intake/receive/refusals.ts'
import type { Watching } from '../../rooms/imports/index.ts'
import { findSameReceived } from '../../store/batches.ts'
import type { Store } from '../../store/store.ts'
import type { Intake } from './intake.ts'

export interface WatchOptions {
  readonly folder: string
  readonly authority: string
  readonly store: Store
  readonly intake: Intake
  readonly milliseconds?: number
  readonly clock: () => Date
  /** Told of each extract that was imported, or why it was not: in words, which may quote it, and by a code. */
  readonly tell: (
    what: string,
    outcome: ImportOutcome | undefined,
    trouble: string | undefined,
    code?: string | undefined,
  ) => void
  /** Told once when the folder cannot be looked at, and once when it can be again. */
  readonly amiss: (words: string) => void
}

/** How long to wait before an extract is tried again that the record could not take: twice as long each time, at most. */
const firstPause = 5000
const longestPause = 30 * 60_000

/** An extract that could not be imported for a reason that may pass: the database was away, a file not readable yet. */
interface ToTryAgain {
  readonly mark: string
  readonly why: string
  readonly pause: number
  /** Not before then. */
  readonly at: number
}

/** An extract in the folder: a folder, a zip or a file, or the loose CSV files together. */
interface Landed {
  readonly name: string
  readonly path: string | readonly string[]
  /** Size and time of everything in it: once it stays the same, whoever writes it has finished. */
  readonly mark: string
  readonly at: number
}

/**
 * Imports what lands in a folder, oldest first, publishing it as `--yes` would, except that what would take away more
 * than 5%, or of which more than 5% was refused, waits on the Imports page. An extract is taken once it has stayed the same between two looks. Nothing in the folder
 * is moved or changed; what has been received before, by its content, is passed by. What failed for a reason that may pass
 * is tried again. Looks rather than listens: shared network folders do not tell of changes.
 */
export class Watch {
  readonly #options: WatchOptions
  #seen = new Map<string, string>()
  readonly #dealtWith = new Map<string, string>()
  readonly #toTryAgain = new Map<string, ToTryAgain>()
  /** Why what still lies in the folder was refused. */
  readonly #refused = new Map<string, string>()
  #lookedAt: Date | undefined
  #trouble: string | undefined
  /** What was last said to be amiss with the folder itself. */
  #folderTrouble: string | undefined
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(options: WatchOptions) {
    this.#options = options
  }

  start(): void {
    const look = () => {
      this.#looking = this.look().finally(() => {
        if (!this.#stopped) this.#timer = setTimeout(look, this.#options.milliseconds ?? 5000).unref()
      })
    }
    look()
  }

  /** Stops looking, when the import under way is over. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#looking
  }

  watching(): Watching {
    return { folder: this.#options.folder, lookedAt: this.#lookedAt, trouble: this.#trouble }
  }

  /** One look at the folder: imports whatever is new in it and has stayed as it was at the look before. */
  async look(): Promise<void> {
    const { folder, clock } = this.#options
    try {
      const { landed, leadOut } = await landedIn(folder)
      const before = this.#seen
      this.#seen = new Map(landed.map(each => [each.name, each.mark]))
      for (const each of landed) {
        if (this.#stopped) return
        if (before.get(each.name) !== each.mark || this.#dealtWith.get(each.name) === each.mark) continue
        const again = this.#toTryAgain.get(each.name)
        if (again?.mark === each.mark && clock().getTime() < again.at) continue
        await this.#import(each)
      }
      for (const name of this.#toTryAgain.keys()) if (!this.#seen.has(name)) this.#toTryAgain.delete(name)
      for (const name of this.#refused.keys()) if (!this.#seen.has(name)) this.#refused.delete(name)
      this.#sayOfFolder(leadOut > 0 ? linksLeadOut : undefined)
      this.#trouble = this.#troubleNow()
    } catch (error) {
      this.#trouble = whyNotLookedAt(error)
      this.#sayOfFolder(this.#trouble)
    }
    this.#lookedAt = clock()
  }

  #troubleNow(): string | undefined {
    // All of it: the server's log says only that there is something.
    const all = [
      ...Array.from(this.#toTryAgain, ([name, { why }]) => `${name} could not be imported, and is tried again. ${why}`),
      ...Array.from(this.#refused, ([name, why]) => `${name} was not imported. ${why.split('\n')[0]}`),
      ...(this.#folderTrouble === undefined ? [] : [this.#folderTrouble]),
    ]
    return all.length === 0 ? undefined : all.join(' ')
  }

  #sayOfFolder(trouble: string | undefined): void {
    if (trouble === this.#folderTrouble) return
    this.#folderTrouble = trouble
    this.#options.amiss(trouble ?? 'The folder can be looked at again.')
  }

  async #import({ name, path, mark }: Landed): Promise<void> {
    const { authority, store, intake, tell, clock } = this.#options
    const settled = () => {
      this.#dealtWith.set(name, mark)
      this.#toTryAgain.delete(name)
      this.#refused.delete(name)
    }
    try {
      // Only for their hash: they are read in the intake's own thread.
      const options = { left: new MemoryLeft(0) }
      const received = await (typeof path === 'string' ? receivePath(path, options) : receiveFiles(path, options))
      const { hash } = received
      await received.dispose()
      if (await findSameReceived(store.db, authority, hash)) return settled()
      const request = { path, authority, mode: 'replace', confirm: 'yes', by: 'watched folder' } as const
      const outcome = await intake.run({ kind: 'import', ...request })
      settled()
      tell(name, outcome, undefined)
    } catch (error) {
      if (error instanceof ImportRefused) {
        settled()
        this.#refused.set(name, error.message)
        tell(name, undefined, error.message, error.code)
        return
      }
      const before = this.#toTryAgain.get(name)
      const isSaid = before?.mark === mark
      const pause = isSaid ? Math.min(2 * before.pause, longestPause) : firstPause
      const why = error instanceof NothingReceived ? error.message : String(error)
      this.#toTryAgain.set(name, { mark, why, pause, at: clock().getTime() + pause })
      if (!isSaid) tell(name, undefined, `${why} It is tried again until it can be.`)
    }
  }
}

/** Why a folder to be watched cannot be looked at; undefined where it can. */
export async function troubleWithFolder(folder: string): Promise<string | undefined> {
  try {
    await readdir(folder)
    return undefined
  } catch (error) {
    return whyNotLookedAt(error)
  }
}

function whyNotLookedAt(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return 'The folder is not there.'
  if (code === 'ENOTDIR') return 'It is no folder.'
  if (code === 'EACCES' || code === 'EPERM') return 'Sightline may not read the folder.'
  return String(error)
}

/** Names that something still being written, or the system, gives its files. */
const passedBy = /^[.~]|\.(tmp|part|partial|crdownload|filepart)$/i

const linksLeadOut = 'There is a link in the folder that leads out of it. What is behind such links is not imported.'

/** What lies in a folder, and how many links in it lead out: whoever may write there may not read all that we may. */
async function landedIn(folder: string): Promise<{ landed: Landed[]; leadOut: number }> {
  const own = await realpath(folder)
  let leadOut = 0
  const landed: Landed[] = []
  const loose: { path: string; size: number; at: number }[] = []
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (passedBy.test(entry.name)) continue
    const path = join(folder, entry.name)
    if (entry.isSymbolicLink()) {
      const target = await realpath(path).catch(() => undefined)
      if (target === undefined) continue
      if (!target.startsWith(own + sep)) {
        leadOut++
        continue
      }
    }
    const found = await stat(path).catch(() => undefined)
    if (found === undefined) continue
    if (found.isDirectory()) {
      const inside = await insideOf(path)
      if (inside.marks.length > 0)
        landed.push({ name: entry.name, path, mark: inside.marks.sort().join('\n'), at: inside.at })
    } else if (/\.csv$/i.test(entry.name)) loose.push({ path, size: found.size, at: found.mtimeMs })
    else if (found.isFile())
      landed.push({ name: entry.name, path, mark: `${found.size} ${found.mtimeMs}`, at: found.mtimeMs })
  }
  if (loose.length > 0) {
    const paths = loose.map(each => each.path).sort()
    const mark = loose
      .map(each => `${each.path} ${each.size} ${each.at}`)
      .sort()
      .join('\n')
    landed.push({ name: 'CSV files', path: paths, mark, at: Math.max(...loose.map(each => each.at)) })
  }
  return { landed: landed.sort((a, b) => a.at - b.at), leadOut }
}

/** What there is in a folder, however deep. One that may not be read is marked too: it is told of, by name, as it is taken. */
async function insideOf(folder: string): Promise<{ marks: string[]; at: number }> {
  const marks: string[] = []
  let at = 0
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => error)
  if (entries instanceof Error) return { marks: entries.code === 'ENOENT' ? [] : [`${folder} ${entries.code}`], at }
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      const below = await insideOf(path)
      marks.push(...below.marks)
      at = Math.max(at, below.at)
      continue
    }
    if (!entry.isFile() || passedBy.test(entry.name)) continue
    const found = await stat(path).catch(() => undefined)
    if (found === undefined) continue
    marks.push(`${path} ${found.size} ${found.mtimeMs}`)
    at = Math.max(at, found.mtimeMs)
  }
  return { marks, at }
}
