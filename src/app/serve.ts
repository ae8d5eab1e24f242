import { buildApp } from '../server/app.ts'
import { listen, untilStopped } from '../server/listen.ts'
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
  /** Resolves when the process was asked to stop and has: open pages first, then the others. */
  untilStopped(stopOthers: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

/** Puts an authority's pages on a port. */
export async function serveAuthority(place: Workplace, authority: string, settings: Settings): Promise<Serving> {
  const services = await LiveAuthority.open(place.store, authority, settings.staleAfterHours)
  const limits = { idleMinutes: settings.sessionIdleMinutes, hours: settings.sessionHours }
  const sessions = createSessions(databaseSessionRows(place.store.db, authority), limits)
  const app = await buildApp({ settings, services, sessions, routes, layout: Page, navigation })
  const address = await listen(app, settings)
  return { address, untilStopped: stopOthers => untilStopped(app, stopOthers), close: () => app.close() }
}
