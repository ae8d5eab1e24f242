import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBatch } from '../../store/batches.ts'
import { readVersion } from '../../store/data-version.ts'
import { emptyRecord } from '../../store/testing-record.ts'
import { main } from '../main.ts'
import { openWorkplace, type Workplace } from '../workplace.ts'

let root: string
let place: Workplace
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'sightline-take-back-'))
  await emptyRecord(join(root, 'record'))
  place = await openWorkplace(root, undefined)
})
afterAll(async () => {
  await place.close()
  rmSync(root, { recursive: true, force: true })
})

async function run(words: readonly string[], answer = false) {
  const said = { out: '', err: '' }
  const out = (text: string) => void (said.out += text)
  const err = (text: string) => void (said.err += text)
  const io = { cwd: root, env: {}, interactive: false, out, err, confirm: async () => answer }
  return { code: await main([...words, '--data', root], io, place), ...said }
}

let extracts = 0
/** Imports people, each with a forename. */
async function take(...people: string[]): Promise<number> {
  const folder = join(root, `extract-${++extracts}`)
  mkdirSync(folder)
  writeFileSync(join(folder, 'ssd_person.csv'), ['pers_person_id,pers_forename', ...people, ''].join('\n'))
  const { out } = await run(['import', folder, '--authority', '204', '--full', '--accept-gone', '--yes', '--json'])
  return JSON.parse(out).batch
}

const takeBack = (...words: string[]) => run(['take-back', ...words])

describe('an import', () => {
  it('is taken back where somebody says why and agrees, or said so before', async () => {
    expect(await takeBack('--reason', 'x', '--yes')).toMatchObject({ code: 1, out: '' })
    const first = await take('1,Sam', '2,Jo')
    const second = await take('1,Sam', '3,Ed')
    expect(await takeBack('--yes')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--reason says why'),
    })
    const shown = await takeBack('--reason', 'Wrong month.', '--json')
    expect(shown.code).toBe(0)
    expect(JSON.parse(shown.out)).toEqual({
      wouldTakeBack: second,
      rows: { new: 1, changed: 0, gone: 1 },
      children: 2,
    })
    expect(shown.err).toContain('1 row back, 0 changed back, 1 gone, of 2 children')
    expect(await readVersion(place.store.db, '204')).toBe(2)

    const refused = await takeBack('--batch', String(first), '--reason', 'x', '--yes')
    expect(refused).toMatchObject({ code: 1, out: '' })
    expect(refused.err).toContain(`Import ${second} was published after import ${first}`)

    const done = await takeBack('--batch', String(second), '--reason', ' Wrong month. ', '--yes', '--json')
    expect(done).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(done.out)).toMatchObject({
      ...{ authority: '204', takenBack: second, batch: second + 1, version: 3, children: 1 },
      rows: { new: 1, changed: 0, gone: 1 },
    })
    expect(await readBatch(place.store.db, '204', second)).toMatchObject({
      state: 'taken-back',
      message: expect.stringMatching(/^Taken back on \d+ \w+ \d{4} by command line\. Wrong month\.$/),
    })
    const agreed = await run(['take-back', '--reason', 'The other too.'], true)
    expect(agreed.out).toContain(`Import ${first} taken back in`)
    expect(await readVersion(place.store.db, '204')).toBe(4)
    expect((await takeBack('--reason', 'x', '--yes')).err).toContain('No import is published that could be taken back')
  })
})
