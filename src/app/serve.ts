import { buildApp } from '../server/app.ts'
import { databaseSessionRows } from '../server/session-rows.ts'
import { createSessions } from '../server/sessions.ts'
import type { Settings } from '../server/settings.ts'
import { Page } from '../ui/index.ts'
import { LiveAuthority } from './live-authority.ts'
import { navigation, routes } from './rooms.ts'
import type { Workplace } from './workplace.ts'

/** A server that is listening. */
export interface Serving {
  readonly address: string
  close(): Promise<void>
}

/** Puts an authority's pages on a port. */
export async function serveAuthority(place: Workplace, authority: string, settings: Settings): Promise<Serving> {
  const services = await LiveAuthority.open(place.store, authority, settings.staleAfterHours)
  const limits = { idleMinutes: settings.sessionIdleMinutes, hours: settings.sessionHours }
  const sessions = createSessions(databaseSessionRows(place.store.db, authority), limits)
  const app = await buildApp({ settings, services, sessions, routes, layout: Page, navigation })
  await app.listen({ host: settings.host, port: settings.port })
  const bound = app.server.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : settings.port
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host
  return { address: settings.publicUrl?.href ?? `http://${host}:${port}/`, close: () => app.close() }
}
