import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { numberText } from '../../domain/words/numbers.ts'
import type { Excess } from '../../intake/compare/comparison.ts'
import { ImportRefused } from '../../intake/import-error.ts'
import type { ImportOutcome } from '../../intake/import-outcome.ts'
import type { ImportProgress } from '../../intake/import-progress.ts'
import { arrivingName, removeLeftBehind } from '../../intake/receive/arriving.ts'
import type { ImportDesk, Sent, SettingAsked, Watching } from '../../rooms/imports/index.ts'
import type { JobHandle, Jobs } from '../../server/progress.ts'
import { safeFileName } from './file-name.ts'
import type { Intake } from './intake.ts'

/** Settings that were tried and are remembered: each holds every child it would move. */
const mostTried = 20

/** The desk of one authority in a server: hands work to intake and tells its progress as a job. */
export class Desk implements ImportDesk {
  readonly #intake: Intake
  readonly #jobs: Jobs
  readonly #authority: string
  /** Where files that were sent wait until they have been kept. */
  readonly #arriving: string
  readonly #results = new Map<string, string>()
  readonly #tried = new Map<string, NonNullable<ReturnType<ImportDesk['triedSetting']>>>()
  readonly #onTrouble: (error: unknown) => void
  #deriving: { readonly id: string; begun: boolean } | undefined
  #watching: () => Watching | undefined = () => undefined

  constructor(given: {
    intake: Intake
    jobs: Jobs
    authority: string
    folder: string
    /** What nobody is told on a page: faults of ours. */
    onTrouble: (error: unknown) => void
  }) {
    this.#intake = given.intake
    this.#jobs = given.jobs
    this.#authority = given.authority
    this.#arriving = join(given.folder, 'arriving')
    this.#onTrouble = given.onTrouble
  }

  /** Says where to ask about the watched folder. */
  watches(watching: () => Watching | undefined): void {
    this.#watching = watching
  }

  watching(): Watching | undefined {
    return this.#watching()
  }

  resultOf(job: string): string | undefined {
    return this.#results.get(job)
  }

  /** Removes the files that a server which died had been sent and not yet kept. */
  removeLeftBehind(): Promise<void> {
    return removeLeftBehind(this.#arriving)
  }

  async receive({ uploads, format, mode, by }: Sent): Promise<string> {
    const folder = join(this.#arriving, arrivingName())
    const remove = () => rm(folder, { recursive: true, force: true })
    const paths = await movedInto(folder, uploads).catch(async error => {
      await remove()
      throw error
    })
    const [only, ...more] = paths
    const path = more.length === 0 ? only! : paths
    const names = uploads.length === 1 ? uploads[0]!.name : `${uploads.length} files`
    return this.#begin(`Reading ${names}`, async tell => {
      try {
        const request = { path, format, mode, by, authority: this.#authority, confirm: 'ask' } as const
        return await this.#intake.run({ kind: 'import', ...request }, tell)
      } finally {
        await remove()
      }
    })
  }

  publish(batch: number, accepted: ReadonlySet<Excess>, by: string): string {
    const accepts = { acceptGone: accepted.has('gone'), acceptRefused: accepted.has('refused') }
    const work = { kind: 'publish', authority: this.#authority, batch, ...accepts, by } as const
    return this.#begin(`Publishing import ${batch}`, tell => this.#intake.run(work, tell))
  }

  takeBack(batch: number, reason: string, by: string): string {
    const work = { kind: 'take back', authority: this.#authority, batch, reason, by } as const
    const job = this.#job(randomUUID(), `Taking import ${batch} back`)
    void this.#end(
      job,
      this.#intake
        .run(work, progress => tellOf(job, progress))
        .then(() => ({ to: `/imports/${batch}`, message: `Import ${batch} is taken back.` })),
    )
    return job.id
  }

  readAgain(batch: number, by: string): string {
    const work = { kind: 'read again', authority: this.#authority, batch, by } as const
    return this.#begin(`Reading the files of import ${batch} again`, tell => this.#intake.run(work, tell))
  }

  letGoOfFiles(): void {
    this.#intake.run({ kind: 'let go of files' }).catch(this.#onTrouble)
  }

  deriveAgain(because: 'words changed' | 'rules changed' | 'standards changed'): string {
    if (this.#deriving?.begun === false) return this.#deriving.id
    const id = randomUUID()
    const waiting = { id, begun: false }
    this.#deriving = waiting
    const job = this.#job(id, 'Working out every child again')
    const work = { kind: 'derive again', authority: this.#authority, because } as const
    const told = this.#intake.run(
      work,
      progress => tellOf(job, progress),
      () => (waiting.begun = true),
    )
    void this.#end(
      job,
      told.then(({ children }) => ({
        to: because === 'standards changed' ? '/standards/local' : '/imports/mappings',
        message: `${numberText(children)} children worked out again.`,
      })),
    ).finally(() => {
      if (this.#deriving === waiting) this.#deriving = undefined
    })
    return id
  }

  trySetting(asked: SettingAsked): string {
    const { standardId, from, setting } = asked
    const id = randomUUID()
    const href = `/standards/${encodeURIComponent(standardId)}/setting/tried/${id}`
    const title = `What a setting of ${standardId} would change`
    const job = this.#jobs.start({ id, title, href, permission: 'set-local-standards' })
    this.#tried.set(id, { asked, tried: undefined })
    for (const oldest of this.#tried.keys()) if (this.#tried.size > mostTried) this.#tried.delete(oldest)
    const work = { kind: 'try setting', authority: this.#authority, standardId, from, setting } as const
    const told = this.#intake.run(work, progress => tellOf(job, progress))
    void this.#end(
      job,
      told.then(tried => {
        if (this.#tried.has(id)) this.#tried.set(id, { asked, tried })
        return { to: href, message: undefined }
      }),
    )
    return id
  }

  triedSetting(job: string): ReturnType<ImportDesk['triedSetting']> {
    return this.#tried.get(job)
  }

  #begin(title: string, work: (tell: (progress: ImportProgress) => void) => Promise<ImportOutcome>): string {
    const job = this.#job(randomUUID(), title)
    void this.#end(
      job,
      work(progress => tellOf(job, progress)).then(({ batch, message }) => ({ to: `/imports/${batch}`, message })),
    )
    return job.id
  }

  #job(id: string, title: string): JobHandle {
    return this.#jobs.start({ id, title, href: `/imports/work/${id}`, permission: 'see-imports' })
  }

  async #end(job: JobHandle, ending: Promise<{ to: string; message: string | undefined }>): Promise<void> {
    try {
      const { to, message } = await ending
      this.#results.set(job.id, to)
      job.finish(message)
    } catch (error) {
      if (error instanceof ImportRefused) job.fail(error.message)
      else {
        // What came before the fault may have been published: deriving by standards that an import brings into use.
        job.fail(
          'The work stopped because of a fault in Sightline. The log of the server says which. The Imports page shows whether anything was published.',
        )
        this.#onTrouble(error)
      }
    }
  }
}

/** Each in a folder of its own, so that two of the same name stay two. */
async function movedInto(folder: string, uploads: Sent['uploads']): Promise<string[]> {
  const paths: string[] = []
  for (const [at, upload] of uploads.entries()) {
    const place = join(folder, String(at))
    await mkdir(place, { recursive: true, mode: 0o700 })
    const path = join(place, safeFileName(upload.name))
    await upload.moveTo(path)
    paths.push(path)
  }
  return paths
}

const steps: Readonly<Record<ImportProgress['step'], string>> = {
  waiting: 'Waiting for the work before it',
  receiving: 'Taking the files in',
  reading: 'Reading the files',
  comparing: 'Comparing with what is held',
  writing: 'Writing what is new',
  deriving: 'Working out children',
  published: 'Done',
}

function tellOf(job: JobHandle, { step, rows, totalRows, bytes, totalBytes }: ImportProgress): void {
  if (step === 'reading') job.progress(steps[step], bytes, totalBytes)
  else job.progress(steps[step], rows, totalRows)
}
