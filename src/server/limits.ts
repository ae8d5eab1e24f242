import { isIP } from 'node:net'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { digestOf } from './sessions.ts'
import type { Settings } from './settings.ts'
import { visitOf } from './visit.ts'

/**
 * How much may be asked, each within a minute. What is usual is meant for a whole council behind one address: 500 people
 * who each open a page every ten seconds ask 3,000 times a minute, and four times that is allowed.
 */
export interface RequestLimits {
  /** Of one address. */
  readonly address: number
  /** Of one signed-in session. */
  readonly session: number
  /** Forms of signing in, of one address: 500 people may all arrive in the same minute. */
  readonly signIn: number
}

/** Forms of signing in that one browser may send in a minute, however many people share its address. */
const signInsOfOneBrowser = 20

/** Addresses and sessions remembered at once; the longest unheard of is forgotten first. */
const mostRemembered = 50_000

/** Says of a request in how many seconds to come back, where too much was asked; undefined where it may go on. */
type Limiter = (request: FastifyRequest) => Promise<number | undefined>

export interface Limits {
  /** Asked before anything is looked up. */
  readonly ofAddress: Limiter
  /** Asked once it is known whose session it is. */
  readonly ofSession: Limiter
}

/** What counts requests, in the memory of this process. */
export async function createLimits(
  app: FastifyInstance,
  { limits, proxies }: Pick<Settings, 'limits' | 'proxies'>,
): Promise<Limits> {
  await app.register(rateLimit, { global: false })
  const address = (request: FastifyRequest) => addressOf(request, proxies)
  const counter = (max: number, keyGenerator: (request: FastifyRequest) => string): Limiter => {
    const how = { max, timeWindow: 60_000, keyGenerator, cache: mostRemembered }
    const count = app.createRateLimit(how)
    return async request => {
      const counted = await count(request)
      return !counted.isAllowed && counted.isExceeded ? Math.max(1, counted.ttlInSeconds) : undefined
    }
  }
  const byAddress = counter(limits.address, address)
  const signInByAddress = counter(limits.signIn, address)
  // A browser without a token has no form yet that it could send.
  const signInByBrowser = counter(Math.min(limits.signIn, signInsOfOneBrowser), tokenOf)
  const bySession = counter(limits.session, tokenOf)
  return {
    async ofAddress(request) {
      const over = await byAddress(request)
      if (over !== undefined || !isSignIn(request)) return over
      const wait = await signInByAddress(request)
      return wait ?? (visitOf(request).token === undefined ? undefined : signInByBrowser(request))
    },
    ofSession: bySession,
  }
}

/** Decided by the route that answers: one address can be written in many ways ("/%73ign-in"). */
function isSignIn({ method, routeOptions }: FastifyRequest): boolean {
  return method === 'POST' && routeOptions.url?.startsWith('/sign-in') === true
}

/** Counted under a digest: the token itself stays where it came from. */
function tokenOf(request: FastifyRequest): string {
  return digestOf(visitOf(request).token ?? '')
}

/**
 * The address a request comes from: the other end of the socket; where that is a proxy of ours, the last address it
 * noted, which nobody before it can have made up. Of an IPv6 address its network, as one subscriber has all of it.
 */
export function addressOf(request: FastifyRequest, proxies: ReadonlySet<string>): string {
  const { socket, headers } = request.raw
  const near = rateLimit.normalizeIP(socket.remoteAddress ?? '', 128)
  if (!proxies.has(near)) return rateLimit.normalizeIP(near)
  const noted = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)!
    .trim()
  return rateLimit.normalizeIP(isIP(noted) > 0 ? noted : near)
}
