import { spawn } from 'node:child_process'
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterEach, describe, expect, it } from 'vitest'
import { applicationRole } from './application-role.ts'
import { ensureAuthority } from './authorities.ts'
import { type Migration, MigrationMismatch, migrate, readMigrations } from './migrate.ts'
import { openStore } from './open.ts'
import { announce } from './outbox.ts'
import { joinPglite, type PgliteStore } from './pglite/open.ts'
import { connectPostgres } from './postgres/open.ts'
import { processMark } from './process-mark.ts'
import { asOwner, withStores } from './testing.ts'
import { newDatabase } from './testing-database.ts'
import { emptyRecord } from './testing-record.ts'
import { startTestServer } from './testing-server.ts'

withStores('a store', (getStore, about) => {
  it('gives dates as text, whole numbers as numbers and instants as instants', async () => {
    const { rows } = await sql<Record<string, unknown>>`
      select date '2024-02-29' as day, 12345678901::int8 as big, ${'{"a":[1]}'}::jsonb as json, true as yes,
        timestamptz '2024-02-29 10:00:00+00' as at, ${['b', 'c']}::text[] as list`.execute(getStore().db)
    expect(rows[0]).toEqual({
      day: '2024-02-29',
      big: 12345678901,
      json: { a: [1] },
      yes: true,
      at: new Date('2024-02-29T10:00:00Z'),
      list: ['b', 'c'],
    })
  })

  it('keeps the transactions of concurrent callers apart', async () => {
    const { db } = getStore()
    const authorities = Array.from({ length: 20 }, (_, at) => `T${at}`)
    await Promise.allSettled(
      authorities.map((authority_id, at) =>
        getStore().transaction(async trx => {
          await trx.insertInto('authority').values({ authority_id, name: 'Test' }).execute()
          await new Promise(resolve => setTimeout(resolve, 2))
          if (at % 2 === 1) throw new Error('changed my mind')
        }),
      ),
    )
    const kept = await db.selectFrom('authority').select('authority_id').where('authority_id', 'like', 'T%').execute()
    expect(kept.map(each => each.authority_id).sort()).toEqual(authorities.filter((_, at) => at % 2 === 0).sort())
  })

  it('says what went wrong, with its code', async () => {
    const { db } = getStore()
    await db.insertInto('authority').values({ authority_id: 'twice', name: 'Twice' }).execute()
    const again = db.insertInto('authority').values({ authority_id: 'twice', name: 'Twice' }).execute()
    await expect(again).rejects.toMatchObject({ code: '23505', constraint: 'authority_pkey' })
    await expect(sql`select nonsense`.execute(db)).rejects.toMatchObject({ code: '42703' })
  })

  it('does not keep a transaction that was committed after an error', async () => {
    const work = getStore().transaction(async trx => {
      await trx.insertInto('authority').values({ authority_id: 'aborted', name: 'Aborted' }).execute()
      await sql`select nonsense`.execute(trx).catch(() => {})
    })
    await expect(work).rejects.toThrow()
    const held = getStore().db.selectFrom('authority').selectAll().where('authority_id', '=', 'aborted')
    expect(await held.execute()).toEqual([])
  })

  it('takes bulk rows from JSON and counts what it changed', async () => {
    const rows = JSON.stringify(Array.from({ length: 3 }, (_, at) => ({ authority_id: `bulk${at}`, name: 'Bulk' })))
    const result = await sql`
      insert into authority (authority_id, name)
      select * from jsonb_to_recordset(${rows}::jsonb) as r(authority_id text, name text)`.execute(getStore().db)
    expect(result.numAffectedRows).toBe(3n)
  })

  it('runs its migrations once, and refuses one that has changed', async () => {
    const { db } = getStore()
    expect(await migrate(db)).toEqual([])
    const changed = readMigrations().map((each): Migration => ({ ...each, checksum: 'other' }))
    await expect(migrate(db, changed)).rejects.toThrow(MigrationMismatch)
    await expect(migrate(db, [])).rejects.toThrow('Use a newer one')
  })

  it('undoes a migration that fails, and runs the next once it is mended', async () => {
    await asOwner(getStore(), about(), async db => {
      const broken = { name: '9001-test', text: 'create table half_done (a int); select nonsense', checksum: 'a' }
      await expect(migrate(db, [...readMigrations(), broken])).rejects.toMatchObject({ code: '42703' })
      const mended = { name: '9001-test', text: 'create table half_done (a int); drop table half_done', checksum: 'b' }
      expect(await migrate(db, [...readMigrations(), mended])).toEqual(['9001-test'])
      await sql`delete from schema_migration where name = '9001-test'`.execute(db)
    })
  })

  it('leads every key with the authority, and has nothing that cannot be distributed', async () => {
    const { rows } = await sql<{ conname: string; first: string; contype: string }>`
      select c.conname, c.contype, a.attname as first
      from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.connamespace = 'public'::regnamespace and c.contype in ('p', 'u', 'f', 'x')
        and c.conrelid <> 'schema_migration'::regclass`.execute(getStore().db)
    expect(rows.length).toBeGreaterThan(15)
    expect(rows.filter(row => row.first !== 'authority_id' || row.contype === 'x')).toEqual([])
    const { rows: odd } = await sql<{ what: string }>`
      select tgname as what from pg_trigger where not tgisinternal
      union all
      select sequence_name from information_schema.sequences where sequence_schema = 'public'`.execute(getStore().db)
    expect(odd).toEqual([])
  })

  it('can be closed and opened again', async () => {
    if (about().engine === 'pglite') await expect(openStore(about().options)).rejects.toThrow(`process ${process.pid}`)
    else await (await openStore(about().options)).close()
  })
})

describe('PGlite in a folder', () => {
  const folders: string[] = []
  const folder = () => {
    const made = mkdtempSync(join(tmpdir(), 'sightline-test-'))
    folders.push(made)
    return made
  }
  afterEach(() => {
    for (const each of folders.splice(0)) rmSync(each, { recursive: true, force: true })
  })

  it('keeps what it holds, passes over a dead lock, and serves another thread', async () => {
    const path = folder()
    const ended = spawn(process.execPath, ['-e', ''])
    await new Promise(resolve => ended.once('exit', resolve))
    writeFileSync(
      join(path, 'sightline.lock'),
      JSON.stringify({ ...processMark(), pid: ended.pid, started: 'long ago' }),
    )
    await emptyRecord(path)

    const first = await openStore({ folder: path })
    await first.db.insertInto('authority').values({ authority_id: '204', name: 'Hackney' }).execute()
    await expect(openStore({ folder: path })).rejects.toMatchObject({ name: 'StoreInUse', pid: process.pid })
    const joined = joinPglite((first as PgliteStore).share())
    expect(await joined.db.selectFrom('authority').selectAll().execute()).toHaveLength(1)
    await joined.close()
    await first.close()
    await expect(first.db.selectFrom('authority').selectAll().execute()).rejects.toThrow('destroyed')

    const second = await openStore({ folder: path })
    expect(await second.db.selectFrom('authority').select('name').execute()).toEqual([{ name: 'Hackney' }])
    await second.close()
  })

  it('goes on from what was kept when its log could not be written', async () => {
    const path = folder()
    const log = join(path, 'record', 'pg_wal')
    await emptyRecord(path)
    const store = await openStore({ folder: path })
    await store.db.insertInto('authority').values({ authority_id: 'kept', name: 'Kept' }).execute()
    const heard: number[] = []
    await store.listen((_, version) => heard.push(version))
    renameSync(log, `${log}.away`)
    const work = store.transaction(async trx => {
      await trx.insertInto('authority').values({ authority_id: 'lost', name: 'Lost' }).execute()
      await sql`set local role none`.execute(trx)
      await sql`create table filler as select repeat('x', 1000) from generate_series(1, 40000)`.execute(trx)
    })
    await expect(work).rejects.toThrow(/pg_wal/)
    await expect(sql`select 1`.execute(store.db)).rejects.toThrow()
    renameSync(`${log}.away`, log)
    const held = store.db.selectFrom('authority').select('authority_id').execute()
    expect(await held).toEqual([{ authority_id: 'kept' }])
    expect((await sql`select current_user as role`.execute(store.db)).rows).toEqual([{ role: applicationRole }])
    await ensureAuthority(store.db, { authority: 'kept' })
    await store.transaction(trx => announce(trx, { authority: 'kept', version: 1, kind: 'test', at: new Date(0) }))
    await expect.poll(() => heard, { timeout: 2000 }).toEqual([1])
    await store.close()
  })

  it('says which folder cannot be opened, and lets go of it', async () => {
    const path = folder()
    writeFileSync(join(path, 'record'), 'not a folder')
    await expect(openStore({ folder: path })).rejects.toThrow()
    rmSync(join(path, 'record'))
    await emptyRecord(path)
    const store = await openStore({ folder: path })
    await store.close()
    const control = join(path, 'record', 'global', 'pg_control')
    writeFileSync(control, '')
    const again = openStore({ folder: path })
    await expect(again).rejects.toMatchObject({ name: 'StoreNotOpened' })
    await expect(again).rejects.toThrow(path)
  })

  it('does not count a number that another process has been given since', async () => {
    const path = folder()
    await emptyRecord(path)
    writeFileSync(join(path, 'sightline.lock'), JSON.stringify({ ...processMark(), started: 'before this one' }))
    const store = await openStore({ folder: path })
    await store.close()
  })
})

describe('a PostgreSQL server', () => {
  it('is migrated once by two that open it together, and may restart under an open store', async () => {
    const server = await startTestServer()
    try {
      const url = await server.database()
      const options = { url, folder: '' }
      const [one, two] = await Promise.all([openStore(options), openStore(options)])
      const { rows } = await sql`select * from schema_migration`.execute(one.db)
      expect(rows).toHaveLength(readMigrations().length)
      await two.close()
      await server.stop()
      await expect(sql`select 1`.execute(one.db)).rejects.toThrow()
      await server.start()
      expect((await sql`select 1 as one`.execute(one.db)).rows).toEqual([{ one: 1 }])
      await one.close()
    } finally {
      await server.remove()
    }
  })

  it('says whose address is wanted where the tables are still to be made and the role may not', async () => {
    const address = new URL(await newDatabase('empty'))
    const superuser = connectPostgres(address.href, 1)
    await sql`create role open_test_service login password 'made-up'`.execute(superuser)
    // As from PostgreSQL 15 on without it.
    await sql`revoke create on schema public from public`.execute(superuser)
    await superuser.destroy()
    address.username = 'open_test_service'
    address.password = 'made-up'
    const url = address.href
    const opening = openStore({ url, folder: '' })
    await expect(opening).rejects.toMatchObject({ name: 'OwnerNeeded' })
    await expect(opening).rejects.toThrow(/\(permission denied for schema public\)\.\nSet DATABASE_OWNER_URL/)
    await expect(openStore({ url, ownerUrl: url, folder: '' })).rejects.toThrow(/It has to own the database/)
  })

  it('is listened to though notices are lost: the outbox is looked at', async () => {
    const url = await newDatabase('migrated')
    const store = await openStore({ url, folder: '' })
    await ensureAuthority(store.db, { authority: '204' })
    const heard: number[] = []
    await store.listen((_, version) => heard.push(version))
    const owner = connectPostgres(url, 1)
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'sightline listener' and datname = current_database()`.execute(owner)
    await owner.destroy()
    const row = { authority_id: '204', version: 1, id: uuid(), kind: 'test', made_at: new Date(0) }
    await store.db.insertInto('outbox').values(row).execute()
    await expect.poll(() => heard, { timeout: 10_000 }).toEqual([1])
    await store.transaction(trx => announce(trx, { authority: '204', version: 2, kind: 'test', at: new Date(0) }))
    await expect.poll(() => heard, { timeout: 1000 }).toEqual([1, 2])
    await store.close()
  })
})
