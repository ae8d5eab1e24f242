import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runImport } from '../src/app/commands/import.ts'
import type { Io } from '../src/app/io.ts'
import { main } from '../src/app/main.ts'
import { openWorkplace, type Workplace } from '../src/app/workplace.ts'
import { logAccess } from '../src/store/access-log.ts'
import { ensureAuthority } from '../src/store/authorities.ts'
import { tallyOf } from '../src/store/backup/checksum.ts'
import { notBackedUp, tablesOf, writePlainly } from '../src/store/backup/tables.ts'
import { changeSetting, readChangeLog, readOwnSetting } from '../src/store/index.ts'
import { connectPostgres } from '../src/store/postgres/open.ts'
import { newDatabase } from '../src/store/testing-database.ts'
import { emptyRecord } from '../src/store/testing-record.ts'
import { syntheticAuthority, writeSyntheticExtract } from '../src/synthetic/index.ts'

const authority = syntheticAuthority.id
const key = randomBytes(32).toString('base64')
let folder: string

/** A record somewhere: its data folder, and its database where it is not in there. */
interface Where {
  readonly data: string
  readonly url?: string | undefined
  /** Where the owner of its tables signs in, where that is somebody else. */
  readonly ownerUrl?: string | undefined
}

/** Runs a command line on a record; what it said, and its exit code. */
async function run(
  where: Where,
  words: readonly string[],
  env: Record<string, string> = { SIGHTLINE_BACKUP_KEY: key },
  at?: Workplace,
) {
  let said = ''
  const say = (text: string) => void (said += text)
  const io: Io = {
    cwd: folder,
    env: { ...env, DATABASE_URL: where.url, DATABASE_OWNER_URL: where.ownerUrl },
    interactive: false,
    out: say,
    err: say,
    confirm: async () => false,
  }
  const code = await main([...words, '--data', where.data], io, at)
  return { code, said }
}

async function use<T>(where: Where, work: (place: Workplace) => Promise<T>): Promise<T> {
  const place = await openWorkplace(where.data, where.url, where.ownerUrl)
  try {
    return await work(place)
  } finally {
    await place.close()
  }
}

let made = 0
async function newPlace(engine: 'pglite' | 'postgresql'): Promise<Where> {
  const data = join(folder, `place-${++made}`)
  return engine === 'pglite' ? { data } : { data, url: await newDatabase('empty') }
}

/** Rows and sums of every table. */
async function tallies({ store }: Workplace) {
  return store.db.transaction().execute(async trx => {
    await writePlainly(trx)
    const all: Record<string, unknown> = {}
    for (const table of await tablesOf(trx))
      if (!notBackedUp.has(table.name)) all[table.name] = await tallyOf(trx, table)
    return all
  })
}

/** Tables that a restore itself adds to: it is told in the log of changes. */
const added = new Set(['change_log', 'log_head'])
const without = (all: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(all).filter(([name]) => !added.has(name)))

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-drill-'))
  await writeSyntheticExtract({ out: join(folder, 'extract'), until: '2026-11-24', children: 20 })
}, 240_000)

afterAll(async () => {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
})

/** An imported record with words in it that are hard to carry. */
async function fillRecord(place: Workplace): Promise<void> {
  await ensureAuthority(place.store.db, { authority, name: hardName, synthetic: true })
  const asked = { path: join(folder, 'extract'), authority, mode: 'full', confirm: 'yes', acceptGone: true } as const
  expect((await runImport(place, { ...asked, by: 'test' })).state).toBe('published')
  const said = { by: 'test', at: new Date('2026-11-24T09:00:00.123Z') }
  for (const value of hardValues) {
    await place.store.transaction(trx => changeSetting(trx, authority, 'hard', value, said))
  }
  const [created_at, expires_at] = [new Date(), new Date(Date.now() + 3_600_000)]
  const session = {
    authority_id: authority,
    session_id: 'a',
    principal: 'p',
    created_at,
    seen_at: created_at,
    expires_at,
  }
  await place.store.db.insertInto('session').values(session).execute()
}

const hardName = 'Exämple\u2028 "of" \\ one\nand two'
const hardValues = [null, 'null', '', [1, null, '\u2029'], { a: 1e21 }]

/** Backs up while the record is written to all the time. */
async function backUpUnderLoad(place: Workplace, where: Where, file: string): Promise<string> {
  let over = false
  const load = (async () => {
    for (let number = 0; !over; number++) {
      const at = new Date()
      await place.store.transaction(trx => changeSetting(trx, authority, 'load', number, { by: 'load', at }))
      const access = { at, principal: 'load', event: 'child viewed', childId: String(number), because: 'load' }
      await logAccess(place.store.db, authority, [{ ...access, allowed: true }])
    }
  })()
  const { code, said } = await run(
    where,
    ['backup', '--out', file, '--with-files'],
    { SIGHTLINE_BACKUP_KEY: key },
    place,
  )
  over = true
  await load
  expect(code).toBe(0)
  return said
}

/** What was written under load is there up to one instant: each change follows the one before, and the last one holds. */
async function mustBeOneInstant({ store: { db } }: Workplace): Promise<void> {
  const changes = await readChangeLog(db, authority, { event: 'setting changed', subject: 'load', limit: 100_000 })
  expect(changes.map(each => each.after)).toEqual(changes.map((_, at) => changes.length - 1 - at))
  expect((await readOwnSetting(db, authority, 'load'))?.value).toBe(changes[0]?.after)
  const viewed = await db.selectFrom('access_log').select('id').where('principal', '=', 'load').execute()
  expect(Math.abs(viewed.length - changes.length)).toBeLessThanOrEqual(1)
}

/** Roles belong to the server, and other tests of this file may have made them. */
function alreadyThere(error: unknown): void {
  expect((error as { code?: string }).code).toBe('42710')
}

/** What is hard to carry has come back, nobody is signed in, and the logs are closed to the application as they were. */
async function mustBeWell({ store: { db } }: Workplace, where: Where): Promise<void> {
  expect((await db.selectFrom('authority').selectAll().executeTakeFirstOrThrow()).name).toBe(hardName)
  const values = await readChangeLog(db, authority, { subject: 'hard' })
  expect(values.reverse().map(each => each.after)).toEqual(hardValues)
  expect(await readChangeLog(db, authority, { event: 'record restored' })).toHaveLength(1)
  expect(await db.selectFrom('session').selectAll().execute()).toEqual([])
  await expect(sql`delete from change_log`.execute(db)).rejects.toThrow(/permission denied/)
  expect(await readdir(join(where.data, 'files'))).not.toEqual([])
}

const well = /rows of \d+ tables and [1-9]\d* files are back as they were at/

describe('the restore drill', () => {
  let where: Where
  let file: string

  beforeAll(async () => {
    where = await newPlace('postgresql')
    file = join(folder, 'postgresql.backup')
  })

  it('on a server: backed up while written to, destroyed, restored, and all of one instant', async () => {
    await use(where, async place => {
      await fillRecord(place)
      expect(await backUpUnderLoad(place, where, file)).toMatch(
        /rows of \d+ tables and [1-9]\d* files \(999 at data version 1\)/,
      )
    })
    expect(await readdir(folder)).not.toContain('postgresql.backup.part')
    const bytes = await readFile(file)
    for (const word of ['Kite', 'case_record', 'Exämple', key]) expect(bytes.includes(word)).toBe(false)
    const before = await run(where, ['deadlines', '--as-of', '2026-11-24'])

    await rm(where.data, { recursive: true })
    const target = await newPlace('postgresql')
    expect(await run(target, ['restore', file])).toEqual({ code: 0, said: expect.stringMatching(well) })
    await use(target, async place => {
      await mustBeOneInstant(place)
      await mustBeWell(place, target)
    })
    expect((await run(target, ['verify'])).code).toBe(0)
    expect(await run(target, ['deadlines', '--as-of', '2026-11-24'])).toEqual(before)
    // The same extract is known there.
    const again = await run(target, ['import', join(folder, 'extract'), '--json', '--yes', '--authority', authority])
    expect(again.said).toContain('"changed":0')
  })

  it('works under the roles that the guide for administrators makes: an owner, and a service that owns nothing', async () => {
    const server = await newDatabase('empty')
    const admin = connectPostgres(server, 1)
    try {
      for (const role of ['sightline_app', 'sightline_reader']) {
        await sql.raw(`create role ${role} nologin`).execute(admin).catch(alreadyThere)
      }
      await sql`create role sightline_owner login password 'one'`.execute(admin)
      await sql`create role sightline_service login password 'two' in role sightline_app, sightline_reader`.execute(
        admin,
      )
      await sql`create database guided owner sightline_owner`.execute(admin)
      await sql`create database guided_again owner sightline_owner`.execute(admin)
      const as = (user: string, password: string, database: string) => {
        const url = new URL(server)
        return Object.assign(url, { username: user, password, pathname: `/${database}` }).href
      }
      const guided = {
        data: join(folder, 'guided'),
        url: as('sightline_service', 'two', 'guided'),
        ownerUrl: as('sightline_owner', 'one', 'guided'),
      }
      await use(guided, fillRecord)
      const copy = join(folder, 'guided.backup')
      expect((await run(guided, ['backup', '--out', copy, '--with-files'])).code).toBe(0)
      const again = { data: join(folder, 'guided-again'), url: as('sightline_service', 'two', 'guided_again') }
      expect((await run(again, ['restore', copy])).code).toBe(1)
      const owned = { ...again, ownerUrl: as('sightline_owner', 'one', 'guided_again') }
      expect(await run(owned, ['restore', copy])).toEqual({ code: 0, said: expect.stringMatching(well) })
      await use(again, place => mustBeWell(place, again))
    } finally {
      await admin.destroy()
    }
  })

  it("moves an embedded record to a server, and a server's into the embedded, row for row", async () => {
    const embedded = await newPlace('pglite')
    await emptyRecord(join(embedded.data, 'record'))
    const moved = await newPlace('postgresql')
    const back = await newPlace('pglite')
    const [one, two] = [join(folder, 'one.backup'), join(folder, 'two.backup')]
    const before = await use(embedded, async place => {
      await fillRecord(place)
      const still = await tallies(place)
      expect((await run(embedded, ['backup', '--out', one, '--with-files'], undefined, place)).code).toBe(0)
      return still
    })
    expect(await run(moved, ['restore', one])).toEqual({ code: 0, said: expect.stringMatching(well) })
    await use(moved, async place => {
      expect(without(await tallies(place))).toEqual(without(before))
      await mustBeWell(place, moved)
      expect((await run(moved, ['backup', '--out', two], undefined, place)).code).toBe(0)
    })
    expect((await run(back, ['restore', two])).code).toBe(0)
    await use(back, async place => expect(without(await tallies(place))).toEqual(without(before)))
    // The embedded database starts anew each of the four times it is opened.
  }, 600_000)

  it('leaves a record that is there as it is, and a back-up too', async () => {
    const held = await newPlace('postgresql')
    const before = await use(held, async place => {
      await ensureAuthority(place.store.db, { authority, name: 'Another' })
      return tallies(place)
    })
    expect(await run(held, ['restore', file])).toEqual({
      code: 1,
      said: expect.stringContaining('There is a record here already'),
    })
    expect(await use(held, tallies)).toEqual(before)
    expect(await run(held, ['backup', '--out', file])).toEqual({
      code: 1,
      said: expect.stringContaining('is there already'),
    })
  })

  it('keeps nothing of a back-up that is damaged, cut short or under another key, and then takes the good one', async () => {
    const target = await newPlace('postgresql')
    const whole = await readFile(file)
    const changed = Buffer.from(whole)
    changed[whole.length >> 1]! ^= 1
    const damaged = join(folder, 'damaged')
    for (const bytes of [changed, whole.subarray(0, whole.length - 1), Buffer.from('PK\u0003\u0004 and so on\n')]) {
      await writeFile(damaged, bytes)
      expect(await run(target, ['restore', damaged])).toEqual({
        code: 1,
        said: expect.stringMatching(/damaged|cut short|no back-up/),
      })
    }
    const other = { SIGHTLINE_BACKUP_KEY: randomBytes(32).toString('base64') }
    expect(await run(target, ['restore', file], other)).toEqual({
      code: 1,
      said: expect.stringMatching(/needs another key/),
    })
    expect(await run(target, ['restore', file], {})).toEqual({
      code: 1,
      said: expect.stringMatching(/Set SIGHTLINE_BACKUP_KEY/),
    })
    const short = await run(target, ['restore', file], { SIGHTLINE_BACKUP_KEY: 'hunter2' })
    expect([short.code, short.said.includes('hunter2')]).toEqual([1, false])
    expect((await run(target, ['restore', file])).code).toBe(0)
  })
})
