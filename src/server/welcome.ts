import { existsSync } from 'node:fs'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Principal } from '../domain/access/principal.ts'
import { assetsFolder } from '../ui/assets.ts'
import { cookieName, setToken } from './browser-token.ts'
import { isDemonstration, mayOfferDemonstration } from './demonstration-sign-in.ts'
import { securityHeaders } from './headers.ts'
import type { House } from './house.ts'
import type { Limits } from './limits.ts'
import { hostNames, isOurHost } from './own-origin.ts'
import { sendError, wantsPartial } from './send-page.ts'
import { sendTryLater } from './send-try-later.ts'
import { isHttps } from './settings.ts'
import { connectionOf, newNonce, type Visit, visitOf } from './visit.ts'

/**
 * The first look at every request: security headers, whether it calls us by a name of ours, whether its sender has asked
 * too much, and who is signed in. A demonstration session counts only where it could be started.
 */
export function welcome(house: House, portOf: () => number, limits: Limits) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const visit = lookAt(house, request, reply)
    // Monitoring may know the server by its number only; there is nothing there but the data version.
    if (request.routeOptions.url === '/health') return undefined
    // Of two names one server takes the first and another the last (RFC 9112, 3.2).
    if ((request.raw.headersDistinct?.host?.length ?? 1) > 1) return sendError(house, request, reply, 400)
    if (!isOurHost(request.headers, hostNames(house.settings, portOf()))) return sendError(house, request, reply, 421)
    if (request.url.includes('%00')) return sendError(house, request, reply, 400)
    if (isBuiltFile(request)) return undefined
    const tooMuch = await limits.ofAddress(request)
    if (tooMuch !== undefined) return sendTryLater(house, request, reply, 429, tooMuch)
    const principal = await signedIn(house, visit, portOf(), !isByItself(request))
    request.visit = { ...visit, principal }
    await renew(house, request, reply)
    const tooMuchAlone = principal && (await limits.ofSession(request))
    if (tooMuchAlone !== undefined) return sendTryLater(house, request, reply, 429, tooMuchAlone)
    return undefined
  }
}

/** Whether a file of the pages themselves is asked for, and is there: what is not there is answered with a page. */
function isBuiltFile({ routeOptions, params }: FastifyRequest): boolean {
  if (routeOptions.url !== '/assets/*') return false
  const name = (params as { readonly '*'?: string })['*'] ?? ''
  return /^\w[\w.-]*\.(css|js|svg|png|woff2|ico)$/.test(name) && existsSync(`${assetsFolder}${name}`)
}

/** Notes what a request shows before anybody is known to be signed in, and sets the headers of its response. */
export function lookAt(house: House, request: FastifyRequest, reply: FastifyReply): Visit {
  const nonce = newNonce()
  const cookies = request.cookies ?? request.server.parseCookie(request.headers.cookie ?? '')
  const token = cookies[cookieName(house)]
  const visit = { at: house.clock(), nonce, connection: connectionOf(request), token, principal: undefined }
  request.visit = visit
  reply.headers(securityHeaders(nonce, isHttps(house.settings)))
  return visit
}

/** Somebody whose posts have changed goes on under a new token; a form on its way keeps the one it was made with. */
async function renew(house: House, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { principal, token, at } = visitOf(request)
  if (principal === undefined || token === undefined) return
  if (request.method !== 'GET' || wantsPartial(request) || wantsData(request)) return
  if (request.url.startsWith('/events')) return
  const fresh = await house.sessions.renewed(token, principal, at)
  if (fresh === undefined) return
  setToken(house, reply, fresh)
  request.visit = { ...visitOf(request), token: fresh }
}

/** Whether an open page asks how things are: what it is told has no forms, and its own keep the token they have. */
function wantsData({ headers }: FastifyRequest): boolean {
  return headers.accept === 'application/json'
}

/** The request header by which our own script says that the page asks by itself, and nobody did. */
const byItselfHeader = 'sightline-by-itself'

/** Whether an open page asks on its own: for news, or to show them. That keeps no session open. */
function isByItself({ headers, routeOptions }: FastifyRequest): boolean {
  return headers[byItselfHeader] !== undefined || routeOptions.url === '/events'
}

async function signedIn(
  house: House,
  { token, at, connection }: Visit,
  port: number,
  isUse: boolean,
): Promise<Principal | undefined> {
  if (token === undefined) return undefined
  const found = await house.sessions.find(token, at, isUse)
  const principal = found && house.services.standing ? await house.services.standing(found, at) : found
  const { id, synthetic } = house.services.authority
  if (principal === undefined || principal.authorityId !== id) return undefined
  const usable = !isDemonstration(principal) || mayOfferDemonstration(connection, house.settings, { synthetic, port })
  return usable ? principal : undefined
}
