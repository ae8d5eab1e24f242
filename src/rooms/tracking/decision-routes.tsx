import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { type Day, day, partsOf } from '../../domain/calendar/day.ts'
import { monthOf, monthText } from '../../domain/calendar/months.ts'
import { typedDate } from '../../domain/calendar/typed-date.ts'
import { notFound, page, type Reply, type RoomRequest, redirect, routeWith } from '../../server/index.ts'
import type { DecisionStep } from '../../store/tracking/index.ts'
import { childHref } from '../child/index.ts'
import { ownerNames, ownIdsOf, saidBy } from '../oversight/index.ts'
import type { AnyRequest, RoomServices } from '../services.ts'
import { decisionHref, historyHref } from './addresses.ts'
import { readCard } from './card.ts'
import { putOnOrOff, step } from './commands.ts'
import { followedIn } from './followed.ts'
import { DecisionPage, type StepKey, type StepProblem } from './pages/decision.tsx'
import { HistoryPage } from './pages/history.tsx'

const route = routeWith<RoomServices>()
const ofChild = z.object({ childId: z.string() })
const ofDecision = z.object({ childId: z.string(), decisionId: z.uuid() })
const words = z.string().max(5000).default('')
const datePart = z.string().max(10).default('')
const stepFields = z.object({
  revision: z.coerce.number().int().min(1).max(1_000_000),
  words,
  'on-day': datePart,
  'on-month': datePart,
  'on-year': datePart,
})
const saids = ['check', 'carried-out', 'withdraw', 'agenda'] as const
const said = z.enum(saids).optional().catch(undefined)
const saidWords: Readonly<Record<(typeof saids)[number], string>> = {
  check: 'The check is recorded.',
  'carried-out': 'It is recorded as carried out.',
  withdraw: 'The decision is withdrawn, and so is the direction it gave.',
  agenda: 'The agenda is changed.',
}

/** What was decided for one child, what became of it, and the child's place on the agenda. */
export const decisionRoutes = [
  route({
    method: 'GET',
    path: '/children/:childId/progress',
    permission: 'see-own-children',
    audit: ({ childId }) => ({ event: 'child.viewed', childId }),
    params: ofChild,
    query: z.object({ said }),
    handler: request => history(request, request.params.childId, { said: request.query.said }),
  }),
  route({
    method: 'POST',
    path: '/children/:childId/progress/agenda',
    permission: 'hold-tracking',
    audit: ({ childId }) => ({ event: 'progress-agenda.changed', childId }),
    params: ofChild,
    body: z.object({ 'change-id': z.uuid(), put: z.enum(['on', 'off']).default('on'), reason: words }),
    async handler(request) {
      const { services, params, body, today } = request
      const reason = body.reason.trim()
      if (reason === '')
        return history(request, params.childId, {
          problem: 'Enter why, such as “The school is worried that nothing changes”',
          typed: { put: body.put, reason },
        })
      const month = monthText(monthOf(today))
      const change = { changeId: body['change-id'], childId: params.childId, month, isOn: body.put === 'on', reason }
      await putOnOrOff(services, change, saidBy(request))
      return redirect(`${historyHref(params.childId)}?said=agenda`)
    },
  }),
  route({
    method: 'GET',
    path: '/children/:childId/decisions/:decisionId',
    permission: 'see-own-children',
    audit: ({ childId }) => ({ event: 'child.viewed', childId }),
    params: ofDecision,
    query: z.object({ said }),
    handler: request => one(request, request.params, { said: request.query.said }),
  }),
  route({
    method: 'POST',
    path: '/children/:childId/decisions/:decisionId/check',
    permission: 'record-oversight',
    audit: ({ childId }) => ({ event: 'progress-decision.confirmed', childId }),
    params: ofDecision,
    body: stepFields,
    handler: request => sent(request, 'check'),
  }),
  route({
    method: 'POST',
    path: '/children/:childId/decisions/:decisionId/carried-out',
    permission: 'record-oversight',
    audit: ({ childId }) => ({ event: 'progress-decision.confirmed', childId }),
    params: ofDecision,
    body: stepFields,
    handler: request => sent(request, 'carried-out'),
  }),
  route({
    method: 'POST',
    path: '/children/:childId/decisions/:decisionId/withdraw',
    permission: 'hold-tracking',
    audit: ({ childId }) => ({ event: 'progress-decision.changed', childId }),
    params: ofDecision,
    body: stepFields,
    handler: request => sent(request, 'withdraw'),
  }),
]

async function history(
  request: AnyRequest,
  childId: string,
  {
    said,
    problem,
    typed = { put: 'on', reason: '' },
  }: { said?: (typeof saids)[number] | undefined; problem?: string; typed?: { put: string; reason: string } },
): Promise<Reply> {
  const { principal, today, csrf } = request
  const card = await readCard(request, childId, monthOf(today))
  if (card === undefined) return notFound()
  return page({
    title: 'A child: progress meetings',
    current: 'tracking',
    live: false,
    error: problem !== undefined,
    breadcrumbs: [
      { text: 'Progress meetings', href: '/tracking' },
      { text: 'The child', href: childHref({ childId, on: undefined }) },
      { text: 'Progress' },
    ],
    body: (
      <HistoryPage
        {...{ card, today, problem, typed, csrf }}
        mayHold={may(principal, 'hold-tracking')}
        changeId={uuid()}
        said={said && saidWords[said]}
      />
    ),
  })
}

type Named = z.infer<typeof ofDecision>
type Sent = RoomRequest<RoomServices, Named, unknown, z.infer<typeof stepFields>>

/** A step with a decision as it was sent: a check, its being carried out, its withdrawal. */
async function sent(request: Sent, kind: StepKey): Promise<Reply> {
  const { services, params, body, principal, today } = request
  const card = await readCard(request, params.childId, monthOf(today))
  const decision = card?.recorded.get(params.decisionId)
  if (decision === undefined) return notFound()
  const wrong = (field: string, message: string) =>
    one(request, params, { problem: { step: kind, field, message }, typed: body as unknown as Record<string, string> })
  const text = body.words.trim()
  if (text === '') return wrong('words', wordsMissing[kind])
  if (kind === 'carried-out' && ownIdsOf(principal).includes(decision.owner_id))
    return wrong('words', 'You are to carry it out: somebody else has to say that it was')
  const on = kind === 'carried-out' ? dayIn(body, day(decision.decided_on), today) : today
  if (typeof on === 'string') return wrong('on-day', on)
  const asked: DecisionStep =
    kind === 'check'
      ? { kind: 'checked', on, found: text }
      : kind === 'withdraw'
        ? { kind: 'withdrawn', because: text }
        : { kind: 'carried out', on, as: text }
  const { revision } = body
  const done = await step(services, { decisionId: decision.decision_id, revision, step: asked }, saidBy(request))
  if (done === undefined)
    return wrong(
      'words',
      'Somebody else changed the decision since you saw it: see how it stands now, and record it again',
    )
  return redirect(`${decisionHref(decision)}?said=${kind}`)
}

const wordsMissing: Readonly<Record<StepKey, string>> = {
  check: 'Enter what was found: what has changed for the child, and what happens now',
  'carried-out': 'Enter how we know, such as “The family group met on Tuesday; its plan is on the file”',
  withdraw: 'Enter why it no longer stands',
}

function dayIn(body: z.infer<typeof stepFields>, from: Day, today: Day): Day | string {
  const { date, month, year } = partsOf(today)
  const typed = { day: body['on-day'], month: body['on-month'], year: body['on-year'] }
  const read = typedDate(typed, 'The day', `${date} ${month} ${year}`)
  if (read.kind === 'empty') return 'Enter the day on which it was carried out'
  if (read.kind === 'wrong') return read.message
  if (read.day > today) return 'The day must be today or earlier'
  return read.day < from ? 'The day must be the day of the decision or later' : read.day
}

async function one(
  request: AnyRequest,
  { childId, decisionId }: Named,
  {
    said,
    problem,
    typed = {},
  }: {
    said?: (typeof saids)[number] | undefined
    problem?: StepProblem
    typed?: Readonly<Record<string, string>>
  },
): Promise<Reply> {
  const { principal, today, csrf } = request
  const [card, ownerName] = await Promise.all([readCard(request, childId, monthOf(today)), ownerNames(request)])
  const decision = card?.recorded.get(decisionId)
  if (card === undefined || decision === undefined) return notFound()
  return page({
    title: 'A decision about a child’s progress',
    current: 'tracking',
    live: false,
    error: problem !== undefined,
    breadcrumbs: [
      { text: 'Progress meetings', href: '/tracking' },
      { text: 'The child', href: historyHref(childId) },
      { text: 'A decision' },
    ],
    body: (
      <DecisionPage
        {...{ decision, ownerName, today, problem, typed, csrf }}
        name={card.name}
        followed={followedIn(card.file, decisionId)}
        mayCheck={may(principal, 'record-oversight')}
        mayHold={may(principal, 'hold-tracking')}
        isOwner={ownIdsOf(principal).includes(decision.owner_id)}
        said={said && saidWords[said]}
      />
    ),
  })
}
