import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { type Day, partsOf } from '../../domain/calendar/day.ts'
import { typedDate } from '../../domain/calendar/typed-date.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import {
  beginStage,
  type EscalationKind,
  type EscalationStep,
  escalationKinds,
} from '../../domain/thresholds/escalation.ts'
import { type Reply, redirect, routeWith } from '../../server/index.ts'
import { listEscalations } from '../../store/thresholds/index.ts'
import type { FieldProblem } from '../../ui/index.ts'
import { type Owner, ownersFor } from '../oversight/index.ts'
import type { AnyRequest, RoomServices } from '../services.ts'
import { childThresholdsHref, escalationHref } from './addresses.ts'
import { framed, withError } from './child-routes.tsx'
import { type Move, move, raise } from './commands.ts'
import { EscalationPage, type StepTyped } from './pages/escalation.tsx'
import { RaiseForm, type RaiseTyped } from './pages/raise-form.tsx'
import { readFrameworks, type StandingEscalation, standingFor } from './reading.ts'

const route = routeWith<RoomServices>()
const childId = z.string().max(200)
const ofChild = z.object({ childId })
const ofEscalation = z.object({ childId, escalationId: z.uuid() })
const words = z.string().max(20_000).default('')
const short = z.string().max(300).default('')

/** Disagreements between professionals about a child: raised, answered, taken further, settled. */
export const escalationRoutes = [
  route({
    method: 'GET',
    path: '/children/:childId/thresholds/escalate',
    permission: 'record-oversight',
    audit: params => ({ event: 'escalation.viewed', childId: params.childId }),
    params: ofChild,
    query: z.object({ decision: z.uuid().optional() }),
    handler(request) {
      const { principal, query } = request
      const kind = principal.role === 'independent-chair' ? 'raised by the conference chair' : ''
      const typed = {
        escalation: uuid(),
        decision: query.decision ?? '',
        kind,
        'raised-by': '',
        agency: '',
        what: '',
        with: '',
      }
      return drawRaise(request, typed, [])
    },
  }),
  route({
    method: 'POST',
    path: '/children/:childId/thresholds/escalate',
    permission: 'record-oversight',
    audit: params => ({ event: 'escalation.recorded', childId: params.childId }),
    params: ofChild,
    body: z.object({
      escalation: z.uuid(),
      decision: z.union([z.uuid(), z.literal('')]).default(''),
      kind: short,
      'raised-by': short,
      agency: short,
      what: words,
      with: short,
    }),
    async handler(request) {
      const { services, principal, params, body, today, at } = request
      const { current } = await readFrameworks(services)
      const stage = current.framework.stages[0]!
      const kind = escalationKinds.find(each => each === body.kind)
      const first = beginStage(stage, body.with.trim(), today, englandAndWales)
      const problems = raiseProblems(body, kind)
      if (problems.length > 0 || kind === undefined || first === undefined) return drawRaise(request, body, problems)
      await raise(
        services,
        {
          escalationId: body.escalation,
          childId: params.childId,
          decisionId: body.decision || undefined,
          version: current.version,
          kind,
          raisedOn: today,
          raisedBy: body['raised-by'].trim(),
          agency: body.agency.trim(),
          what: body.what.trim(),
          first,
        },
        { by: principal.id, byName: principal.name, at },
      )
      return redirect(childThresholdsHref(params.childId, '', { done: 'raised' }))
    },
  }),
  route({
    method: 'GET',
    path: '/children/:childId/escalations/:escalationId',
    permission: 'see-own-children',
    audit: params => ({ event: 'escalation.viewed', childId: params.childId }),
    params: ofEscalation,
    query: z.object({ done: z.literal('saved').optional() }),
    async handler(request) {
      const each = await find(request, request.params)
      if (each === undefined) return redirect(childThresholdsHref(request.params.childId))
      return drawOne(request, each, { done: request.query.done === 'saved' })
    },
  }),
  route({
    method: 'POST',
    path: '/children/:childId/escalations/:escalationId',
    permission: 'record-oversight',
    audit: params => ({ event: 'escalation.changed', childId: params.childId }),
    params: ofEscalation,
    body: z.object({
      do: short,
      revision: z.coerce.number('revision is a number, such as 1').int().min(0).max(1_000_000).default(0),
      answer: words,
      with: short,
      outcome: words,
      what: words,
      owner: short,
      'due-day': short,
      'due-month': short,
      'due-year': short,
    }),
    async handler(request) {
      const { services, principal, params, body, today, at } = request
      const each = await find(request, params)
      if (each === undefined) return redirect(childThresholdsHref(params.childId))
      const here = redirect(escalationHref(each.row, { done: 'saved' }))
      if (each.standing.state === 'settled') return here
      const owners = await ownersFor(request, params.childId)
      const read = readMove(body, each, owners, today)
      if ('problems' in read) return drawOne(request, each, { typed: body, problems: read.problems })
      const said = { by: principal.id, byName: principal.name, at, today }
      const moved = await move(services, { row: each.row, revision: body.revision }, read.move, said)
      if (moved) return here
      return drawOne(request, (await find(request, params)) ?? each, { typed: body, stale: true })
    },
  }),
]

function raiseProblems(typed: RaiseTyped, kind: EscalationKind | undefined): FieldProblem[] {
  const problems: FieldProblem[] = []
  const needed = (field: keyof RaiseTyped, message: string) => {
    if (typed[field].trim() === '') problems.push({ field, message })
  }
  if (kind === undefined) problems.push({ field: 'kind', message: 'Choose what it is' })
  needed('raised-by', 'Enter who raises it, such as “Deputy head, Elm School”')
  needed('agency', 'Enter their agency, such as School')
  needed('what', 'Enter what is not agreed, and what it means for this child')
  needed('with', 'Enter with whom it is taken up, such as “Social worker of the child”')
  return problems
}

type Sent = StepTyped

/** What was typed as a move, or what is wrong with it. */
function readMove(
  typed: Sent,
  { row, standing }: StandingEscalation,
  owners: readonly Owner[],
  today: Day,
): { readonly move: Move } | { readonly problems: readonly FieldProblem[] } {
  const answer = typed.answer.trim()
  const wasAnswered = standing.at.answeredOn !== undefined
  const at: EscalationStep = answer === '' || wasAnswered ? standing.at : { ...standing.at, answeredOn: today, answer }
  const before = row.steps.slice(0, -1)
  const steps = [...before, at]
  const wrong = (field: string, message: string) => ({ problems: [{ field, message }] })
  switch (typed.do) {
    case 'answer':
      return answer === '' ? wrong('answer', 'Enter the answer, in the words it was given') : { move: { steps } }
    case 'next': {
      if (standing.next === undefined) return wrong('do', 'There is no further stage: it is settled, or stays open')
      if (typed.with.trim() === '') return wrong('with', 'Enter with whom it is taken up at the next stage')
      const next = beginStage(standing.next, typed.with.trim(), today, englandAndWales)
      return next === undefined
        ? wrong('do', 'The calendar does not reach so far')
        : { move: { steps: [...steps, next] } }
    }
    case 'settle': {
      const outcome = typed.outcome.trim()
      const asked = readAsked(typed, owners, today)
      const problems = [
        ...(outcome === ''
          ? [{ field: 'outcome', message: 'Enter the outcome for the child: what is different now' }]
          : []),
        ...asked.problems,
      ]
      if (problems.length > 0) return { problems }
      return { move: { steps, settled: { on: today, outcome }, asked: asked.asked } }
    }
    default:
      return wrong('do', 'Choose what happens now')
  }
}

function readAsked(
  typed: Sent,
  owners: readonly Owner[],
  today: Day,
): { asked: Move['asked']; problems: readonly FieldProblem[] } {
  const { date, month, year } = partsOf(today)
  const due = typedDate(
    { day: typed['due-day'], month: typed['due-month'], year: typed['due-year'] },
    'The day',
    `${date} ${month} ${year}`,
  )
  const what = typed.what.trim()
  if (what === '' && typed.owner === '' && due.kind === 'empty') return { asked: undefined, problems: [] }
  const owner = owners.find(each => each.id === typed.owner)
  const problems: FieldProblem[] = [
    ...(what === '' ? [{ field: 'what', message: 'Enter what somebody is to do' }] : []),
    ...(owner === undefined
      ? [{ field: 'owner', message: 'Choose who is to do it: without an owner it is no direction' }]
      : []),
    ...(due.kind === 'wrong' ? [{ field: 'due', message: due.message }] : []),
    ...(due.kind === 'empty' ? [{ field: 'due', message: 'Enter the day by which it is done, such as 5 4 2027' }] : []),
    ...(due.kind === 'day' && due.day < today ? [{ field: 'due', message: 'The day must be today or later' }] : []),
  ]
  if (problems.length > 0 || owner === undefined || due.kind !== 'day') return { asked: undefined, problems }
  return { asked: { what, ownerId: owner.id, dueOn: due.day }, problems }
}

async function find(
  { services, principal, today }: AnyRequest,
  { childId: id, escalationId }: z.infer<typeof ofEscalation>,
): Promise<StandingEscalation | undefined> {
  const [frameworks, rows] = await Promise.all([
    readFrameworks(services),
    services.readAs(principal, db => listEscalations(db, services.authority.id, id)),
  ])
  const row = rows.find(each => each.escalation_id === escalationId)
  return row && { row, standing: standingFor(row, frameworks, today) }
}

type OfChild = AnyRequest & { readonly params: { readonly childId: string } }

async function drawRaise(request: OfChild, typed: RaiseTyped, problems: readonly FieldProblem[]): Promise<Reply> {
  const { services, params, csrf } = request
  const { current } = await readFrameworks(services)
  const stage = current.framework.stages[0]!
  const form = (
    <RaiseForm
      {...{ typed, problems, csrf }}
      childId={params.childId}
      firstStage={stage.name}
      workingDays={stage.workingDays}
    />
  )
  return withError(await framed(request, 'Escalate a disagreement', form, false), problems.length > 0)
}

const nothingTyped: StepTyped = {
  ...{ do: '', answer: '', with: '', outcome: '', what: '', owner: '' },
  ...{ 'due-day': '', 'due-month': '', 'due-year': '' },
}

async function drawOne(
  request: OfChild,
  each: StandingEscalation,
  given: { typed?: StepTyped; problems?: readonly FieldProblem[]; stale?: boolean; done?: boolean },
): Promise<Reply> {
  const { principal, params, csrf } = request
  const { typed = nothingTyped, problems = [], stale = false, done = false } = given
  const mayRecord = may(principal, 'record-oversight')
  const owners = mayRecord ? await ownersFor(request, params.childId) : []
  const body = <EscalationPage {...{ each, typed, problems, owners, mayRecord, stale, done, csrf }} />
  return withError(await framed(request, 'An escalation', body, false), problems.length > 0 || stale)
}
