import type { Permission } from '../domain/access/permissions.ts'

/** Long work under way or lately over: what a page shows of it. */
export interface Job {
  readonly id: string
  /** What is being done: "Importing the extract of 23 November". Never a child's name. */
  readonly title: string
  /** Where it is followed and its result found. */
  readonly href: string
  /** Who may know of it. */
  readonly permission: Permission
  readonly state: 'running' | 'done' | 'failed'
  /** The step it is at: "Reading files". */
  readonly step: string | undefined
  readonly done: number
  /** Undefined while nobody can say how much there is. */
  readonly total: number | undefined
  readonly startedAt: Date
  readonly endedAt: Date | undefined
  /** By the pace so far; undefined while it cannot be said. */
  readonly secondsLeft: number | undefined
  /** How it ended, in a sentence. */
  readonly message: string | undefined
}

/** What does the work tells of it. */
export interface JobHandle {
  readonly id: string
  progress(step: string | undefined, done: number, total?: number): void
  finish(message?: string): void
  fail(message: string): void
}

/** Long work of this process. */
export interface Jobs {
  start(given: Pick<Job, 'id' | 'title' | 'href' | 'permission'>): JobHandle
  find(id: string): Job | undefined
  /** Newest first. */
  list(): readonly Job[]
  /** Calls back at a job's start and end, and at most a few times a second between. Returns what stops it. */
  onChange(listener: (job: Job) => void): () => void
}

const mostKept = 100
const millisecondsBetweenNews = 250

/** Keeps account of long work, in memory, and tells whoever listens; of one job not more often than four times a second. */
export function createJobs(clock: () => Date): Jobs {
  const jobs = new Map<string, Job>()
  const listeners = new Set<(job: Job) => void>()
  const toldAt = new Map<string, number>()

  function keep(job: Job, atOnce: boolean): void {
    jobs.set(job.id, job)
    const now = clock().getTime()
    if (!atOnce && now - (toldAt.get(job.id) ?? 0) < millisecondsBetweenNews) return
    toldAt.set(job.id, now)
    for (const each of listeners) each(job)
  }

  function forgetOld(): void {
    for (const job of jobs.values()) {
      if (jobs.size <= mostKept) return
      if (job.state === 'running') continue
      jobs.delete(job.id)
      toldAt.delete(job.id)
    }
  }

  return {
    start(given) {
      const begun = {
        ...given,
        state: 'running',
        step: undefined,
        done: 0,
        total: undefined,
        startedAt: clock(),
      } as const
      jobs.delete(given.id)
      keep({ ...begun, endedAt: undefined, secondsLeft: undefined, message: undefined }, true)
      forgetOld()
      const change = (changes: Partial<Job>, atOnce: boolean) => {
        const job = jobs.get(given.id)
        if (job?.state === 'running') keep({ ...job, ...changes }, atOnce)
      }
      const end = (state: 'done' | 'failed', message: string | undefined) =>
        change({ state, message, endedAt: clock(), secondsLeft: undefined, step: undefined }, true)
      return {
        id: given.id,
        progress(step, done, total) {
          const secondsLeft = secondsToGo(clock().getTime() - begun.startedAt.getTime(), done, total)
          change({ step, done, total, secondsLeft }, false)
        },
        finish: message => end('done', message),
        fail: message => end('failed', message),
      }
    },
    find: id => jobs.get(id),
    list: () => [...jobs.values()].reverse(),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Seconds until the end at the pace so far; undefined in the first two seconds, or where the end is not known. */
function secondsToGo(elapsedMilliseconds: number, done: number, total: number | undefined): number | undefined {
  if (total === undefined || done <= 0 || elapsedMilliseconds < 2000) return undefined
  return Math.max(0, Math.round(((total - done) * elapsedMilliseconds) / done / 1000))
}
