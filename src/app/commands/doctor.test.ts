import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { emptyRecord } from '../../store/testing-record.ts'
import { main } from '../main.ts'
import { openWorkplace } from '../workplace.ts'

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
