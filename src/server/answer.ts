import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ZodType } from 'zod'
import { may } from '../domain/access/permissions.ts'
import type { Principal } from '../domain/access/principal.ts'
import { maySeeChild, numbersScopeOf, type Scope, scopeOf } from '../domain/access/scope.ts'
import { englandDay } from '../domain/calendar/england-day.ts'
import { csrfFor, isFormTokenRight } from './browser-token.ts'
import { auditOf, entryFor } from './guard.ts'
import type { House } from './house.ts'
import { addressOf } from './limits.ts'
import { readBody } from './read-body.ts'
import type { Received } from './receive-uploads.ts'
import type { Problem } from './reply.ts'
import type { RoomRequest, Route } from './route.ts'
import { sendError, wantsPartial } from './send-page.ts'
import { sendReply } from './send-reply.ts'
import type { ServerServices } from './services.ts'
import type { Upload } from './uploads.ts'
import { nobody, visitOf } from './visit.ts'

/** Answers requests for a route that the guard has let through: checks, child, handler, log, reply, in this order. */
export function answer<S extends ServerServices>(house: House<S>, route: Route<S>) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const received = await readBody(request, route, house.settings.uploadBytes)
    if (received === undefined) return sendError(house, request, reply, 415)
    try {
      const { _csrf: formToken, ...fields } = received.fields
      if (route.method === 'POST' && !isFormTokenRight(request, formToken)) {
        const why = 'The page this form is on has expired. Go back, load the page again and send the form once more.'
        noteUntaken(house, route, request, 'the form was not from a page of this session')
        return sendError(house, request, reply, 403, { why })
      }
      return await answerChecked(house, route, request, reply, fields, received.uploads)
    } finally {
      await received.discard()
    }
  }
}

async function answerChecked<S extends ServerServices>(
  house: House<S>,
  route: Route<S>,
  request: FastifyRequest,
  reply: FastifyReply,
  fields: Received['fields'],
  uploads: readonly Upload[],
): Promise<FastifyReply> {
  const params = parse(route.params, request.params)
  if (params.problems) return sendError(house, request, reply, 404)
  const query = parse(route.query, request.query)
  if (query.problems) return sendError(house, request, reply, 400, { problems: query.problems })
  const body = holdsNoValue(fields) ? { problems: [unkeepable] } : parse(route.body, fields)
  if (body.problems) {
    noteUntaken(house, route, request, 'the form was not whole')
    return sendError(house, request, reply, 422, { problems: body.problems })
  }

  const { services } = house
  const visit = visitOf(request)
  const principal = visit.principal ?? nobody(services.authority.id)
  const organisation = services.organisation()
  const scope = scopeOf(principal, organisation)
  const audited = auditOf(route, request.params)
  const entry = (childId: string | undefined, allowed: boolean, because: string, who = principal) => {
    const what = childId === undefined ? { event: audited.event } : { event: audited.event, childId }
    return entryFor(house, request, route.path, who, what, { allowed, because })
  }

  let because: string = route.permission
  if (audited.childId !== undefined) {
    const decision = await decide(services, scope, audited.childId, principal)
    if (!decision.allowed) {
      await house.recorder.now([entry(audited.childId, false, decision.reason)])
      const status = decision.concealed ? 404 : 403
      const mayOpen = decision.mayGiveReason === true && may(principal, 'open-with-a-reason')
      const way = { href: `/open-with-a-reason/${encodeURIComponent(audited.childId)}`, text: 'Open it with a reason' }
      return sendError(house, request, reply, status, {
        ...(status === 403 ? { why: decision.mayGiveReason ? heldElsewhere : closedToYou } : {}),
        ...(mayOpen ? { way } : {}),
      })
    }
    if ((await services.mayRead?.(principal, audited.childId)) === false) {
      // The two layers disagree: the stricter holds, and somebody should know.
      request.log.error({ reason: decision.reason }, 'The record refuses a child that the decision would open')
      await house.recorder.now([entry(audited.childId, false, 'refused by the record itself')])
      return sendError(house, request, reply, 404)
    }
    because = decision.reason
  }

  const viewed = new Map<string, string>()
  const asked: RoomRequest<S> = {
    principal,
    scope,
    numbersScope: numbersScopeOf(principal, organisation),
    organisation,
    params: params.value,
    query: query.value,
    body: body.value,
    uploads,
    services,
    url: new URL(request.url, 'http://sightline.invalid'),
    origin: house.settings.publicUrl?.origin ?? `http://${request.host}`,
    at: visit.at,
    today: englandDay(visit.at),
    nonce: visit.nonce,
    csrf: csrfFor(house, request, reply),
    wantsPartial: wantsPartial(request),
    connection: visit.connection,
    address: addressOf(request, house.settings.proxies),
    token: visit.token,
    reference: request.id,
    noteViewed(childIds, why) {
      for (const each of childIds) viewed.set(each, why)
    },
  }
  const replied = await route.handler(asked)
  const refusal = replied.kind === 'forbidden' ? replied.why : undefined
  if (audited.childId !== undefined) viewed.set(audited.childId, because)
  const allowed = refusal === undefined
  if (viewed.size > 0) {
    // What concerns children is kept before anything of it is sent; if it cannot be, nothing is.
    await house.recorder.now([...viewed].map(([childId, why]) => entry(childId, allowed, refusal ?? why)))
  } else {
    const who = replied.kind === 'sign-in' ? replied.principal : visit.principal
    const why = replied.kind === 'sign-in' ? replied.because : undefined
    if (who) house.recorder.soon(entry(undefined, allowed, refusal ?? why ?? because, who))
  }
  return sendReply(house, request, reply, replied)
}

const closedToYou = 'This child is closed to you.'
/** Keeps that somebody sent a form which came to nothing: whatever is sent leaves a line in one of the logs. */
function noteUntaken<S extends ServerServices>(
  house: House<S>,
  route: Route<S>,
  request: FastifyRequest,
  because: string,
): void {
  const { principal } = visitOf(request)
  if (principal === undefined) return
  const { event } = auditOf(route, request.params)
  house.recorder.soon(entryFor(house, request, route.path, principal, { event }, { allowed: false, because }))
}

const heldElsewhere = 'This child is held by another part of the service.'

async function decide(services: ServerServices, scope: Scope, childId: string, principal: Principal) {
  const facts = await services.childFacts(childId)
  if (facts === undefined) return { allowed: false, reason: 'no such child is held', concealed: true }
  return maySeeChild(scope, facts, principal)
}

const unkeepable = { message: 'It has a character in it that nobody can type and no database keeps.' }

/** Whether some text that was sent has U+0000 in it: PostgreSQL takes none. Of an address the first look sees to that. */
function holdsNoValue(fields: Readonly<Record<string, string | string[]>>): boolean {
  return Object.values(fields).some(each => [each].flat().some(text => text.includes('\0')))
}

/** A value by its schema. A route without one gets nothing, whatever was sent. */
function parse(
  schema: ZodType | undefined,
  given: unknown,
): { readonly value: unknown; readonly problems?: undefined } | { readonly problems: readonly Problem[] } {
  if (schema === undefined) return { value: {} }
  const parsed = schema.safeParse(given ?? {})
  if (parsed.success) return { value: parsed.data }
  return { problems: parsed.error.issues.map(({ path, message }) => ({ field: path.join('.') || undefined, message })) }
}
