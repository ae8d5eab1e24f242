import pg from 'pg'
import { parseVersionPayload, versionChannel } from '../channel.ts'
import { newestVersions } from '../listen.ts'
import type { Db } from '../store.ts'

/** Seconds between looks at the outbox. */
const pollSeconds = 3

/**
 * Tells new versions: at once by NOTIFY while the connection for it lasts, and by looking at the outbox every few
 * seconds, which is what counts. Survives a restart of the server. Returns what stops it.
 */
export async function listenOnPostgres(
  url: string,
  db: Db,
  announce: (authority: string, version: number) => void,
): Promise<() => Promise<void>> {
  let client: pg.Client | undefined
  let stopped = false

  const attend = async () => {
    const next = new pg.Client({ connectionString: url, application_name: 'sightline listener', keepAlive: true })
    next.on('error', () => lose(next))
    next.on('end', () => lose(next))
    next.on('notification', ({ payload }) => {
      const told = parseVersionPayload(payload ?? '')
      if (told) announce(told.authority, told.version)
    })
    client = next
    try {
      await next.connect()
      await next.query(`listen ${versionChannel}`)
    } catch {
      lose(next)
    }
  }
  const lose = (lost: pg.Client) => {
    if (client === lost) client = undefined
    lost.end().catch(() => {})
  }
  const look = async () => {
    try {
      if (client === undefined) await attend()
      for (const [authority, version] of await newestVersions(db)) announce(authority, version)
    } catch {
      // The server is away: the next look tries again.
    }
    if (!stopped) timer = setTimeout(look, pollSeconds * 1000).unref()
  }

  await attend()
  let timer = setTimeout(look, pollSeconds * 1000).unref()
  return async () => {
    stopped = true
    clearTimeout(timer)
    const last = client
    client = undefined
    await last?.end().catch(() => {})
  }
}
