import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { settingsFrom } from '../../server/settings.ts'
import { ensureAuthority } from '../../store/authorities.ts'
import { createBatch, endBatch } from '../../store/batches.ts'
import { withStores } from '../../store/testing.ts'
import { emptyRecord } from '../../store/testing-record.ts'
import type { Command } from '../command.ts'
import { main } from '../main.ts'
import { openWorkplace, type Workplace } from '../workplace.ts'
import { doctor } from './doctor.ts'

const root = mkdtempSync(join(tmpdir(), 'sightline-doctor-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

it('names the folder of the server that runs it, wherever the caller stands', async () => {
  const folder = join(root, 'served')
  await emptyRecord(join(folder, 'record'))
  const place = await openWorkplace(folder, undefined)
  let said = ''
  const say = (text: string) => void (said += text)
  const io = {
    cwd: join(root, 'elsewhere'),
    env: {},
    interactive: false,
    out: say,
    err: say,
    confirm: async () => false,
  }
  expect(await main(['doctor'], io, place)).toBe(0)
  expect(said).toContain(`Record embedded (PGlite) in ${folder}\n`)
  await place.close()
})

withStores('the doctor', (getStore, about) => {
  const examined = async (env: Record<string, string> = {}, served?: Workplace['served']) => {
    let said = ''
    const io = { cwd: import.meta.dirname, env, out: (text: string) => (said += text) }
    const workplace = async () => ({ store: getStore(), folder: root, served })
    const call = { io, workplace, options: { data: 'data' } } as unknown as Parameters<Command['run']>[0]
    return { code: await doctor.run(call), said }
  }

  it('says of a server’s user whom row security does not bind what to do', async () => {
    const { said } = await examined()
    if (about().engine === 'pglite') expect(said).not.toContain('Signs in')
    else expect(said).toMatch(/^ {2}!! {2}Signs in there as \S+, who (is a superuser|owns the tables): /m)
  })

  it('says which setting a server would not start with', async () => {
    const { code, said } = await examined({ SIGHTLINE_URL: 'sightline.example.gov.uk' })
    expect(code).toBe(1)
    expect(said).toContain('  !!  SIGHTLINE_URL must be the address people use, such as https://')
  })

  it('looks at the folder that the server which runs it watches', async () => {
    const served = settingsFrom({ SIGHTLINE_WATCH: '/nowhere/at/all' }, root)
    expect((await examined({}, served)).said).toContain('  !!  Watched folder /nowhere/at/all: ')
  })

  it('says that the last import waits, or was not taken', async () => {
    const { db } = getStore()
    await ensureAuthority(db, { authority: '204' })
    const at = new Date('2026-11-24T06:00:00Z')
    const about = { format: 'ssd', mode: 'replace', contentHash: 'x', authorityFrom: 'asked', by: 'test' } as const
    const batch = await createBatch(db, { authority: '204', ...about, at })
    await endBatch(db, '204', batch, { state: 'awaiting-confirmation', at })
    const waits = [1, expect.stringContaining(`  !!  Import ${batch} is not published: it asks`)]
    const first = await examined()
    expect([first.code, first.said]).toEqual(waits)
    // Taking an earlier one back is no import.
    const took = await createBatch(db, { authority: '204', ...about, at })
    await endBatch(db, '204', took, { state: 'take-back', at })
    const { code, said } = await examined()
    expect([code, said]).toEqual(waits)
  })

  it('looks whether the watched folder can be read', async () => {
    const examine = async (watched: string) => {
      let said = ''
      const io = { cwd: import.meta.dirname, env: { SIGHTLINE_WATCH: watched }, out: (text: string) => (said += text) }
      const workplace = async () => ({ store: getStore(), folder: root })
      const call = { io, workplace, options: { data: 'data' } } as unknown as Parameters<Command['run']>[0]
      return [await doctor.run(call), said.split('\n').find(each => each.includes('Watched folder'))]
    }
    expect(await examine('nowhere')).toEqual([
      1,
      '  !!  Watched folder nowhere: The folder is not there. Nothing that lands there is imported',
    ])
    expect((await examine('.'))[1]).toBe('  ok  Watched folder . can be read')
  })
})
