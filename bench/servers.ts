import pg from 'pg'
import { startTestServer } from '../src/store/testing-server.ts'

/** A PostgreSQL server on which databases are made for the bench. */
export interface Server {
  /** How it is set up, in words. */
  readonly about: string
  /** A new empty database; its address. */
  database(): Promise<string>
  close(): Promise<void>
}

/** The server of DATABASE_URL, on which databases are made and dropped again; without it one of our own, as installed. */
export async function openServer(url: string | undefined): Promise<Server> {
  if (url) return given(url)
  const server = await startTestServer([])
  const about = `PostgreSQL ${await version(server.url)}, as installed`
  return { about, database: () => server.database(), close: () => server.remove() }
}

async function given(url: string): Promise<Server> {
  const made: string[] = []
  return {
    about: `the PostgreSQL ${await version(url)} of DATABASE_URL`,
    async database() {
      const name = `sightline_bench_${process.pid}_${made.length + 1}`
      await query(url, `create database ${name}`)
      made.push(name)
      const address = new URL(url)
      address.pathname = `/${name}`
      return address.href
    },
    async close() {
      for (const name of made) await query(url, `drop database if exists ${name} with (force)`)
    },
  }
}

async function version(url: string): Promise<string> {
  const [row] = await query(url, 'show server_version')
  return String(row!.server_version).split(' ')[0]!
}

async function query(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}
