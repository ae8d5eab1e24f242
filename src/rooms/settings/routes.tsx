import { z } from 'zod'
import { page, type Reply, redirect, routeWith } from '../../server/index.ts'
import { readChangeLog, readOwnSetting } from '../../store/index.ts'
import { mayHoldIds } from '../calendar-feed/index.ts'
import { personNamer, type RoomServices } from '../services.ts'
import { caseLinkProblem, caseLinkSetting } from './case-link.ts'
import { setCalendarIds, setCaseLink } from './commands.ts'
import { SettingsPage } from './pages/settings.tsx'

const route = routeWith<RoomServices>()

/** Changes told of on the page. */
const shown = 20

const outcomes = ['changed', 'the-same'] as const

export const routes = [
  route({
    method: 'GET',
    path: '/settings',
    permission: 'change-settings',
    audit: 'settings.viewed',
    query: z.object({ saved: z.enum(outcomes).optional() }),
    async handler({ services, query, csrf }) {
      const held = await readOwnSetting(services.store.db, services.authority.id, caseLinkSetting)
      const address = typeof held?.value === 'string' ? held.value : ''
      return settings(services, { csrf, address, saved: query.saved })
    },
  }),
  route({
    method: 'POST',
    path: '/settings/case-link',
    permission: 'change-settings',
    audit: 'settings.changed',
    body: z.object({ address: z.string().max(100_000).default('') }),
    async handler({ services, body, csrf, principal, at }) {
      const address = body.address.trim()
      const problem = address === '' ? undefined : caseLinkProblem(address)
      if (problem !== undefined) return settings(services, { csrf, address, problem })
      const changed = await setCaseLink(services, address || undefined, { by: principal.id, at })
      return redirect(`/settings?saved=${changed ? 'changed' : 'the-same'}`)
    },
  }),
  route({
    method: 'POST',
    path: '/settings/calendar-ids',
    permission: 'change-settings',
    audit: 'settings.changed',
    body: z.object({ ids: z.enum(['yes', 'no']) }),
    async handler({ services, body, principal, at }) {
      const changed = await setCalendarIds(services, body.ids === 'yes', { by: principal.id, at })
      return redirect(`/settings?saved=${changed ? 'changed' : 'the-same'}`)
    },
  }),
]

async function settings(
  services: RoomServices,
  form: {
    readonly csrf: string
    readonly address: string
    readonly problem?: string
    readonly saved?: (typeof outcomes)[number] | undefined
  },
): Promise<Reply> {
  const { store, authority } = services
  const calendarIds = await mayHoldIds(services)
  const changes = await readChangeLog(store.db, authority.id, { event: 'setting changed', limit: shown })
  const nameOf = await personNamer(services)
  return page({
    title: 'Settings',
    current: 'settings',
    live: false,
    error: form.problem !== undefined,
    body: <SettingsPage {...form} {...{ changes, calendarIds, nameOf }} />,
  })
}
