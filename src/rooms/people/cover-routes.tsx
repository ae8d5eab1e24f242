import { z } from 'zod'
import { notFound, page, type Reply, redirect, routeWith } from '../../server/index.ts'
import type { AnyRequest, RoomServices } from '../services.ts'
import { endOwnCover, giveSomebodyPost } from './commands.ts'
import {
  type CoverFormTyped,
  coverFormFields,
  emptyCoverForm,
  mayCover,
  ownCovered,
  readOwnCover,
} from './own-cover.ts'
import { CoverPage } from './pages/cover.tsx'
import type { FormProblem } from './post-form.ts'
import { namesOfPeople, readStandings } from './queries.ts'

const route = routeWith<RoomServices>()
const outcomes = { given: 'The cover is given', ended: 'The cover has ended' } as const

export const routes = [
  route({
    method: 'GET',
    path: '/cover',
    permission: 'give-cover',
    audit: 'cover.viewed',
    query: z.object({ done: z.enum(['given', 'ended']).optional() }),
    handler: async request => cover(request, emptyCoverForm, [], request.query.done && outcomes[request.query.done]),
  }),
  route({
    method: 'POST',
    path: '/cover',
    permission: 'give-cover',
    audit: 'cover.changed',
    body: coverFormFields,
    async handler(request) {
      const { services, organisation, principal, body, at } = request
      const standings = await readStandings(services, at)
      const read = readOwnCover(body, principal.id, standings, { organisation, at })
      if (!('given' in read)) return cover(request, body, read.problems)
      await giveSomebodyPost(services, read.given, { by: principal.id, at })
      return redirect('/cover?done=given')
    },
  }),
  route({
    method: 'POST',
    path: '/cover/:postId/end',
    permission: 'give-cover',
    audit: 'cover.changed',
    params: z.object({ postId: z.uuid() }),
    async handler({ services, params, principal, at }) {
      const because = 'Ended by the person covered for.'
      const isEnded = await endOwnCover(services, { postId: params.postId, because }, { by: principal.id, at })
      return isEnded ? redirect('/cover?done=ended') : notFound()
    },
  }),
]

async function cover(
  { services, organisation, principal, at, csrf }: AnyRequest,
  typed: CoverFormTyped,
  problems: readonly FormProblem[],
  done?: string,
): Promise<Reply> {
  const standings = await readStandings(services, at)
  return page({
    title: 'Cover for me',
    current: 'cover',
    live: false,
    error: problems.length > 0,
    body: (
      <CoverPage
        own={ownCovered(principal.id, standings)}
        others={standings.filter(each => mayCover(each, principal.id))}
        given={standings.flatMap(each => each.posts.filter(post => post.on_behalf_of === principal.id))}
        names={namesOfPeople(standings)}
        {...{ typed, problems, organisation, at, csrf, done }}
      />
    ),
  })
}
