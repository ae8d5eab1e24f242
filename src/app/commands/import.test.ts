import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAuthoritiesInUse } from '../../store/authorities.ts'
import { emptyRecord } from '../../store/testing-record.ts'
import { main } from '../main.ts'
import { openWorkplace, type Workplace } from '../workplace.ts'

let root: string
let place: Workplace
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'sightline-import-'))
  await emptyRecord(join(root, 'record'))
  place = await openWorkplace(root, undefined)
})
afterAll(async () => {
  await place.close()
  rmSync(root, { recursive: true, force: true })
})

let extracts = 0
/** An extract of people, each row as it stands in the file. */
function extractOf(...rows: string[]): string {
  const folder = join(root, `extract-${++extracts}`)
  mkdirSync(folder)
  writeFileSync(join(folder, 'ssd_person.csv'), ['pers_person_id,pers_forename,pers_dob', ...rows, ''].join('\n'))
  return folder
}

async function run(...words: string[]) {
  const said = { out: '', err: '' }
  const out = (text: string) => void (said.out += text)
  const err = (text: string) => void (said.err += text)
  const io = { cwd: root, env: {}, interactive: false, out, err, confirm: async () => false }
  return { code: await main(['import', ...words, '--data', root], io, place), ...said }
}

describe('an authority asked for', () => {
  it('is taken by a code only, the first as well', async () => {
    const one = extractOf('1,Sam,2015-01-01')
    const first = await run(one, '--authority', 'Hackney', '--yes')
    expect([first.code, first.err]).toEqual([2, expect.stringMatching(/^--authority Hackney is no authority’s code: /)])
    expect(await run(one, '--authority', '204', '--yes', '--json')).toMatchObject({ code: 0, err: '' })
    for (const slip of ['ABC', '24', '2044', 'E0900001', 'e09000012']) {
      const { code, err } = await run(one, '--authority', slip, '--yes')
      expect([code, err]).toEqual([2, expect.stringContaining(`--authority ${slip} is no authority’s code`)])
      expect(err).toContain('Held here: 204. Nothing was taken.')
    }
    expect(await readAuthoritiesInUse(place.store.db)).toEqual(['204'])
  })

  it('is told to be new where another is held, also where the answer is for a program', async () => {
    const two = extractOf('2,Ana,2015-01-01')
    const compared = await run(two, '--authority', '205', '--json')
    expect(compared.err).toBe(
      'Authority 205 is new: 204 is held already. If 205 is a slip, do not publish it, and restore the back-up made before this import, or go on with 204 by --authority 204 in every command, serve too.\n',
    )
    expect(JSON.parse(compared.out)).toMatchObject({ authority: '205', state: 'compared' })
    const published = await run(two, '--authority', 'E09000012', '--yes')
    expect(published).toMatchObject({
      code: 0,
      err: expect.stringMatching(/^Authority E09000012 is new: 204, 205 are/),
    })
    expect((await run(extractOf('3,Bo,2015-01-01'), '--authority', '205', '--yes')).err).toBe('')
  })
})

it('does not say of files of another format than was asked for that they have no rows', async () => {
  const asked = ['--authority', '204', '--format', 'ssda903', '--yes'] as const
  const ssd = await run(extractOf('4,Cy,2015-01-01'), ...asked)
  expect(ssd).toMatchObject({ code: 1, err: expect.stringContaining('They look like Standard Safeguarding Dataset') })
  const folder = join(root, 'of-nothing')
  mkdirSync(folder)
  writeFileSync(join(folder, 'list.csv'), 'one,two\n1,2\n')
  expect(await run(folder, ...asked)).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('None of these files is of this format'),
  })
})

it('tells of many rows that were refused, also where yes was said beforehand and the answer is for a program', async () => {
  const folder = extractOf('10,Di,2015-01-01', '11,Ed,2015-01-01', ',Flo,2015-01-01')
  const { code, out, err } = await run(folder, '--authority', '204', '--yes', '--json')
  expect([code, JSON.parse(out).rows.rejected]).toEqual([0, 1])
  expect(err).toMatch(/^1 of 3 rows could not be taken and are left out\. See why: npx sightline issues --batch \d+\n$/)
})

it('tells why nothing was published on stderr, whoever the answer is for', async () => {
  const many = Array.from({ length: 40 }, (_, index) => `${100 + index},Gus,2015-01-01`)
  expect((await run(extractOf(...many), '--authority', '206', '--yes')).code).toBe(0)
  const few = extractOf(...many.slice(0, 20))
  const inWords = await run(few, '--authority', '206', '--full', '--yes')
  expect(inWords).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(/^Batch \d+ is not published\. 20 of the 40/),
  })
  const asJson = await run(few, '--authority', '206', '--full', '--yes', '--json')
  expect(asJson).toMatchObject({ code: 1, err: expect.stringMatching(/^Batch \d+ is not published\. 20 of the 40/) })
  expect(JSON.parse(asJson.out)).toMatchObject({ state: 'awaiting-confirmation' })
})

it('says of the same files again that they change nothing, and not that they were published anew', async () => {
  const same = extractOf('200,Hal,2015-01-01', ',Ivy,2015-01-01')
  await run(same, '--authority', '207', '--yes')
  const { code, out } = await run(same, '--authority', '207', '--yes')
  expect([code, out]).toEqual([0, 'The same files were published as batch 1. Nothing has changed.\n'])
})

it('leaves nothing of its progress beside what it says to a person', async () => {
  let said = ''
  const say = (text: string) => void (said += text)
  const io = { cwd: root, env: {}, interactive: true, out: say, err: say, confirm: async () => true }
  const words = ['import', extractOf('300,Jo,2015-01-01'), '--authority', '208', '--data', root]
  expect(await main(words, io, place)).toBe(0)
  const shown = said.split('\n').map(line => line.slice(line.lastIndexOf('\r') + 1).replace('\u001b[2K', ''))
  expect(shown.slice(0, 3)).toEqual([
    expect.stringMatching(/^Authority 208 is new: /),
    '1 row new, 0 changed, 0 the same, 0 gone, 0 rejected.',
    expect.stringMatching(/^Batch 1 published in [\d.]+ s: 1 row new, /),
  ])
})
