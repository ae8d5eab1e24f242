import type { FastifyReply, FastifyRequest } from 'fastify'
import { findIdentity } from '../../store/people/identities.ts'
import type { ServerServices } from '../services.ts'
import { visitOf } from '../visit.ts'
import type { LoggedOut } from './logout-token.ts'
import type { SignInMeans } from './means.ts'
import { note } from './noting.ts'
import { NotBelieved, type Provider } from './provider.ts'

/** Where the provider itself says that somebody has signed out there: to be registered with it. */
export const loggedOutPath = '/sign-in/provider/logged-out'

/**
 * Ends the sessions of somebody whom the provider has signed out (OpenID Connect Back-Channel Logout 1.0). It comes
 * from the provider's server, without cookie or form token: the signed token alone speaks. The answer tells nobody who
 * is known here.
 */
export function takeLoggedOut(
  { provider, sessions, store }: SignInMeans & { readonly provider: Provider },
  services: ServerServices,
) {
  async function end(out: LoggedOut): Promise<ReadonlyMap<string, number>> {
    if (out.subject === undefined) return sessions.endProviderSession(out.providerSession)
    const personId = await findIdentity(store.db, services.authority.id, out)
    if (personId === undefined) return new Map()
    return new Map([[personId, await sessions.endFromProvider(personId, out.providerSession)]])
  }

  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const token = (request.body as Record<string, unknown> | null)?.logout_token
    // Its keys cannot be had: it may say so again.
    const unknown = (error: unknown) => (error instanceof NotBelieved ? 'not now' : Promise.reject(error))
    const out = typeof token === 'string' ? await provider.loggedOut(token).catch(unknown) : undefined
    if (out === 'not now') return reply.code(503).send()
    if (out === undefined) return reply.code(400).send()
    const asked = { services, at: visitOf(request).at, reference: request.id }
    for (const [personId, ended] of await end(out)) {
      const because = `signed out by the identity provider: ${ended} ended`
      await note(asked, loggedOutPath, { event: 'session.ended', personId, allowed: true, because })
    }
    return reply.code(200).send()
  }
}
