import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { withStores } from '../../store/testing.ts'
import { emptyRecord } from '../../store/testing-record.ts'
import type { Command } from '../command.ts'
import { main } from '../main.ts'
import { openWorkplace } from '../workplace.ts'
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

withStores('the doctor', getStore => {
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
