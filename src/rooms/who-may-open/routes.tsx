import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { outsideRoles } from '../../domain/access/principal.ts'
import { maySeeChild } from '../../domain/access/scope.ts'
import { notFound, page, type Reply, type RoomRequest, redirect, routeWith } from '../../server/index.ts'
import { readDecisionsOf } from '../../store/people/decisions.ts'
import { listPeople } from '../../store/people/people.ts'
import { isInForce, listPosts } from '../../store/people/posts.ts'
import type { RoomServices } from '../services.ts'
import { decideTie, hoursOpen, lift, openForAReason, restrict } from './commands.ts'
import { ReasonPage } from './pages/reason.tsx'
import { type Choice, WhoMayOpenPage } from './pages/who-may-open.tsx'

const route = routeWith<RoomServices>()
const params = z.object({ childId: z.string().min(1).max(200) })
const because = z.string().trim().max(1000)

/** Fewer characters than this say nothing that could be reviewed. */
const shortestReason = 15

const tooShort = 'Say why, in a sentence that somebody else can judge.'
const childAddress = (childId: string) => `/children/${encodeURIComponent(childId)}`
const ofThis = (childId: string) => `${childAddress(childId)}/who-may-open`

const restrictionRoute = {
  path: '/children/:childId/who-may-open',
  permission: 'restrict-children',
  params,
} as const

export const routes = [
  route({
    ...restrictionRoute,
    method: 'GET',
    audit: ({ childId }) => ({ event: 'restriction.viewed', childId }),
    handler: request => whoMayOpen(request, request.params.childId),
  }),
  route({
    ...restrictionRoute,
    method: 'POST',
    audit: ({ childId }) => ({ event: 'restriction.changed', childId }),
    body: z.object({
      deed: z.enum(['restrict', 'lift', 'name', 'unname', 'bar', 'unbar']),
      person: z.string().max(200).default(''),
      because: because.default(''),
    }),
    async handler(request) {
      const { services, params, body, principal, at } = request
      const place = { store: services.store, authority: services.authority.id }
      const said = { at, by: principal.id, because: body.because }
      const needsReason = body.deed !== 'unname' && body.deed !== 'unbar'
      if (needsReason && body.because.length < shortestReason) {
        return whoMayOpen(request, params.childId, { deed: body.deed, message: tooShort })
      }
      if (body.deed === 'restrict') await services.upTo(await restrict(place, params.childId, said))
      else if (body.deed === 'lift') await services.upTo(await lift(place, params.childId, said))
      else {
        const people = await listPeople(services.store.db, services.authority.id)
        const personId = people.find(each => each.person_id === body.person)?.person_id
        if (personId === undefined) {
          return whoMayOpen(request, params.childId, { deed: body.deed, message: 'Choose a person from the list.' })
        }
        const ends = body.deed === 'unname' || body.deed === 'unbar'
        const tie = body.deed === 'name' || body.deed === 'unname' ? 'named_reader' : 'conflict_of_interest'
        if (tie === 'named_reader' && ends && (await isLastNamed(request, params.childId, personId))) {
          const message = 'Somebody has to stay named who may lift the restriction. Name somebody else first.'
          return whoMayOpen(request, params.childId, { deed: 'unname', message })
        }
        if (tie === 'conflict_of_interest' && !ends && personId === principal.id) {
          const message = 'Tell your manager of a conflict of your own: somebody else records it.'
          return whoMayOpen(request, params.childId, { deed: 'bar', message })
        }
        await services.upTo(await decideTie(place, tie, { childId: params.childId, personId, ends }, said))
      }
      // Whoever is no longer named on a restricted child has no more business on its page.
      const facts = await services.childFacts(params.childId)
      const open = facts !== undefined && maySeeChild(request.scope, facts, principal).allowed
      return redirect(open ? ofThis(params.childId) : '/')
    },
  }),
  route({
    method: 'GET',
    path: '/open-with-a-reason/:childId',
    permission: 'open-with-a-reason',
    audit: 'opening.viewed',
    params,
    async handler(request) {
      const standing = await mayGiveReason(request, request.params.childId)
      if (standing === 'open already') return redirect(childAddress(request.params.childId))
      if (standing === 'no') return notFound()
      return reasonPage(request, '')
    },
  }),
  route({
    method: 'POST',
    path: '/open-with-a-reason/:childId',
    permission: 'open-with-a-reason',
    audit: 'opening.started',
    params,
    body: z.object({ reason: because.default('') }),
    async handler(request) {
      const { services, params, body, principal, at } = request
      const standing = await mayGiveReason(request, params.childId)
      if (standing === 'open already') return redirect(childAddress(params.childId))
      if (standing === 'no') return notFound()
      if (body.reason.length < shortestReason) return reasonPage(request, body.reason, tooShort)
      const place = { store: services.store, authority: services.authority.id }
      const given = { childId: params.childId, personId: principal.id, reason: body.reason, at }
      await services.upTo(await openForAReason(place, given))
      return redirect(childAddress(params.childId))
    },
  }),
]

/** Whether a reason would open the child to this reader. A child who is concealed is, for all anybody can tell, not there. */
async function mayGiveReason(
  { services, scope, principal }: Pick<RoomRequest<RoomServices>, 'services' | 'scope' | 'principal'>,
  childId: string,
): Promise<'yes' | 'no' | 'open already'> {
  const facts = await services.childFacts(childId)
  if (facts === undefined) return 'no'
  const decision = maySeeChild(scope, facts, principal)
  if (decision.allowed) return 'open already'
  return decision.mayGiveReason === true ? 'yes' : 'no'
}

function reasonPage(
  { params, csrf }: { readonly params: { readonly childId: string }; readonly csrf: string },
  reason: string,
  problem?: string,
): Reply {
  return page({
    title: 'Open a child with a reason',
    live: false,
    error: problem !== undefined,
    body: <ReasonPage childId={params.childId} hours={hoursOpen} {...{ csrf, reason, problem }} />,
  })
}

/** Whether nobody who may lift the restriction would be left if this person were not named any more. */
async function isLastNamed(
  { services, at }: Pick<RoomRequest<RoomServices>, 'services' | 'at'>,
  childId: string,
  personId: string,
): Promise<boolean> {
  const { db } = services.store
  const { id } = services.authority
  const [{ restriction, named }, posts] = await Promise.all([readDecisionsOf(db, id, childId), listPosts(db, id)])
  if (restriction === undefined) return false
  const others = new Set(named.map(each => each.person_id).filter(each => each !== personId))
  return !posts.some(
    each => others.has(each.person_id) && isInForce(each, at) && may({ role: each.role }, 'restrict-children'),
  )
}

async function whoMayOpen(
  { services, csrf, principal, at }: Pick<RoomRequest<RoomServices>, 'services' | 'csrf' | 'principal' | 'at'>,
  childId: string,
  problem?: { readonly deed: string; readonly message: string },
): Promise<Reply> {
  const { db } = services.store
  const { id } = services.authority
  const [decisions, people, posts] = await Promise.all([
    readDecisionsOf(db, id, childId),
    listPeople(db, id),
    listPosts(db, id),
  ])
  const inside = new Set(
    posts.filter(each => isInForce(each, at) && !outsideRoles.has(each.role)).map(each => each.person_id),
  )
  const choices: Choice[] = people
    .filter(each => each.disabled_at === null && inside.has(each.person_id))
    .map(each => ({ value: each.person_id, text: each.name }))
  return page({
    title: 'Who may open a child',
    live: false,
    error: problem !== undefined,
    breadcrumbs: [{ text: 'The child', href: childAddress(childId) }, { text: 'Who may open it' }],
    body: (
      <WhoMayOpenPage
        {...{ childId, csrf, problem, choices, ...decisions }}
        reader={principal.id}
        names={new Map(people.map(each => [each.person_id, each.name]))}
      />
    ),
  })
}
