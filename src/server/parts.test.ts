import { inspect } from 'node:util'
import { describe, expect, it, vi } from 'vitest'
import { iso } from '../domain/calendar/day.ts'
import { englandDay } from '../domain/calendar/england-day.ts'
import { createAccessRecorder } from './access-recorder.ts'
import type { AccessEntry } from './audit.ts'
import { createJobs } from './progress.ts'
import { Secret } from './secret.ts'
import { SettingsError, settingsFrom } from './settings.ts'

describe('settings', () => {
  it('have usual values, and an empty variable is as good as none', () => {
    expect(settingsFrom({ PORT: '', HOST: 'localhost' }, '/srv')).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      folder: '/srv/data',
    })
  })

  it.each([
    [{ PORT: 'http' }, 'PORT must be a whole number from 0 to 65535.'],
    [{ PORT: '99999' }, 'PORT must be'],
    [{ HOST: '0.0.0.0' }, 'SIGHTLINE_URL must be'],
    [{ DATABASE_URL: 'mysql://user:hunter2@host/x' }, 'DATABASE_URL must be'],
    [{ SIGHTLINE_LOG_LEVEL: 'loud' }, 'SIGHTLINE_LOG_LEVEL must be one of'],
  ])('say what a good value is for %o', (env, message) => {
    expect(() => settingsFrom(env, '/srv')).toThrow(SettingsError)
    expect(() => settingsFrom(env, '/srv')).toThrow(message)
    expect(() => settingsFrom(env, '/srv')).not.toThrow(/hunter2/)
  })

  it('never print a secret', () => {
    const settings = settingsFrom({ DATABASE_URL: 'postgres://user:hunter2@host/x' }, '/srv')
    expect(settings.databaseUrl).toBeInstanceOf(Secret)
    expect(`${settings.databaseUrl}${JSON.stringify(settings)}${inspect(settings)}`).not.toContain('hunter2')
    expect(settings.databaseUrl?.reveal()).toContain('hunter2')
  })
})

describe('the day in England', () => {
  it.each([
    ['2026-06-30T22:59:59Z', '2026-06-30'],
    ['2026-06-30T23:00:00Z', '2026-07-01'],
    ['2026-12-31T23:59:59Z', '2026-12-31'],
    ['2026-10-25T00:30:00Z', '2026-10-25'],
  ])('at %s is %s', (at, expected) => {
    expect(iso(englandDay(new Date(at)))).toBe(expected)
  })
})

describe('progress', () => {
  it('says how long is left by the pace so far, and nothing once it is over', () => {
    let at = 0
    const jobs = createJobs(() => new Date(at))
    const news: string[] = []
    jobs.onChange(job => news.push(`${job.state} ${job.done}`))
    const job = jobs.start({ id: 'a', title: 'Importing', href: '/imports/1', permission: 'see-imports' })
    job.progress('Reading', 10, 100)
    expect(jobs.find('a')?.secondsLeft).toBeUndefined()
    at = 10_000
    job.progress('Reading', 20, 100)
    job.progress('Reading', 21, 100)
    expect(jobs.find('a')).toMatchObject({ step: 'Reading', done: 21, secondsLeft: 38 })
    job.finish('Published')
    job.progress('Late', 99, 100)
    expect(jobs.find('a')).toMatchObject({ state: 'done', message: 'Published', secondsLeft: undefined, done: 21 })
    expect(news).toEqual(['running 0', 'running 20', 'done 21'])
  })

  it('remembers the last hundred, and all that still run', () => {
    const jobs = createJobs(() => new Date(0))
    const given = (id: string) => ({ id, title: id, href: '/', permission: 'see-imports' }) as const
    jobs.start(given('long'))
    for (let each = 0; each < 200; each++) jobs.start(given(`job ${each}`)).finish()
    expect(jobs.list()).toHaveLength(100)
    expect(jobs.list()[0]?.id).toBe('job 199')
    expect(jobs.find('long')?.state).toBe('running')
  })
})

describe('the access log behind requests', () => {
  const entry: AccessEntry = {
    authorityId: '999',
    at: new Date(0),
    principal: 'p',
    role: 'director',
    event: 'live.viewed',
    page: '/',
    allowed: true,
    because: 'see-numbers',
    request: 'AAAA-AAAA',
  }

  it('loses nothing when it cannot be written for a while', async () => {
    const kept: AccessEntry[] = []
    const record = vi.fn(async (entries: readonly AccessEntry[]) => void kept.push(...entries))
    record.mockRejectedValueOnce(new Error('no record'))
    const failed = vi.fn()
    const recorder = createAccessRecorder(record, failed, 10)
    recorder.soon(entry)
    recorder.soon(entry)
    await recorder.flush()
    expect(failed).toHaveBeenCalledOnce()
    recorder.soon(entry)
    await vi.waitFor(() => expect(kept).toHaveLength(3))
    recorder.soon(entry)
    await recorder.close()
    expect(kept).toHaveLength(4)
  })

  it('says how many entries it gives up where more wait than there is room for', async () => {
    const record = vi.fn(async (_entries: readonly AccessEntry[]) => {})
    record.mockRejectedValueOnce(new Error('no record'))
    const failed = vi.fn()
    const recorder = createAccessRecorder(record, failed, 10)
    for (let entries = 0; entries < 50_003; entries++) recorder.soon(entry)
    await recorder.flush()
    expect(failed).toHaveBeenCalledExactlyOnceWith(expect.any(Error), 50_000, 3)
    await recorder.close()
    expect(record.mock.lastCall![0]).toHaveLength(50_000)
  })

  it('writes together what is asked for while a write is under way, and answers each once it is kept', async () => {
    const writes: number[] = []
    const endings: (() => void)[] = []
    const record = (entries: readonly AccessEntry[]) =>
      new Promise<void>(resolve => {
        writes.push(entries.length)
        endings.push(resolve)
      })
    const recorder = createAccessRecorder(record, vi.fn(), 10)
    const answered: number[] = []
    const asked = [1, 2, 3].map(each => recorder.now([entry, entry]).then(() => answered.push(each)))
    expect(writes).toEqual([2])
    endings[0]!()
    await vi.waitFor(() => expect(writes).toEqual([2, 4]))
    expect(answered).toEqual([1])
    endings[1]!()
    await Promise.all(asked)
    expect(answered).toEqual([1, 2, 3])
  })

  it('lets entries that cannot be kept fail their own request, and no other', async () => {
    const bad = { ...entry, principal: 'bad' }
    const kept: AccessEntry[] = []
    const record = vi.fn(async (entries: readonly AccessEntry[]) => {
      if (entries.includes(bad)) throw Object.assign(new Error('no such value'), { code: '22021' })
      kept.push(...entries)
    })
    const recorder = createAccessRecorder(record, vi.fn(), 10)
    const all = [entry, entry, bad, entry].map(each => recorder.now([each]))
    expect((await Promise.allSettled(all)).map(each => each.status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ])
    expect(kept).toHaveLength(3)
  })

  it('tells everybody at once when the record is away', async () => {
    const record = vi.fn(async () => {
      throw new Error('connection lost')
    })
    const recorder = createAccessRecorder(record, vi.fn(), 10)
    const all = await Promise.allSettled([1, 2, 3, 4].map(() => recorder.now([entry])))
    expect(all.map(each => each.status)).toEqual(Array.from({ length: 4 }, () => 'rejected'))
    expect(record).toHaveBeenCalledTimes(2)
  })
})
