import { z } from 'zod'
import { counted } from '../../domain/words/numbers.ts'
import { forbidden, notFound, page, type Reply, redirect, routeWith } from '../../server/index.ts'
import { listGiven } from '../../store/people/given.ts'
import { readPerson } from '../../store/people/people.ts'
import { listReports } from '../../store/published-reports.ts'
import type { AnyRequest, RoomServices } from '../services.ts'
import { giveMaterial, takeBackMaterial } from './commands.ts'
import { GivingPage, type GivingProps, OutsidersPage, outsiderAddress } from './pages/giving.tsx'
import { MaterialPage } from './pages/material.tsx'
import { idsPasted, knownOf, mostPasted } from './pasted.ts'
import { inspectorPost, readOutsiders, rowsOf } from './queries.ts'

const route = routeWith<RoomServices>()
const text = (length: number) => z.string().max(length).default('')
const person = z.object({ personId: z.string().max(200) })
const top = { text: 'People from outside', href: '/material/given' }

export const routes = [
  route({
    method: 'GET',
    path: '/material',
    permission: 'see-material',
    audit: 'material.viewed',
    async handler(request) {
      const { services, principal, noteViewed } = request
      const children = await rowsOf(request, [...(principal.material ?? [])])
      noteViewed(
        children.map(each => each.childId),
        'listed among the material given',
      )
      const post = await inspectorPost(request, principal.id)
      const reports = await listReports(services.store.db, services.authority.id)
      return page({
        title: 'Your material',
        current: 'material',
        body: (
          <MaterialPage
            children={children}
            until={post?.until_at ?? undefined}
            reports={reports.filter(each => each.withdrawn_at === null)}
          />
        ),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/material/given',
    permission: 'publish-reports',
    audit: 'material.listed',
    async handler(request) {
      const outsiders = await readOutsiders(request)
      return page({
        title: top.text,
        current: 'outside',
        body: <OutsidersPage outsiders={outsiders} at={request.at} />,
      })
    },
  }),
  route({
    method: 'GET',
    path: '/material/given/:personId',
    permission: 'publish-reports',
    audit: 'material.viewed',
    params: person,
    query: z.object({
      done: z.enum(['given', 'same', 'taken-back']).optional(),
      number: z.coerce.number().int().optional(),
    }),
    async handler(request) {
      const { done, number = 0 } = request.query
      const children = counted(number, 'child', 'children')
      const words = {
        given: `${children} given`,
        same: 'They were given already',
        'taken-back': `${children} taken back`,
      }
      return giving(request, request.params.personId, { ids: '', because: '' }, [], done && words[done])
    },
  }),
  route({
    method: 'POST',
    path: '/material/given/:personId',
    permission: 'publish-reports',
    audit: 'material.changed',
    params: person,
    body: z.object({ ids: text(100_000), because: text(500) }),
    async handler(request) {
      const { services, principal, params, body, at, noteViewed } = request
      const { personId } = params
      const post = await inspectorPost(request, personId)
      if (post?.until_at == null) return notFound()
      if (personId === principal.id) return forbidden('Nobody gives children to themselves.')
      const typed = { ids: body.ids, because: body.because.trim() }
      const ids = idsPasted(body.ids)
      const problems: GivingProps['problems'][number][] = []
      if (ids.length === 0) problems.push({ field: 'ids', message: 'Enter at least one id, as in the case system' })
      else if (ids.length > mostPasted) problems.push({ field: 'ids', message: `Enter ${mostPasted} ids or fewer` })
      if (typed.because === '')
        problems.push({ field: 'because', message: 'Enter why, such as "Sample for case tracking"' })
      if (problems.length > 0) return giving(request, personId, typed, problems)
      const { known, unknown } = await knownOf(request, ids)
      if (unknown.length > 0) {
        const message = `No child is known by ${unknown.length === 1 ? 'this id' : 'these ids'}: ${unknown.join(', ')}. Nothing was given yet`
        return giving(request, personId, typed, [{ field: 'ids', message }])
      }
      noteViewed(known, 'given to an inspector')
      const given = { personId, childIds: known, until: post.until_at, because: typed.because }
      const number = await giveMaterial(services, given, { by: principal.id, at })
      return redirect(outsiderAddress(personId, number === 0 ? '?done=same' : `?done=given&number=${number}`))
    },
  }),
  route({
    method: 'POST',
    path: '/material/given/:personId/take-back',
    permission: 'publish-reports',
    audit: 'material.changed',
    params: person,
    body: z.object({ child: z.union([z.string().max(200), z.array(z.string().max(200)).max(5000)]).default([]) }),
    async handler(request) {
      const { services, params, body, principal, at } = request
      const childIds = [body.child].flat()
      // Only what the reader may know of: nothing is told, by its going, of another child.
      const seen = (await rowsOf(request, childIds)).map(each => each.childId)
      const number = await takeBackMaterial(services, { ...params, childIds: seen }, { by: principal.id, at })
      return redirect(outsiderAddress(params.personId, `?done=taken-back&number=${number}`))
    },
  }),
]

async function giving(
  request: AnyRequest,
  personId: string,
  typed: GivingProps['typed'],
  problems: GivingProps['problems'],
  done?: string,
): Promise<Reply> {
  const { services, at, csrf, noteViewed } = request
  const { db } = services.store
  const [post, who] = await Promise.all([
    inspectorPost(request, personId),
    readPerson(db, services.authority.id, personId),
  ])
  if (post?.until_at == null || who === undefined) return notFound()
  const held = new Map(
    (await listGiven(db, services.authority.id, at, personId)).map(each => [each.child_id, each.made_at]),
  )
  const rows = await rowsOf(request, [...held.keys()])
  noteViewed(
    rows.map(each => each.childId),
    'listed as given to an inspector',
  )
  return page({
    title: 'Children given to an inspector',
    current: 'outside',
    live: false,
    error: problems.length > 0,
    breadcrumbs: [top, { text: who.name }],
    body: (
      <GivingPage
        {...{ personId, typed, problems, done, csrf }}
        name={who.name}
        until={post.until_at}
        given={rows.map(each => ({ ...each, at: held.get(each.childId)! }))}
      />
    ),
  })
}
