import { z } from 'zod'
import { unusualKinds } from '../../domain/access/unusual.ts'
import {
  forbidden,
  notFound,
  page,
  type RoomRequest,
  redirect,
  routeWith,
  tableFile,
  tableFormats,
} from '../../server/index.ts'
import { activityByPerson } from '../../store/access-tallies.ts'
import { countAccessesOf, readAccessLog } from '../../store/index.ts'
import { countOpeningsToReview, listOpenings, readOpening } from '../../store/people/openings.ts'
import { lookOf, placeFrom, readPeopleNames } from '../child/index.ts'
import type { RoomServices } from '../services.ts'
import { activityToSave, readEveryEntry } from './activity.ts'
import { lastDays, lengths, periodOf, usualLength } from './days.ts'
import { openableOf } from './openable.ts'
import { type Finding, findings, isWaiting, looksWhileOpen, setDown } from './openings.ts'
import { ActivityPage } from './pages/activity.tsx'
import { OpeningPage } from './pages/opening.tsx'
import { OpeningsPage } from './pages/openings.tsx'
import { PeoplePage } from './pages/people.tsx'
import { UnusualPage } from './pages/unusual.tsx'
import { readUnusual } from './unusual.ts'

const route = routeWith<RoomServices>()

/** Entries on one page of somebody's activity. */
const shown = 50

const days = z.coerce
  .number()
  .refine(each => lengths.some(length => length === each))
  .catch(usualLength)
const kind = z.enum(unusualKinds).optional().catch(undefined)
const whats = ['viewed', 'listed', 'searched', 'exported', 'changed', 'refused'] as const
const activityQuery = z.object({ days, what: z.enum(whats).optional().catch(undefined) })
const ofPerson = z.object({ personId: z.string().min(1).max(200) })
const ofOpening = z.object({ openingId: z.uuid() })

const common = { permission: 'review-access' } as const
const crumb = { text: 'Access', href: '/access' }

export const routes = [
  route({
    ...common,
    method: 'GET',
    path: '/access',
    audit: 'access-review.viewed',
    query: z.object({ days, kind }),
    async handler(request) {
      const { services, query, today, at, noteViewed } = request
      const { db } = services.store
      const { id } = services.authority
      const names = await readPeopleNames(db, id)
      const span = lastDays(query.days, today)
      const [found, waiting] = await Promise.all([readUnusual(db, id, span, names, at), countOpeningsToReview(db, id)])
      const told = found.filter(each => query.kind === undefined || each.kind === query.kind)
      const openable = await openableOf(
        request,
        told.flatMap(each => each.childIds),
      )
      noteViewed(openable, 'told of among unusual access')
      return page({
        title: 'Unusual access',
        current: 'access',
        live: false,
        body: <UnusualPage {...{ found, told, names, openable, waiting, span }} asked={query} />,
      })
    },
  }),
  route({
    ...common,
    method: 'GET',
    path: '/access/people',
    audit: 'access-review.viewed',
    query: z.object({ days }),
    async handler({ services, query, today }) {
      const { db } = services.store
      const { id } = services.authority
      const period = periodOf(lastDays(query.days, today))
      const [people, names, waiting] = await Promise.all([
        activityByPerson(db, id, period),
        readPeopleNames(db, id),
        countOpeningsToReview(db, id),
      ])
      return page({
        title: 'Activity of people',
        current: 'access',
        live: false,
        breadcrumbs: [crumb, { text: 'Activity of people' }],
        body: <PeoplePage {...{ people, names, waiting }} days={query.days} />,
      })
    },
  }),
  route({
    ...common,
    method: 'GET',
    path: '/access/people/:personId',
    audit: 'activity.viewed',
    params: ofPerson,
    query: activityQuery.extend({ after: z.string().max(100).optional() }),
    async handler(request) {
      const { services, params, query, noteViewed } = request
      const { db } = services.store
      const { id } = services.authority
      const filter = filterOf(request)
      const after = query.after === undefined ? undefined : placeFrom(query.after)
      const [rows, inAll, names, waiting] = await Promise.all([
        readAccessLog(db, id, { ...filter, after, limit: shown + 1 }),
        countAccessesOf(db, id, filter),
        readPeopleNames(db, id),
        countOpeningsToReview(db, id),
      ])
      if (
        inAll === 0 &&
        !names.has(params.personId) &&
        (await countAccessesOf(db, id, { principal: params.personId })) === 0
      )
        return notFound()
      const entries = rows.slice(0, shown).map(each => ({ ...lookOf(each, names), childId: each.child_id }))
      const openable = await openableOf(request, childrenOf(entries))
      noteViewed(openable, `in the activity of ${params.personId}`)
      const name = names.get(params.personId) ?? params.personId
      return page({
        title: 'Activity of a person',
        current: 'access',
        live: false,
        breadcrumbs: [crumb, { text: 'Activity of people', href: '/access/people' }, { text: name }],
        body: (
          <ActivityPage
            {...{ entries, openable, inAll, name, waiting, whats }}
            personId={params.personId}
            asked={query}
            isLater={after !== undefined}
            next={rows.length > shown ? entries.at(-1) : undefined}
          />
        ),
      })
    },
  }),
  route({
    ...common,
    method: 'GET',
    path: '/access/people/:personId/saved',
    audit: 'activity.exported',
    params: ofPerson,
    query: activityQuery.extend({ format: z.enum(tableFormats) }),
    async handler(request) {
      const { services, params, query, noteViewed } = request
      const entries = await readEveryEntry(services.store.db, services.authority.id, filterOf(request))
      const openable = await openableOf(request, childrenOf(entries))
      noteViewed(openable, `saved with the activity of ${params.personId}`)
      return tableFile(activityToSave(entries, openable), query.format)
    },
  }),
  route({
    ...common,
    method: 'GET',
    path: '/access/openings',
    audit: 'openings.listed',
    async handler(request) {
      const { services, noteViewed } = request
      const { db } = services.store
      const { id } = services.authority
      const [openings, names, waiting] = await Promise.all([
        listOpenings(db, id),
        readPeopleNames(db, id),
        countOpeningsToReview(db, id),
      ])
      const openable = await openableOf(
        request,
        openings.map(each => each.child_id),
      )
      noteViewed(openable, 'listed among openings with a reason')
      return page({
        title: 'Opened with a reason',
        current: 'access',
        live: false,
        breadcrumbs: [crumb, { text: 'Opened with a reason' }],
        body: <OpeningsPage {...{ openings, names, openable, waiting }} reader={request.principal.id} />,
      })
    },
  }),
  route({
    ...common,
    method: 'GET',
    path: '/access/openings/:openingId',
    audit: 'opening.viewed',
    params: ofOpening,
    query: z.object({ saved: z.literal('yes').optional().catch(undefined) }),
    handler: request => opening(request, request.params.openingId, { saved: request.query.saved === 'yes' }),
  }),
  route({
    ...common,
    method: 'POST',
    path: '/access/openings/:openingId',
    audit: 'opening.changed',
    params: ofOpening,
    body: z.object({ finding: z.string().max(50).default(''), note: z.string().trim().max(2000).default('') }),
    async handler(request) {
      const { services, params, body, principal, at } = request
      const { store, authority } = services
      const found = await readOpening(store.db, authority.id, params.openingId)
      if (found === undefined) return notFound()
      if (found.person_id === principal.id) return forbidden('Nobody reviews what they opened themselves.')
      const finding = findings.find(each => each === body.finding)
      if (finding === undefined) {
        const problem = { field: 'finding', message: 'Choose what you found.' }
        return opening(request, params.openingId, { ...body, problem })
      }
      if (finding !== 'justified' && body.note === '') {
        const problem = { field: 'note', message: 'Say what was wrong, or what is still to be asked.' }
        return opening(request, params.openingId, { ...body, problem })
      }
      const said = { at, by: principal.id, finding, note: body.note }
      if (!(await setDown(store, authority.id, params.openingId, said)))
        return forbidden('Somebody else has reviewed this meanwhile. Look at it again.')
      return redirect(`/access/openings/${params.openingId}?saved=yes`)
    },
  }),
]

type Request = Pick<RoomRequest<RoomServices>, 'services' | 'principal' | 'csrf' | 'noteViewed'>

async function opening(
  request: Request,
  openingId: string,
  form: {
    readonly saved?: boolean
    readonly finding?: Finding | string
    readonly note?: string
    readonly problem?: { readonly field: string; readonly message: string }
  },
) {
  const { services, principal, csrf, noteViewed } = request
  const { store, authority } = services
  const found = await readOpening(store.db, authority.id, openingId)
  if (found === undefined) return notFound()
  const [names, openable, looks] = await Promise.all([
    readPeopleNames(store.db, authority.id),
    openableOf(request, [found.child_id]),
    looksWhileOpen(store, authority.id, found),
  ])
  noteViewed(openable, 'opened with a reason, reviewed')
  const standing = found.person_id === principal.id ? 'own' : isWaiting(found) ? 'waiting' : 'reviewed'
  return page({
    title: 'Opened with a reason: review',
    current: 'access',
    live: false,
    error: form.problem !== undefined,
    breadcrumbs: [crumb, { text: 'Opened with a reason', href: '/access/openings' }, { text: 'Review' }],
    body: <OpeningPage {...{ ...form, names, openable, looks, standing, csrf }} opening={found} />,
  })
}

function filterOf({
  params,
  query,
  today,
}: Pick<
  RoomRequest<RoomServices, z.infer<typeof ofPerson>, z.infer<typeof activityQuery>>,
  'params' | 'query' | 'today'
>) {
  const { from, until } = periodOf(lastDays(query.days, today))
  const { what } = query
  return {
    principal: params.personId,
    since: from,
    before: until,
    ...(what === undefined ? {} : what === 'refused' ? { allowed: false } : { deed: what, allowed: true }),
  }
}

function childrenOf(entries: readonly { readonly childId: string | null }[]): string[] {
  return entries.map(each => each.childId).filter(each => each !== null)
}
