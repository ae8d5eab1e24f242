import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureAuthority, logAccess, readAccessLog, type Store } from '../../store/index.ts'
import { asOwner } from '../../store/testing.ts'
import { emptyRecord } from '../../store/testing-record.ts'
import { main } from '../main.ts'
import { openWorkplace, type Workplace } from '../workplace.ts'

describe('the commands for the logs', () => {
  let folder: string
  let place: Workplace
  const store = (): Store => place.store

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sightline-verify-'))
    await emptyRecord(join(folder, 'record'))
    place = await openWorkplace(folder, undefined)
    await ensureAuthority(store().db, { authority: '999' })
    const look = { principal: 'sam', event: 'child.viewed', allowed: true, because: 'own case' }
    await logAccess(
      store().db,
      '999',
      ['c1', 'c2', 'c2', 'c3'].map(childId => ({ ...look, childId, at: new Date('2026-11-26T09:00:00Z') })),
    )
  })
  afterAll(async () => {
    await place?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function run(...words: string[]) {
    const said = { out: '', err: '' }
    const io = {
      cwd: folder,
      env: {},
      interactive: false,
      out: (text: string) => void (said.out += text),
      err: (text: string) => void (said.err += text),
      confirm: async () => false,
    }
    return { code: await main([...words, '--data', folder], io, place), ...said }
  }

  it('say how many entries there are and where each log ends', async () => {
    const { code, out } = await run('verify')
    expect(code).toBe(0)
    expect(out).toMatch(/ok 999 access log: 4 entries as written\n {5}head 999:access:4:[0-9a-f]{64}\n/)
    expect(out).toMatch(/ok 999 change log: 0 entries as written/)
  })

  it('erase what entries say of a child, only with a reason and a yes, and the logs still hold', async () => {
    const erase = ['erase-log', '--log', 'access', '--child', 'c2', '--by', 'Ada Owner']
    expect((await run(...erase)).code).toBe(2)
    expect((await run(...erase, '--reason', 'asked for')).err).toContain('Nothing was erased')
    expect(await readAccessLog(store().db, '999', { childId: 'c2' })).toHaveLength(2)
    expect(await run(...erase, '--reason', 'asked for', '--yes')).toMatchObject({
      code: 0,
      out: '2 entries of the access log erased.\n',
    })
    expect(await readAccessLog(store().db, '999', { childId: 'c2' })).toHaveLength(0)
    const { code, out } = await run('verify')
    expect(code).toBe(0)
    expect(out).toContain('4 entries as written, 2 of them erased with a reason on record')
    for (const words of [
      ['--log', 'other', '--child', 'c'],
      ['--log', 'access'],
      ['--log', 'access', '--entry', "'; drop table"],
    ])
      expect((await run('erase-log', ...words, '--by', 'x', '--reason', 'y')).code).toBe(2)
  })

  it('find the first break, and a head that the log no longer passes through', async () => {
    const heads = [...(await run('verify')).out.matchAll(/head (\S+)/g)].map(each => each[1]!)
    const noted = heads.flatMap(each => ['--noted', each])
    expect((await run('verify', ...noted)).code).toBe(0)
    expect((await run('verify', '--noted', 'nonsense')).code).toBe(2)
    expect((await run('verify', '--noted', heads[0]!.replace('999', '998'))).code).toBe(1)
    const about = { engine: 'pglite', options: { folder } } as const
    await asOwner(store(), about, db => sql`update access_log set because = 'x' where seq = 4`.execute(db))
    const changed = await run('verify')
    expect(changed.code).toBe(1)
    expect(changed.out).toMatch(/!! 999 access log: 3 entries as written/)
    expect(changed.out).toMatch(
      /first break at place 4, row [0-9a-f-]{36}: what the entry says is not what was written/,
    )
    await asOwner(store(), about, async db => {
      await sql`delete from access_log where seq = 4`.execute(db)
      await sql`update log_head set seq = 3, chain = (select chain from access_log where seq = 3) where log = 'access'`.execute(
        db,
      )
    })
    expect((await run('verify')).code).toBe(0)
    const cut = await run('verify', ...noted)
    expect(cut.code).toBe(1)
    expect(cut.out).toContain('the log does not pass through the head that was noted')
  })
})
