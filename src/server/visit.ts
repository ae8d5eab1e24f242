import { randomBytes } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { type Permission, permissionsOf } from '../domain/access/permissions.ts'
import type { Principal } from '../domain/access/principal.ts'
import type { ConnectionFacts } from './connection.ts'

/** What the server knows of a request before any route looks at it. */
export interface Visit {
  readonly at: Date
  readonly nonce: string
  readonly connection: ConnectionFacts
  /** The browser's token: of a session, or of a visit before signing in; undefined if it brought none. */
  readonly token: string | undefined
  /** Who is signed in. */
  readonly principal: Principal | undefined
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before anything else; never null afterwards. */
    visit: Visit | null
  }
}

/** The visit of a request that has passed the first hook. */
export function visitOf(request: FastifyRequest): Visit {
  if (request.visit === null) throw new Error('The request has not been looked at yet')
  return request.visit
}

/** A nonce of 128 bits for the scripts of one page. */
export function newNonce(): string {
  return randomBytes(16).toString('base64')
}

/** Where a request comes from, as the socket and its headers show. */
export function connectionOf(request: FastifyRequest): ConnectionFacts {
  const { socket, headers, httpVersion } = request.raw
  return { remoteAddress: socket.remoteAddress, localAddress: socket.localAddress, httpVersion, headers }
}

/** Somebody who is not signed in: an unknown role, so nothing is allowed and no child in scope. */
export function nobody(authorityId: string): Principal {
  return { id: 'nobody', authorityId, name: 'Not signed in', role: 'nobody', place: { kind: 'worker', worker: '' } }
}

/** Whether a person may use a route, by what the route asks for. */
export function mayUse(principal: Principal | undefined, asked: Permission | 'signed-in' | 'public'): boolean {
  if (asked === 'public') return true
  if (principal === undefined) return false
  const held = permissionsOf(principal)
  return asked === 'signed-in' ? held.size > 0 : held.has(asked)
}

/** Whether a request is of somebody, whoever it is. */
export function isSignedIn(principal: Principal): boolean {
  return principal.role !== 'nobody'
}
