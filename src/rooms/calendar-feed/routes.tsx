import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { englandDay } from '../../domain/calendar/england-day.ts'
import { file, notFound, page, redirect, routeWith, tryLater } from '../../server/index.ts'
import { countFetch, makeFeed, readFeed, revokeFeed } from '../../store/calendar-feeds.ts'
import { calendarOf } from '../../ui/index.ts'
import type { RoomServices } from '../services.ts'
import { eventsOf } from './events.ts'
import { mayHoldIds } from './ids-setting.ts'
import { AddressPage, CalendarPage } from './pages/calendar.tsx'
import { readFor } from './reading.ts'

const route = routeWith<RoomServices>()

/** Fetches of one address in an hour: a calendar program asks every few minutes at most, on several devices. */
const mostFetches = 60

const feedPath = '/calendar/:file'

export const routes = [
  route({
    method: 'GET',
    path: '/account/calendar',
    permission: 'list-children',
    audit: 'calendar.viewed',
    query: z.object({ done: z.literal('revoked').optional().catch(undefined) }),
    async handler({ services, principal, query, csrf }) {
      const feed = await readFeed(services.store.db, services.authority.id, principal.id)
      return page({
        title: 'Calendar',
        live: false,
        body: (
          <CalendarPage
            csrf={csrf}
            feed={feed && { madeAt: feed.made_at, fetchedAt: feed.fetched_at ?? undefined }}
            withIds={await mayHoldIds(services)}
            isRevoked={query.done !== undefined}
          />
        ),
      })
    },
  }),
  route({
    method: 'POST',
    path: '/account/calendar',
    permission: 'list-children',
    audit: 'calendar.changed',
    body: z.object({ deed: z.literal('make') }),
    async handler({ services, principal, at, origin }) {
      const { store, authority } = services
      const token = await store.transaction(trx => makeFeed(trx, authority.id, { personId: principal.id, at }))
      // Shown by the reply itself: nothing could show it a second time.
      return page({
        title: 'Your calendar address',
        live: false,
        body: <AddressPage address={`${origin}/calendar/${token}.ics`} />,
      })
    },
  }),
  route({
    method: 'POST',
    path: '/account/calendar/revoke',
    permission: 'list-children',
    audit: 'calendar.changed',
    body: z.object({ deed: z.literal('revoke') }),
    async handler({ services, principal, at }) {
      const { store, authority } = services
      const because = 'revoked by its owner'
      const done = await store.transaction(trx =>
        revokeFeed(trx, authority.id, { personId: principal.id, at, because }),
      )
      return redirect(done ? '/account/calendar?done=revoked' : '/account/calendar')
    },
  }),
  route({
    method: 'GET',
    path: feedPath,
    permission: 'public',
    audit: 'calendar.exported',
    params: z.object({ file: z.string().regex(/^[\w-]{43}\.ics$/) }),
    async handler({ services, params, origin, at, today, reference }) {
      const { store, authority } = services
      const fetched = await countFetch(store.db, authority.id, params.file.slice(0, -'.ics'.length), at)
      const owner = fetched && (await services.standingOf(fetched.personId, at))
      if (fetched === undefined || owner === undefined || !may(owner, 'list-children')) return notFound()
      const log = (because: string, allowed: boolean, childIds: readonly (string | undefined)[] = [undefined]) =>
        services.recordAccess(
          childIds.map(childId => ({
            ...{ authorityId: authority.id, at, principal: owner.id, role: owner.role },
            ...{ event: 'calendar.exported', page: feedPath, allowed, because, request: reference },
            ...(childId === undefined ? {} : { childId }),
          })),
        )
      if (fetched.fetchesThisHour > mostFetches) {
        await log('their calendar was fetched too often', false)
        return tryLater(fetched.secondsLeft)
      }
      const items = readFor(services, owner, today)
      if (items === undefined) return notFound()
      const withIds = await mayHoldIds(services)
      const made = { authority: authority.id, personId: owner.id, origin, day: today, standards: services.standards() }
      const { events, told } = eventsOf(items, { ...made, withIds })
      await log('fetched by their calendar', true)
      // Which children it told of, by id: once a day, as programs fetch it all day long.
      const isFirstToday = fetched.before === undefined || englandDay(fetched.before) < today
      if (told.size > 0 && isFirstToday) await log('in their calendar, by id', true, [...told])
      return file({
        name: 'sightline.ics',
        type: 'text/calendar',
        content: calendarOf({ name: 'Due (Sightline)', events, at, sequence: services.dataVersion() }),
      })
    },
  }),
]
