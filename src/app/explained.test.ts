import { expect, it } from 'vitest'
import { SettingsError, settingsFrom } from '../server/settings.ts'
import { OwnerNeeded } from '../store/open.ts'
import { StoreInUse } from '../store/pglite/folder-lock.ts'
import { explained } from './explained.ts'
import { main } from './main.ts'

const withCode = (message: string, more: object) => Object.assign(new Error(message), more)
const onServer = { hasServer: true }

it.each([{ PORT: 'http' }, { HOST: '0.0.0.0' }, { SIGHTLINE_LOCAL_ACCOUNTS: 'yes' }])(
  'tells a wrong setting %o in its own sentence',
  env => {
    let wrong: unknown
    try {
      settingsFrom(env, '/srv')
    } catch (error) {
      wrong = error
    }
    expect(wrong).toBeInstanceOf(SettingsError)
    expect(explained(wrong, onServer)).toBe((wrong as Error).message)
    expect(explained(wrong, onServer)).toMatch(/must be .*\.$/)
  },
)

const refusedByBoth = new AggregateError([withCode('connect ECONNREFUSED ::1:5432', {})])
it.each([
  [
    withCode('connect ECONNREFUSED 127.0.0.1:1', { code: 'ECONNREFUSED', syscall: 'connect' }),
    /does not answer: connect/,
  ],
  [
    Object.assign(refusedByBoth, { code: 'ECONNREFUSED', syscall: 'connect' }),
    /does not answer: connect ECONNREFUSED ::1:5432\.\nSee that the PostgreSQL server runs/,
  ],
  [withCode('password authentication failed for user "x"', { code: '28P01' }), /user, password and database/],
  [withCode('database "x" does not exist', { code: '3D000' }), /user, password and database/],
  [withCode('listen EADDRINUSE: address already in use 127.0.0.1:3000', { code: 'EADDRINUSE' }), /another with PORT/],
  [
    withCode('connect EACCES /srv/data/control.sock', {
      code: 'EACCES',
      syscall: 'connect',
      address: '/srv/data/control.sock',
    }),
    /^Sightline may not use \/srv\/data\/control\.sock\.\nRun the command as the account/,
  ],
  [
    withCode("EACCES: permission denied, mkdir '/root/x'", { code: 'EACCES', path: '/root/x' }),
    /may not use \/root\/x/,
  ],
  [withCode("ENOENT: no such file, open '/no/b.part'", { code: 'ENOENT', path: '/no/b.part' }), /no \/no\/b\.part/],
  [withCode('ENOSPC: no space left on device, write', { code: 'ENOSPC', syscall: 'write' }), /^The disk is full/],
  [new StoreInUse('/srv/data/record', 17), /in use by process 17\.\nA server that is starting .* try again/],
  [new OwnerNeeded('permission denied for schema public', undefined), /Set DATABASE_OWNER_URL/],
])('says what to do of %s', (error, words) => {
  expect(explained(error, onServer)).toMatch(words)
  expect(explained(error, onServer)).not.toMatch(/^\s+at /m)
})

it('keeps the calls of what is nobody’s to put right', () => {
  expect(explained(new TypeError('x is undefined'), onServer)).toMatch(/^\s+at /m)
  const code = { code: 'ECONNREFUSED', syscall: 'connect' }
  expect(explained(withCode('connect ECONNREFUSED', code), { hasServer: false })).toMatch(/^\s+at /m)
})

it('reaches whoever runs a command while the database is away', async () => {
  let said = ''
  const say = (text: string) => void (said += text)
  const env = { DATABASE_URL: 'postgresql://someone:hunter2@127.0.0.1:1/nothing' }
  const io = { cwd: '/', env, interactive: false, out: say, err: say, confirm: async () => false }
  expect(await main(['doctor'], io)).toBe(1)
  expect(said).toMatch(/^The database does not answer: connect ECONNREFUSED 127\.0\.0\.1:1\.\n/)
  expect(said).not.toMatch(/hunter2|^\s+at /m)
})
