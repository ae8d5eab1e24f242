import type { ZodType } from 'zod'
import type { Organisation } from '../domain/access/organisation.ts'
import type { Permission } from '../domain/access/permissions.ts'
import type { Principal } from '../domain/access/principal.ts'
import type { Scope } from '../domain/access/scope.ts'
import type { Day } from '../domain/calendar/day.ts'
import type { AuditEvent, ChildEvent } from './audit.ts'
import type { ConnectionFacts } from './connection.ts'
import type { Reply } from './reply.ts'
import type { Upload } from './uploads.ts'

/** What a handler gets where its route declares no schema for params, query or body: nothing. */
export type Nothing = Record<never, never>

/** One request, checked: who asks, what they may see, what they sent. All a handler may use. */
export interface RoomRequest<S = unknown, P = unknown, Q = unknown, B = unknown> {
  readonly principal: Principal
  /** The children this person may open. */
  readonly scope: Scope
  /** The children this person's numbers may count. */
  readonly numbersScope: Scope
  readonly organisation: Organisation
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly uploads: readonly Upload[]
  readonly services: S
  /** Path and query as asked for, for links back to the same view. */
  readonly url: URL
  /** The address people reach this server by, for links that leave it: "https://sightline.example.gov.uk". */
  readonly origin: string
  readonly at: Date
  /** The day it is in England at `at`. */
  readonly today: Day
  readonly nonce: string
  /** The token every form sends back as `_csrf`. */
  readonly csrf: string
  /** The page's own script asks for the inside of `<main>` only. The layout is left out by the server; nothing to do. */
  readonly wantsPartial: boolean
  readonly connection: ConnectionFacts
  /** Where the request comes from, as far as proxies of ours can tell. */
  readonly address: string
  /** The browser's token: tells a session from the person's others. Never shown, never kept as it is. */
  readonly token: string | undefined
  /** The request's reference, as in the logs. */
  readonly reference: string
  /** Puts further children on the access log as viewed: a list that tells of each of them. */
  noteViewed(childIds: Iterable<string>, because: string): void
}

/**
 * One address and all that is said about it. `audit` is what the access log will say; as a function of the params it
 * names a child, and the server then refuses, before the handler, who may not see that child.
 */
export interface Route<S = unknown, P = unknown, Q = unknown, B = unknown> {
  readonly method: 'GET' | 'POST'
  /** As Fastify writes it: "/children/:childId". */
  readonly path: string
  readonly permission: Permission | 'signed-in' | 'public'
  readonly audit: AuditEvent | { of(params: P): ChildEvent }['of']
  readonly params?: ZodType<P>
  readonly query?: ZodType<Q>
  readonly body?: ZodType<B>
  /** Takes files, as multipart: how many and of what size at most. */
  readonly uploads?: { readonly maxFiles: number; readonly maxBytes: number }
  handler(request: RoomRequest<S, P, Q, B>): Promise<Reply>
}

/**
 * Declares a route; the handler's params, query and body are as the schemas say. S is what the handler needs of the
 * services: `const route = routeWith<Services>()`, then `routes = [route({ ... }), ...]`.
 */
export function routeWith<S>() {
  return <P = Nothing, Q = Nothing, B = Nothing>(declared: Route<S, P, Q, B>): Route<S> => declared
}
