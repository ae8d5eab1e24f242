import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createBatch, endBatch, nextBatch, readBatch } from '../../store/batches.ts'
import { ensureAuthority } from '../../store/index.ts'
import { writeIssues } from '../../store/issues.ts'
import { writeTakeBack } from '../../store/taken-back.ts'
import { emptyRecord } from '../../store/testing-record.ts'
import { main } from '../main.ts'
import { openWorkplace, type Workplace } from '../workplace.ts'

const authority = '999'
let root: string
let place: Workplace
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'sightline-issues-'))
  await emptyRecord(join(root, 'record'))
  place = await openWorkplace(root, undefined)
  await ensureAuthority(place.store.db, { authority })
})
afterAll(async () => {
  await place.close()
  rmSync(root, { recursive: true, force: true })
})

async function run(...words: string[]) {
  const said = { out: '', err: '' }
  const out = (text: string) => void (said.out += text)
  const err = (text: string) => void (said.err += text)
  const io = { cwd: root, env: {}, interactive: false, out, err, confirm: async () => false }
  return { code: await main(['issues', '--authority', authority, ...words, '--data', root], io, place), ...said }
}

it('does not pass no import at all for one without issues', async () => {
  expect(await run()).toEqual({ code: 1, out: '', err: 'Nothing has been imported yet.\n' })
  const given = { authority, format: 'ssd', mode: 'full', contentHash: 'a', authorityFrom: 'file' } as const
  const batch = await createBatch(place.store.db, { ...given, by: 'test', at: new Date() })
  expect(await run('--batch', String(batch))).toMatchObject({ code: 0, err: '' })
  for (const none of ['99', '0', '1.5', 'x', '99999999999'])
    expect(await run('--batch', none)).toEqual({
      code: 1,
      out: '',
      err: `There is no import ${none} of 999. For all imports: the page Imports.\n`,
    })
})

it('lists the last import, not the taking back of it', async () => {
  const { db } = place.store
  const at = new Date()
  const batch = await createBatch(db, {
    ...{ authority, format: 'ssd', mode: 'full', contentHash: 'wrong', authorityFrom: 'file', by: 'test', at },
  })
  const message = 'No such day.'
  await writeIssues(db, authority, batch, [
    { file: 'a.csv', code: 'date-unreadable', severity: 'error', message, remedy: 'A day.' },
  ])
  await endBatch(db, authority, batch, { state: 'published', at, version: 1 })
  await writeTakeBack(db, authority, {
    ...{ taken: (await readBatch(db, authority, batch))!, batch: await nextBatch(db, authority), version: 2 },
    ...{ by: 'test', at, reason: 'Wrong.', counts: {}, byTable: {}, message: 'Taken back.' },
  })
  expect((await run()).out).toContain(message)
})
