import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { logAccess, logChange, readAccessLog } from '../../store/index.ts'
import { restrictChild } from '../../store/people/decisions.ts'
import { placeLegalHold } from '../../store/retention.ts'
import { newDatabase } from '../../store/testing-database.ts'
import { emptyRecord } from '../../store/testing-record.ts'
import { syntheticAuthority, writeSyntheticExtract } from '../../synthetic/index.ts'
import { main } from '../main.ts'
import { openWorkplace, type Workplace } from '../workplace.ts'
import { runImport } from './import.ts'

const authority = syntheticAuthority.id
let root: string

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'sightline-subject-'))
  await writeSyntheticExtract({ out: join(root, 'extract'), until: '2026-11-24', children: 12 })
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe.each(['pglite', 'postgresql'] as const)('what is held of one child (%s)', engine => {
  let place: Workplace
  let child: string
  let other: string

  beforeAll(async () => {
    if (engine === 'pglite') await emptyRecord(join(root, engine, 'record'))
    place = await openWorkplace(join(root, engine), engine === 'postgresql' ? await newDatabase('migrated') : undefined)
    const path = join(root, 'extract')
    await runImport(place, { path, authority, mode: 'full', confirm: 'yes', acceptGone: true, by: 'test' })
    const { db } = place.store
    const some = await db
      .selectFrom('case_record')
      .select(['child_id'])
      .select(each => each.fn.countAll().as('rows'))
      .where('child_id', '<>', '')
      .groupBy('child_id')
      .orderBy('rows', 'desc')
      .limit(2)
      .execute()
    child = some[0]!.child_id
    other = some[1]!.child_id
    const at = new Date('2026-11-26T09:00:00Z')
    await logAccess(db, authority, [
      { at, principal: 'sam', event: 'child.viewed', childId: child, allowed: true, because: '=own case' },
      { at, principal: 'kim', event: 'child.viewed', childId: other, allowed: true, because: 'own case' },
    ])
    await place.store.transaction(async trx => {
      await restrictChild(trx, authority, child, { because: 'A worker’s family', at, by: 'head' })
      await logChange(trx, authority, {
        at,
        principal: 'head',
        event: 'restricted',
        subject: child,
        childId: child,
        after: 1,
      })
    })
  }, 240_000)
  afterAll(() => place?.close())

  async function run(...words: string[]) {
    let said = ''
    const say = (text: string) => void (said += text)
    const io = { cwd: root, env: {}, interactive: false, out: say, err: say, confirm: async () => false }
    return { code: await main(['subject-access', ...words, '--data', root], io, place), said }
  }

  it('is written into a folder of its own, whole, with words to go with it, and the export is on the access history', async () => {
    const out = `${engine}-out`
    const asked = ['--child', child, '--out', out, '--by', 'Ada Owner', '--reason', 'Request 17']
    expect(await run(...asked)).toMatchObject({ code: 0, said: expect.stringContaining('Read README.txt') })
    const folder = join(root, out)
    expect(statSync(folder).mode & 0o077).toBe(0)
    expect(statSync(join(folder, 'who-looked.csv')).mode & 0o077).toBe(0)
    const held = await place.store.db
      .selectFrom('case_record')
      .select(['table_name', 'data'])
      .where('child_id', '=', child)
      .execute()
    const read = (name: string) => readFileSync(join(folder, name), 'utf8')
    for (const table of new Set(held.map(each => each.table_name))) {
      const rows = held.filter(each => each.table_name === table)
      const text = read(`record/${table}.csv`)
      for (const { data } of rows) {
        for (const value of Object.values(data)) {
          if (!/[",\r\n'=+@-]/.test(value)) expect(text).toContain(value)
        }
      }
    }
    expect(readdirSync(join(folder, 'record')).length).toBe(new Set(held.map(each => each.table_name)).size)
    const looks = read('who-looked.csv')
    expect(looks).toContain(",'=own case")
    expect(looks).toContain('Ada Owner')
    expect(looks).not.toContain('kim')
    expect(read('sightline/restricted_child.csv')).toContain('A worker’s family')
    expect(read('what-was-changed.csv')).toContain('restricted')
    expect(read('deadlines.csv').split('\r\n').length).toBeGreaterThan(2)
    expect(read('deadlines.csv')).toMatch(/by (Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d/)
    expect(read('README.txt')).toContain('They also tell of other people')
    expect(read('README.txt')).toContain('are not searched')
    const whole = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(each => each.isFile())
      .map(each => readFileSync(join(each.parentPath, each.name), 'utf8'))
      .join('')
    expect(whole.includes(other)).toBe(held.some(each => JSON.stringify(each.data).includes(other)))
    const [last] = await readAccessLog(place.store.db, authority, { childId: child, principal: 'Ada Owner' })
    expect(last).toMatchObject({
      event: 'child.exported',
      allowed: true,
      because: expect.stringContaining('Request 17'),
    })
    expect(await run(...asked)).toMatchObject({ code: 1, said: expect.stringContaining('is there already') })
  })

  it.each(['--child', '--out', '--by', '--reason'])('asks for %s, and for a child that is held', async missing => {
    const all = { '--child': child, '--out': 'none', '--by': 'Ada', '--reason': 'Request 18' }
    const words = Object.entries(all).filter(([name]) => name !== missing)
    expect((await run(...words.flat())).code).toBe(2)
    const nobody = Object.entries({ ...all, '--child': 'no-such-child' }).flat()
    expect(await run(...nobody)).toEqual({
      code: 1,
      said: 'Nothing is held in the record of a child with that id. The received files, as they came, are not searched.\n',
    })
    expect(readdirSync(root)).not.toContain('none')
  })

  it('says that nothing is held where there is only a hold on the id', async () => {
    const at = new Date()
    const hold = { childId: 'held-for-nobody', because: 'Inquiry 3' }
    await place.store.transaction(trx => placeLegalHold(trx, authority, hold, { by: 'Ada', at }))
    const asked = ['--child', hold.childId, '--out', 'none', '--by', 'Ada', '--reason', 'Request 19']
    expect(await run(...asked)).toEqual({
      code: 1,
      said: 'Nothing is held in the record of a child with that id. The received files, as they came, are not searched.\n',
    })
    expect(readdirSync(root)).not.toContain('none')
  })
})
