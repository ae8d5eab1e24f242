import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { settingsFrom } from '../server/settings.ts'
import { ensureAuthority } from '../store/authorities.ts'
import { emptyRecord } from '../store/testing-record.ts'
import { serveUntilStopped } from './commands/serve.ts'
import { serveAuthority } from './serve.ts'
import { openWorkplace, type Workplace } from './workplace.ts'

const authority = '999'
let folder: string
let place: Workplace
let port: number

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-serve-'))
  await emptyRecord(join(folder, 'data', 'record'))
  place = await openWorkplace(join(folder, 'data'), undefined)
  await ensureAuthority(place.store.db, { authority, name: 'Demonstration Council' })
})
beforeEach(async () => {
  port = await freePort()
})
afterAll(async () => {
  await place?.close()
  await rm(folder, { recursive: true, force: true })
})

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

const env = () => ({ PORT: String(port), SIGHTLINE_LOG_LEVEL: 'silent' })
const answers = () =>
  fetch(`http://localhost:${port}/`, { redirect: 'manual' }).then(
    () => true,
    () => false,
  )

it('a start that fails once it listens leaves nothing listening', async () => {
  const db = new Proxy(place.store.db, {
    get(target, name) {
      const value = Reflect.get(target, name, target) as unknown
      if (typeof value !== 'function') return value
      return (...given: unknown[]) => {
        if (name === 'selectFrom' && given[0] === 'child_derivation') throw new Error('the record is away')
        return value.apply(target, given)
      }
    },
  })
  const settings = settingsFrom({ SIGHTLINE_DATA: folder, ...env() }, folder)
  const starting = serveAuthority({ ...place, store: { ...place.store, db } }, authority, settings)
  await expect(starting).rejects.toThrow('the record is away')
  expect(await answers()).toBe(false)
})

it('nor does one that cannot be spoken to by other commands', async () => {
  const link = join(folder, 'link')
  await symlink(join(folder, 'data'), link)
  const io = { cwd: folder, env: env(), interactive: false, out() {}, err() {}, confirm: async () => false }
  const starting = serveUntilStopped(place, authority, io, { port: undefined, folder: link })
  await expect(starting).rejects.toThrow('is a link')
  expect(await answers()).toBe(false)
})
