import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { decisionProblems } from '../../domain/thresholds/decision.ts'
import { notFound, type Reply, redirect, routeWith } from '../../server/index.ts'
import { listDecisions, listEscalations } from '../../store/thresholds/index.ts'
import { type Children, ProblemSummary } from '../../ui/index.ts'
import { openChild, tabPage } from '../child/index.ts'
import type { AnyRequest, RoomServices } from '../services.ts'
import { childThresholdsHref } from './addresses.ts'
import { audit, decide } from './commands.ts'
import { type DecisionTyped, decisionFields, freshDecision, readDecisionTyped } from './decision-typed.ts'
import { ChildThresholds } from './pages/child-thresholds.tsx'
import { DecisionPage } from './pages/decision.tsx'
import { DecisionForm } from './pages/decision-form.tsx'
import { inOrder, readFrameworks } from './reading.ts'

const route = routeWith<RoomServices>()
const childId = z.string().max(200)
const ofChild = z.object({ childId })
const ofDecision = z.object({ childId, decisionId: z.uuid() })

/** A child’s level of help: decided, read, audited. */
export const childRoutes = [
  route({
    method: 'GET',
    path: '/children/:childId/thresholds',
    permission: 'see-own-children',
    audit: params => ({ event: 'thresholds.viewed', childId: params.childId }),
    params: ofChild,
    query: z.object({ done: z.enum(['decided', 'raised']).optional() }),
    async handler(request) {
      const { services, principal, params, query, today } = request
      const [frameworks, decisions, escalations] = await Promise.all([
        readFrameworks(services),
        services.readAs(principal, db => listDecisions(db, services.authority.id, params.childId)),
        services.readAs(principal, db => listEscalations(db, services.authority.id, params.childId)),
      ])
      return framed(
        request,
        'A child: level of help',
        <ChildThresholds
          {...{ decisions, frameworks, today }}
          childId={params.childId}
          escalations={inOrder(escalations, frameworks, today)}
          mayRecord={may(principal, 'record-oversight')}
          done={query.done}
        />,
      )
    },
  }),
  route({
    method: 'GET',
    path: '/children/:childId/thresholds/decide',
    permission: 'record-oversight',
    audit: params => ({ event: 'thresholds.viewed', childId: params.childId }),
    params: ofChild,
    async handler(request) {
      const { services, principal, params, today } = request
      const [{ current }, [last]] = await Promise.all([
        readFrameworks(services),
        services.readAs(principal, db => listDecisions(db, services.authority.id, params.childId)),
      ])
      const isKnown = current.framework.levels.some(each => each.id === last?.level_after)
      const levelBefore = isKnown ? last!.level_after : ''
      return drawForm(request, freshDecision({ decisionId: uuid(), version: current.version, levelBefore, today }), [])
    },
  }),
  route({
    method: 'POST',
    path: '/children/:childId/thresholds/decide',
    permission: 'record-oversight',
    audit: params => ({ event: 'thresholds.recorded', childId: params.childId }),
    params: ofChild,
    body: decisionFields,
    async handler(request) {
      const { services, principal, params, body, today, at } = request
      const { current } = await readFrameworks(services)
      if (body.version !== current.version)
        return drawForm(request, { ...body, version: current.version }, [
          {
            field: 'indicators',
            message:
              'A new version of the framework holds since this form was opened. Look at what you chose, and record it again',
          },
        ])
      const { written, problems: wrongDates } = readDecisionTyped(body, today)
      const problems = [
        ...wrongDates,
        ...decisionProblems(written, current.framework, today).filter(
          each => !wrongDates.some(one => one.field === each.field),
        ),
      ]
      const { decidedOn, nextOn } = written
      if (problems.length > 0 || decidedOn === undefined || nextOn === undefined)
        return drawForm(request, body, problems)
      const { version, framework } = current
      const decision = {
        decisionId: body.decision,
        childId: params.childId,
        version,
        framework,
        written: { ...written, decidedOn, nextOn },
      }
      await decide(services, decision, { by: principal.id, byName: principal.name, at })
      return redirect(childThresholdsHref(params.childId, '', { done: 'decided' }))
    },
  }),
  route({
    method: 'GET',
    path: '/children/:childId/thresholds/:decisionId',
    permission: 'see-own-children',
    audit: params => ({ event: 'thresholds.viewed', childId: params.childId }),
    params: ofDecision,
    query: z.object({ done: z.literal('audited').optional() }),
    handler: request => one(request, request.params, { done: request.query.done === 'audited' }),
  }),
  route({
    method: 'POST',
    path: '/children/:childId/thresholds/:decisionId/audit',
    permission: 'review-in-campaigns',
    audit: params => ({ event: 'thresholds.recorded', childId: params.childId }),
    params: ofDecision,
    body: z.object({ level: z.string().max(200).default(''), because: z.string().max(20_000).default('') }),
    async handler(request) {
      const { services, principal, params, body, at } = request
      const [frameworks, decisions] = await Promise.all([
        readFrameworks(services),
        services.readAs(principal, db => listDecisions(db, services.authority.id, params.childId)),
      ])
      const decision = decisions.find(each => each.decision_id === params.decisionId)
      const here = childThresholdsHref(params.childId, `/${params.decisionId}`)
      if (decision === undefined) return redirect(childThresholdsHref(params.childId))
      if (decision.decided_by === principal.id || decision.audit !== undefined) return redirect(here)
      const level = frameworks.of(decision.version).levels.find(each => each.id === body.level)
      const because = body.because.trim()
      const problems = [
        ...(level === undefined
          ? [{ field: 'level' as const, message: 'Choose the level you would have decided' }]
          : []),
        ...(because === ''
          ? [{ field: 'because' as const, message: 'Enter why: what in the record makes it that level' }]
          : []),
      ]
      if (level === undefined || problems.length > 0)
        return one(request, params, { done: false, audit: { level: body.level, because, problems } })
      const given = { ...params, level: level.id, levelName: level.name, because }
      await audit(services, given, { by: principal.id, byName: principal.name, at })
      return redirect(`${here}?done=audited`)
    },
  }),
]

/** A page of the room within the child’s own. */
export async function framed(
  request: Pick<AnyRequest, 'services' | 'organisation' | 'principal' | 'today'> & {
    readonly params: { readonly childId: string }
  },
  title: string,
  body: Children,
  live = true,
): Promise<Reply> {
  const opened = await openChild({ ...request, query: {} })
  return opened === undefined ? notFound() : tabPage(title, 'thresholds', opened, body, live)
}

type OfChild = AnyRequest & { readonly params: { readonly childId: string } }

async function drawForm(
  request: OfChild,
  typed: DecisionTyped,
  problems: readonly { readonly field: string; readonly message: string }[],
): Promise<Reply> {
  const { services, params, csrf } = request
  const { current } = await readFrameworks(services)
  const body = (
    <>
      <ProblemSummary
        problems={problems}
        hrefOf={field => (field === 'decided' || field === 'next' ? `#${field}-day` : `#${field}`)}
      />
      <h2 class="govuk-heading-m">Record a threshold decision</h2>
      <DecisionForm childId={params.childId} framework={current.framework} {...{ typed, problems, csrf }} />
    </>
  )
  return withError(await framed(request, 'Record a threshold decision', body, false), problems.length > 0)
}

/** A form that was not taken says so in the window's title and in its status. */
export function withError(reply: Reply, error: boolean): Reply {
  return reply.kind === 'page' && error ? { ...reply, error } : reply
}

async function one(
  request: OfChild,
  { childId: id, decisionId }: z.infer<typeof ofDecision>,
  given: {
    readonly done: boolean
    readonly audit?: {
      level: string
      because: string
      problems: readonly { field: 'level' | 'because'; message: string }[]
    }
  },
): Promise<Reply> {
  const { services, principal, csrf } = request
  const [frameworks, decisions] = await Promise.all([
    readFrameworks(services),
    services.readAs(principal, db => listDecisions(db, services.authority.id, id)),
  ])
  const decision = decisions.find(each => each.decision_id === decisionId)
  if (decision === undefined) return redirect(childThresholdsHref(id))
  const audit = given.audit ?? { level: '', because: '', problems: [] }
  const reply = await framed(
    request,
    'A threshold decision',
    <DecisionPage
      {...{ decision, frameworks, audit, csrf }}
      done={given.done}
      mayRecord={may(principal, 'record-oversight')}
      mayAudit={
        may(principal, 'review-in-campaigns') && decision.decided_by !== principal.id && decision.audit === undefined
      }
    />,
  )
  return withError(reply, audit.problems.length > 0)
}
