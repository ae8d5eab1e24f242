import { hash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Sent } from '../../rooms/imports/index.ts'
import { createJobs } from '../../server/progress.ts'
import { processMark } from '../../store/process-mark.ts'
import { Desk } from './desk.ts'
import type { Intake } from './intake.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-desk-'))
})
afterEach(() => rm(folder, { recursive: true }))

const jobs = createJobs(() => new Date())
const deskOf = (run: Intake['run']) =>
  new Desk({ intake: { run }, jobs, authority: '999', folder, onTrouble: () => {} })
const filesIn = async (name: string) =>
  (await readdir(join(folder, name), { recursive: true, withFileTypes: true })).filter(each => each.isFile())

describe('files that were sent', () => {
  const upload = (name: string, moveTo: (path: string) => Promise<void>) => ({
    field: 'files',
    name,
    bytes: 4,
    path: '',
    moveTo,
  })
  const sent = (uploads: Sent['uploads']): Sent => ({ uploads, format: undefined, mode: 'replace', by: 'somebody' })

  it('are removed where not all of them could be taken over', async () => {
    const desk = deskOf(() => Promise.reject(new Error('not asked for')))
    const uploads = [
      upload('a.csv', path => writeFile(path, 'rows')),
      upload('b.csv', () => Promise.reject(new Error('ENOSPC'))),
    ]
    await expect(desk.receive(sent(uploads))).rejects.toThrow('ENOSPC')
    expect(await readdir(join(folder, 'arriving'))).toEqual([])
  })

  it('are removed where the server they were sent to died, and stay while another server has them', async () => {
    const desk = deskOf(() => new Promise(() => {}))
    await desk.receive(sent([upload('a.csv', path => writeFile(path, 'rows'))]))
    const left = join(
      folder,
      'arriving',
      `arriving-${hash('sha256', processMark().host).slice(0, 12)}-999999999-a`,
      '0',
    )
    await mkdir(left, { recursive: true })
    await writeFile(join(left, 'b.csv'), 'rows')
    await desk.removeLeftBehind()
    expect((await filesIn('arriving')).map(each => each.name)).toEqual(['a.csv'])
  })
})

it('does not say that nothing was changed where work stopped that may have published something', async () => {
  const job = deskOf(() => Promise.reject(new Error('no such table'))).publish(1, new Set(), 'somebody')
  await expect.poll(() => jobs.find(job)?.state).toBe('failed')
  expect(jobs.find(job)?.message).toContain('The Imports page shows whether anything was published.')
  expect(jobs.find(job)?.message).not.toContain('Nothing was changed')
})

it('joins a working out that waits, and begins another once it has begun to read', () => {
  const begin: (() => void)[] = []
  const desk = deskOf((_work, onProgress, onBegun) => {
    onProgress?.({ step: 'waiting', rows: 0, bytes: 0, totalBytes: 0, rate: 0 })
    begin.push(onBegun!)
    return new Promise(() => {})
  })
  const first = desk.deriveAgain('words changed')
  expect(desk.deriveAgain('words changed')).toBe(first)
  begin[0]!()
  expect(desk.deriveAgain('words changed')).not.toBe(first)
  expect(begin).toHaveLength(2)
})
