import files, { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { ImportRefused } from '../../intake/import-error.ts'
import { withStores } from '../../store/testing.ts'
import type { Intake } from './intake.ts'
import { troubleWithFolder, Watch } from './watch.ts'

/** Says of folders, by the end of their path, that they may not be read or are gone: whoever runs this may read all. */
function closing(ends: Readonly<Record<string, 'EACCES' | 'ENOENT'>>): () => void {
  const { readdir } = files
  const spy = vi.spyOn(files, 'readdir').mockImplementation((async (path: string, options: never) => {
    const [, code] = Object.entries(ends).find(([end]) => path.endsWith(end)) ?? []
    if (code !== undefined) throw Object.assign(new Error(`${code}: ${path}`), { code })
    return readdir(path, options)
  }) as never)
  syncBuiltinESMExports()
  return () => {
    spy.mockRestore()
    syncBuiltinESMExports()
  }
}

withStores('a watched folder', getStore => {
  const watching = async (run: () => Promise<unknown>) => {
    const folder = await mkdtemp(join(tmpdir(), 'sightline-watched-'))
    await writeFile(join(folder, 'ssd_person.csv'), 'pers_person_id,pers_sex\n1,F\n')
    const told: string[] = []
    let now = Date.parse('2026-03-01T02:00:00Z')
    const watch = new Watch({
      folder,
      authority: 'W',
      store: getStore(),
      intake: { run } as unknown as Intake,
      clock: () => new Date(now),
      tell: (what, outcome, trouble) => told.push(`${what}: ${outcome?.state ?? trouble}`),
      amiss: words => told.push(words),
    })
    const look = async (seconds: number) => {
      now += seconds * 1000
      await watch.look()
    }
    return { folder, watch, look, told }
  }

  it('tries again, less and less often, what the record could not take, and says so once', async () => {
    let runs = 0
    let isAway = true
    const { folder, watch, look, told } = await watching(async () => {
      runs++
      if (isAway) throw new Error('connect ECONNREFUSED')
      return { state: 'published' }
    })
    await look(0)
    await look(5)
    expect([runs, told]).toEqual([1, ['CSV files: Error: connect ECONNREFUSED It is tried again until it can be.']])
    expect(watch.watching().trouble).toContain('is tried again')
    await look(1)
    expect(runs).toBe(1)
    await look(5)
    await look(5)
    expect(runs).toBe(2)
    isAway = false
    await look(5)
    await look(5)
    expect([runs, told.slice(1)]).toEqual([3, ['CSV files: published']])
    expect(watch.watching().trouble).toBeUndefined()
    await rm(folder, { recursive: true })
  })

  it('does not try again what is refused', async () => {
    let runs = 0
    const { folder, look, told, watch } = await watching(async () => {
      runs++
      throw new ImportRefused('not-one-return', 'Two extracts.')
    })
    for (let looks = 0; looks < 4; looks++) await look(3600)
    expect([runs, told]).toEqual([1, ['CSV files: Two extracts.']])
    expect(watch.watching().trouble).toBe('CSV files was not imported. Two extracts.')
    await rm(folder, { recursive: true })
  })

  it('follows no link out of the folder, and says that there is one', async () => {
    let runs = 0
    const { folder, look, told } = await watching(async () => {
      runs++
      return { state: 'published' }
    })
    const outside = await mkdtemp(join(tmpdir(), 'sightline-outside-'))
    await rename(join(folder, 'ssd_person.csv'), join(outside, 'ssd_person.csv'))
    await symlink(join(outside, 'ssd_person.csv'), join(folder, 'ssd_person.csv'))
    await symlink(outside, join(folder, 'extract'))
    for (let looks = 0; looks < 3; looks++) await look(5)
    expect(runs).toBe(0)
    expect(told).toEqual([
      'There is a link in the folder that leads out of it. What is behind such links is not imported.',
    ])
    for (const each of [folder, outside]) await rm(each, { recursive: true })
  })

  it('says once that it is not there, and once that it is again', async () => {
    const { folder, look, told } = await watching(async () => ({ state: 'published' }))
    await rm(folder, { recursive: true })
    expect(await troubleWithFolder(folder)).toBe('The folder is not there.')
    await look(5)
    await look(5)
    expect(told).toEqual(['The folder is not there.'])
  })
  it('takes the rest where a folder in it may not be read or has just gone, and tells which may not', async () => {
    const { folder, watch, look, told } = await watching(async () => ({ state: 'published' }))
    for (const name of ['shut', 'gone', 'part']) {
      await mkdir(join(folder, name, 'more'), { recursive: true })
      await writeFile(join(folder, name, 'ssd_person.csv'), `pers_person_id,pers_sex\n${name},F\n`)
    }
    const open = closing({ '/shut': 'EACCES', '/gone': 'ENOENT', '/part/more': 'EACCES' })
    onTestFinished(open)
    await look(0)
    await look(5)
    const why = 'shut cannot be read: this program may not open it.'
    expect(told.sort()).toEqual([
      'CSV files: published',
      'part: published',
      `shut: ${why} It is tried again until it can be.`,
    ])
    expect(watch.watching().trouble).toBe(`shut could not be imported, and is tried again. ${why}`)
    open()
    for (let looks = 0; looks < 3; looks++) await look(5)
    expect(told.slice(3).sort()).toEqual(['gone: published', 'part: published', 'shut: published'])
    await rm(folder, { recursive: true })
  })
})
