import type { FastifyReply, FastifyRequest } from 'fastify'
import { permissionsOf } from '../domain/access/permissions.ts'
import type { Principal } from '../domain/access/principal.ts'
import type { AccessEntry, AuditEvent } from './audit.ts'
import type { House } from './house.ts'
import { isFromOurPage } from './own-origin.ts'
import { isOwnAddress } from './reply.ts'
import type { Route } from './route.ts'
import { sendError, wantsPartial } from './send-page.ts'
import { mayUse, visitOf } from './visit.ts'

const noPost =
  'No post has been given to you, or yours has ended, so there is nothing you may open. Ask an administrator of Sightline in your authority, or whoever invited you.'

/** What the guard reads of a route. */
export type Guarded = Pick<Route, 'path' | 'permission' | 'audit' | 'params'>

/**
 * Turns away, before the body is read, who may not use a route: to the sign-in page if they are not signed in, else
 * with a page that says so, which is logged; and forms that another site's page sent.
 */
export function guard(house: House, route: Guarded) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const { principal } = visitOf(request)
    if (!mayUse(principal, route.permission)) {
      if (principal === undefined) return toSignIn(request, reply)
      const refused = { allowed: false, because: `may not ${route.permission}` }
      await house.recorder.now([
        entryFor(house, request, route.path, principal, auditOf(route, request.params), refused),
      ])
      return sendError(house, request, reply, 403, permissionsOf(principal).size === 0 ? { why: noPost } : {})
    }
    if (request.method !== 'GET' && !isFromOurPage(request.headers, house.settings)) {
      return sendError(house, request, reply, 403, { why: 'That form did not come from a page of Sightline.' })
    }
  }
}

/** The event and child of a route as asked for; without the child where the address makes no sense. */
export function auditOf(route: Guarded, given: unknown): { readonly event: AuditEvent; readonly childId?: string } {
  if (typeof route.audit === 'string') return { event: route.audit }
  const params = route.params === undefined ? { success: true, data: {} } : route.params.safeParse(given)
  return params.success ? route.audit(params.data) : { event: 'child.viewed' }
}

/** A line of the access log about a request. */
export function entryFor(
  house: Pick<House, 'services'>,
  request: FastifyRequest,
  page: string,
  principal: Principal,
  audited: { readonly event: AuditEvent; readonly childId?: string },
  decision: { readonly allowed: boolean; readonly because: string },
): AccessEntry {
  return {
    authorityId: house.services.authority.id,
    at: visitOf(request).at,
    principal: principal.id,
    role: principal.role,
    event: audited.event,
    page,
    childId: audited.childId?.slice(0, 100),
    ...decision,
    request: request.id,
  }
}

function toSignIn(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (wantsPartial(request)) return reply.code(401).send()
  const back = request.method === 'GET' && request.url !== '/' && isOwnAddress(request.url)
  return reply.redirect(back ? `/sign-in?next=${encodeURIComponent(request.url)}` : '/sign-in', 303)
}
