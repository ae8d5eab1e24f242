import { timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { House } from './house.ts'
import { formToken, newToken } from './sessions.ts'
import { isHttps } from './settings.ts'
import { visitOf } from './visit.ts'

/** The cookie's name; under https with the prefix that lets no other host and no plain page set it. */
export function cookieName(house: Pick<House, 'settings'>): string {
  return isHttps(house.settings) ? '__Host-sightline' : 'sightline'
}

/** Gives the browser a token, until it is closed. */
export function setToken(house: Pick<House, 'settings'>, reply: FastifyReply, token: string): void {
  reply.setCookie(cookieName(house), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: isHttps(house.settings),
  })
}

/** Takes the token from the browser. */
export function clearToken(house: Pick<House, 'settings'>, reply: FastifyReply): void {
  reply.clearCookie(cookieName(house), {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: isHttps(house.settings),
  })
}

const given = new WeakMap<FastifyRequest, string>()

/** The token for this response's forms; a browser that has brought no token gets one for the visit. */
export function csrfFor(house: Pick<House, 'settings'>, request: FastifyRequest, reply: FastifyReply): string {
  let token = visitOf(request).token ?? given.get(request)
  if (token === undefined) {
    token = newToken()
    given.set(request, token)
    setToken(house, reply, token)
  }
  return formToken(token)
}

/** Whether what a form sent as `_csrf` is the token that was given to this browser. */
export function isFormTokenRight(request: FastifyRequest, sent: unknown): boolean {
  const { token } = visitOf(request)
  if (token === undefined || typeof sent !== 'string') return false
  const right = Buffer.from(formToken(token))
  const got = Buffer.from(sent)
  return got.length === right.length && timingSafeEqual(got, right)
}
