import { z } from 'zod'
import { placeFrom } from '../../domain/access/giving-posts.ts'
import { forbidden, notFound, type Reply, redirect, routeWith } from '../../server/index.ts'
import type { Said } from '../../store/said.ts'
import { endSessionsOf } from '../account/index.ts'
import type { AnyRequest, RoomServices } from '../services.ts'
import { account, cover, ending, joining, leaving, moving, ownPost, worker } from './changing-pages.tsx'
import * as commands from './commands.ts'
import { afterwards, type Done } from './listing-routes.tsx'
import * as forms from './post-form.ts'
import { readStandings } from './queries.ts'
import type { PersonStanding } from './standing.ts'

const route = routeWith<RoomServices>()
const person = z.object({ personId: z.string().max(200) })
const post = person.extend({ postId: z.uuid() })
const because = z.object({ because: z.string().max(500).default('') })
const permission = 'manage-people'

export const routes = [
  route({
    method: 'GET',
    path: '/people/:personId/post',
    permission,
    audit: 'post.viewed',
    params: person,
    handler: async request =>
      withPerson(request, request.params, standing => ownPost(request, standing, forms.emptyOwnPost, [])),
  }),
  route({
    method: 'POST',
    path: '/people/:personId/post',
    permission,
    audit: 'post.changed',
    params: person,
    body: forms.ownPostFields,
    handler: async request =>
      withPerson(request, request.params, async standing => {
        const read = forms.readOwnPost(request.body, standing, request)
        if (!('given' in read)) return ownPost(request, standing, request.body, read.problems)
        await commands.giveSomebodyPost(request.services, read.given, byOf(request))
        return afterwards(request.params.personId, 'post')
      }),
  }),
  route({
    method: 'GET',
    path: '/people/:personId/cover',
    permission,
    audit: 'post.viewed',
    params: person,
    handler: async request =>
      withPerson(request, request.params, (standing, all) => cover(request, standing, all, forms.emptyCover, [])),
  }),
  route({
    method: 'POST',
    path: '/people/:personId/cover',
    permission,
    audit: 'post.changed',
    params: person,
    body: forms.coverFields,
    handler: async request =>
      withPerson(request, request.params, async (standing, all) => {
        const read = forms.readCover(request.body, request.params.personId, all, request)
        if (!('given' in read)) return cover(request, standing, all, request.body, read.problems)
        await commands.giveSomebodyPost(request.services, read.given, byOf(request))
        return afterwards(request.params.personId, 'cover')
      }),
  }),
  route({
    method: 'GET',
    path: '/people/:personId/posts/:postId/end',
    permission,
    audit: 'post.viewed',
    params: post,
    handler: async request =>
      withPerson(request, request.params, async standing => ending(request, standing, request.params.postId)),
  }),
  route({
    method: 'POST',
    path: '/people/:personId/posts/:postId/end',
    permission,
    audit: 'post.changed',
    params: post,
    body: because,
    handler: async request =>
      withPerson(request, request.params, async standing => {
        const why = request.body.because.trim()
        if (why === '') return ending(request, standing, request.params.postId, [whyEnds])
        const ended = await commands.endSomebodysPost(
          request.services,
          { ...request.params, because: why },
          byOf(request),
        )
        return afterwards(request.params.personId, ended ? 'ended' : 'same')
      }),
  }),
  route({
    method: 'GET',
    path: '/people/:personId/posts/:postId/move',
    permission,
    audit: 'post.viewed',
    params: post,
    query: z.object({ unit: z.string().max(100) }),
    handler: async request =>
      withPerson(request, request.params, async standing =>
        moving(request, standing, request.params.postId, request.query.unit),
      ),
  }),
  route({
    method: 'POST',
    path: '/people/:personId/posts/:postId/move',
    permission,
    audit: 'post.changed',
    params: post,
    body: because.extend({ unit: z.string().max(100) }),
    handler: async request =>
      withPerson(request, request.params, async standing => {
        const { unit } = request.body
        const why = request.body.because.trim()
        if (!request.organisation.units.some(each => each.id === unit)) return notFound()
        if (why === '') return moving(request, standing, request.params.postId, unit, [whyMoves])
        const moved = { ...request.params, place: placeFrom('unit', unit), because: why }
        const done = await commands.moveSomebody(request.services, moved, byOf(request))
        return afterwards(request.params.personId, done ? 'moved' : 'same')
      }),
  }),
  route({
    method: 'GET',
    path: '/people/:personId/left',
    permission,
    audit: 'person.viewed',
    params: person,
    handler: async request => withPerson(request, request.params, async standing => leaving(request, standing)),
  }),
  route({
    method: 'POST',
    path: '/people/:personId/left',
    permission,
    audit: 'person.changed',
    params: person,
    body: because,
    handler: async request =>
      withPerson(request, request.params, async standing => {
        const why = request.body.because.trim()
        if (why === '') return leaving(request, standing, [whyLeaves])
        const { personId } = request.params
        const done = await commands.letGo(request.services, { personId, because: why }, byOf(request))
        if (done) await endSessionsOf(request.services, personId, byOf(request))
        return afterwards(personId, done ? 'left' : 'same')
      }),
  }),
  route({
    method: 'GET',
    path: '/people/:personId/account',
    permission,
    audit: 'person.viewed',
    params: person,
    handler: async request => withPerson(request, request.params, async standing => account(request, standing)),
  }),
  route({
    method: 'POST',
    path: '/people/:personId/account',
    permission,
    audit: 'person.changed',
    params: person,
    body: because.extend({ to: z.enum(['disabled', 'enabled']) }),
    handler: async request =>
      withPerson(request, request.params, async standing => {
        const why = request.body.because.trim()
        if (why === '') return account(request, standing, [whyAccount])
        const { personId } = request.params
        const { to } = request.body
        const wanted = { personId, disabled: to === 'disabled', because: why }
        const done = await commands.setAccount(request.services, wanted, byOf(request))
        if (done && wanted.disabled) await endSessionsOf(request.services, personId, byOf(request))
        return afterwards(personId, done ? to : 'same')
      }),
  }),
  route({
    method: 'GET',
    path: '/people/:personId/worker',
    permission,
    audit: 'person.viewed',
    params: person,
    handler: async request => withPerson(request, request.params, async standing => worker(request, standing)),
  }),
  route({
    method: 'POST',
    path: '/people/:personId/worker',
    permission,
    audit: 'person.changed',
    params: person,
    body: z.object({ worker: z.string().max(100).default('') }),
    handler: async request =>
      withPerson(request, request.params, async (standing, all) => {
        const workerId = request.body.worker || undefined
        const { personId } = request.params
        const isHeld = request.organisation.workers.some(each => each.id === workerId)
        const isKept = workerId === (standing.person.worker_id ?? undefined)
        if (workerId !== undefined && !isHeld && !isKept)
          return worker(request, standing, 'Choose a worker of the staff list, or none')
        const other = all.find(each => each.person.worker_id === workerId && each.person.person_id !== personId)
        if (workerId !== undefined && other !== undefined)
          return worker(request, standing, `That worker is ${other.person.name}: take it from them first`)
        const done = await commands.linkWorker(request.services, { personId, workerId }, byOf(request))
        return afterwards(personId, done ? 'worker' : 'same')
      }),
  }),
  route({
    method: 'GET',
    path: '/people/joined',
    permission,
    audit: 'person.viewed',
    query: z.object({ worker: z.string().max(100) }),
    handler: async request => joining(request, request.query.worker),
  }),
  route({
    method: 'POST',
    path: '/people/joined',
    permission,
    audit: 'person.changed',
    body: because.extend({ worker: z.string().max(100) }),
    async handler(request) {
      const { services, organisation, body } = request
      const found = organisation.workers.find(each => each.id === body.worker)
      if (found === undefined) return notFound()
      const why = body.because.trim()
      if (why === '') return joining(request, body.worker, [whyJoins])
      const personId = await commands.addFromStaffList(services, { worker: found, because: why }, byOf(request))
      return personId === undefined ? redirect('/people/staff-list') : afterwards(personId, 'added' satisfies Done)
    },
  }),
]

const whyEnds = { field: 'because', message: 'Enter why the post ends, such as "Left the service"' }
const whyMoves = { field: 'because', message: 'Enter why they move, such as "Staff list of 23 November"' }
const whyLeaves = { field: 'because', message: 'Enter why, such as "Left the service on 20 November"' }
const whyAccount = { field: 'because', message: 'Enter why, such as "On long leave"' }
const whyJoins = { field: 'because', message: 'Enter why, such as "New in the unit"' }

function byOf({ principal, at }: Pick<AnyRequest, 'principal' | 'at'>): Said {
  return { by: principal.id, at }
}

/** The person an address names, to be changed by somebody else. */
async function withPerson(
  { services, principal, at }: Pick<AnyRequest, 'services' | 'principal' | 'at'>,
  { personId }: { readonly personId: string },
  work: (standing: PersonStanding, all: readonly PersonStanding[]) => Reply | Promise<Reply>,
): Promise<Reply> {
  if (personId === principal.id)
    return forbidden('Nobody changes their own posts or account. Ask another administrator.')
  const all = await readStandings(services, at)
  const standing = all.find(each => each.person.person_id === personId)
  return standing === undefined ? notFound() : work(standing, all)
}
