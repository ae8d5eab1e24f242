import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { notFound, page, type Reply, type RoomRequest, redirect, routeWith } from '../../server/index.ts'
import { readDirection } from '../../store/directions.ts'
import { notesOfChild } from '../../store/oversight-notes.ts'
import { personNamer, type RoomServices } from '../services.ts'
import { directionHref, oversightHref } from './addresses.ts'
import type { DirectionOfCase } from './cases.ts'
import { step } from './commands.ts'
import { keptBack, partDirections } from './kept-back.tsx'
import { ownerNames, ownIdsOf } from './owners.ts'
import { DirectionPage } from './pages/direction.tsx'
import { saidBy } from './saving.ts'
import { type Step, stepFrom, stepsFor, stepWords } from './steps.ts'

const route = routeWith<RoomServices>()
const params = z.object({ childId: z.string(), directionId: z.uuid() })
const saids = {
  recorded: 'It is recorded.',
  changed:
    'Somebody else recorded something of it meanwhile. How it stands now is shown; nothing of yours was recorded.',
} as const

/** One direction: read, said to be done, confirmed, withdrawn. */
export const directionRoutes = [
  route({
    method: 'GET',
    path: '/children/:childId/directions/:directionId',
    permission: 'see-own-children',
    audit: ({ childId }) => ({ event: 'child.viewed', childId }),
    params,
    query: z.object({ said: z.enum(['recorded', 'changed']).optional().catch(undefined) }),
    async handler(request) {
      const direction = await asked(request)
      if (direction === undefined) return notFound()
      return shown(request, direction, { said: request.query.said && saids[request.query.said] })
    },
  }),
  route({
    method: 'POST',
    path: '/children/:childId/directions/:directionId',
    permission: 'record-oversight',
    audit: ({ childId }) => ({ event: 'direction.changed', childId }),
    params,
    body: z.object({
      step: z.string().max(30).default(''),
      words: z.string().max(5000).default(''),
      revision: z.coerce.number().int().min(1).max(1_000_000),
    }),
    async handler(request) {
      const { services, principal, body, today } = request
      const direction = await asked(request)
      if (direction === undefined) return notFound()
      const possible = stepsFor(direction, reader(principal))
      const kind = possible.find(each => each === body.step)
      const words = body.words.trim()
      // Sent twice: the first time is recorded.
      if (direction.revision !== body.revision)
        return redirect(`${directionHref(direction)}?said=${isDone(direction, body.step) ? 'recorded' : 'changed'}`)
      if (kind === undefined)
        return shown(request, direction, { problem: { field: 'step', message: 'Choose what became of it' } })
      const byOwner = ownIdsOf(principal).includes(direction.owner_id)
      const taking = stepFrom(kind, words, { on: today, byOwner })
      if (taking === undefined)
        return shown(request, direction, {
          problem: { field: 'words', message: 'Say how it is known, or why not: a few words are enough' },
        })
      const about = { directionId: direction.direction_id, revision: body.revision, step: taking }
      const taken = await step(services, about, saidBy(request))
      return redirect(`${directionHref(direction)}?said=${taken === 'taken' ? 'recorded' : 'changed'}`)
    },
  }),
]

type DirectionRequest = RoomRequest<RoomServices, { childId: string; directionId: string }>

async function asked({ services, principal, params, today }: DirectionRequest): Promise<DirectionOfCase | undefined> {
  const found = await services.readAs(principal, db => readDirection(db, services.authority.id, params.directionId))
  if (found?.child_id !== params.childId) return undefined
  // Of a second reader it is no more there than on their lists.
  return partDirections([found], await keptBack({ services, principal }), { services, principal, today }).shown[0]
}

function reader(principal: DirectionRequest['principal']) {
  return { id: principal.id, ownIds: ownIdsOf(principal), mayManage: may(principal, 'give-cover') }
}

/** Whether what was sent is how the direction stands already. */
function isDone(direction: DirectionOfCase, sent: string): boolean {
  const how: Partial<Record<Step, boolean>> = {
    done: direction.done_on !== null,
    confirmed: direction.confirmed_on !== null,
    withdrawn: direction.withdrawn_on !== null,
    'not done': direction.why_not !== null,
  }
  return Object.hasOwn(stepWords, sent) && how[sent as Step] === true
}

async function shown(
  request: DirectionRequest & { readonly body?: unknown },
  direction: DirectionOfCase,
  { said, problem }: { said?: string | undefined; problem?: { field: string; message: string } },
): Promise<Reply> {
  const { services, principal, today, csrf } = request
  const [ownerName, personName, notes] = await Promise.all([
    ownerNames(request),
    personNamer(services),
    services.readAs(principal, db => notesOfChild(db, services.authority.id, direction.child_id)),
  ])
  const body = (request.body ?? {}) as { step?: string; words?: string }
  return page({
    title: 'A direction',
    live: false,
    error: problem !== undefined,
    breadcrumbs: [
      { text: 'The child', href: `/children/${encodeURIComponent(direction.child_id)}` },
      { text: 'Oversight', href: oversightHref(direction.child_id) },
      { text: 'A direction' },
    ],
    body: (
      <DirectionPage
        {...{ direction, ownerName, today, csrf, said }}
        steps={may(principal, 'record-oversight') ? stepsFor(direction, reader(principal)) : []}
        takenBack={notes.filter(each => each.directions_before?.[direction.direction_id]?.again)}
        personName={id => (id === null ? 'nobody' : personName(id))}
        typed={{ step: body.step, words: body.words ?? '' }}
        problems={problem === undefined ? [] : [problem]}
      />
    ),
  })
}
