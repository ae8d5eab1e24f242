import { z } from 'zod'
import { demonstrationPeople, otherDemonstrationPeople } from './demonstration-people.ts'
import { mayOfferDemonstration } from './demonstration-sign-in.ts'
import { data, forbidden, invalid, page, type Reply, redirect, signIn, signOut } from './reply.ts'
import { type RoomRequest, type Route, routeWith } from './route.ts'
import type { ServerServices } from './services.ts'
import type { Settings } from './settings.ts'
import { localRoutes, providerRoutes, type SignInMeans, SignInPage, type SignInPageProps } from './sign-in/index.ts'
import { next } from './sign-in/words.ts'
import { isSignedIn } from './visit.ts'

/**
 * Signing in and out, and the address that monitoring asks. `portOf` says which port a request came to; `means` are the
 * ways in besides the demonstration's.
 */
export function signInRoutes(settings: Settings, portOf: () => number, means?: SignInMeans): Route<ServerServices>[] {
  const route = routeWith<ServerServices>()
  const offered = ({ connection, services }: Pick<RoomRequest<ServerServices>, 'connection' | 'services'>) =>
    mayOfferDemonstration(connection, settings, { synthetic: services.authority.synthetic, port: portOf() })
  const people = ({ organisation, services }: Pick<RoomRequest<ServerServices>, 'organisation' | 'services'>) => [
    ...demonstrationPeople(organisation, services.authority.id, services.caseloads?.() ?? []),
    ...otherDemonstrationPeople(services.authority.id),
  ]
  const { accounts, provider } = means ?? {}

  function signInPage(
    request: Pick<RoomRequest<ServerServices>, 'connection' | 'services' | 'organisation' | 'csrf'>,
    shown: Pick<SignInPageProps, 'next' | 'email' | 'problem'>,
  ): Reply {
    const body = (
      <SignInPage
        {...shown}
        csrf={request.csrf}
        synthetic={request.services.authority.synthetic}
        provider={provider?.settings.name}
        localAccounts={accounts !== undefined}
        people={offered(request) ? people(request) : undefined}
      />
    )
    return page({ title: 'Sign in', body, live: false, error: shown.problem !== undefined })
  }

  return [
    route({
      method: 'GET',
      path: '/sign-in',
      permission: 'public',
      audit: 'sign-in.viewed',
      query: z.object({ next }),
      async handler(request) {
        if (isSignedIn(request.principal)) return redirect(request.query.next)
        return signInPage(request, { next: request.query.next })
      },
    }),
    route({
      method: 'POST',
      path: '/sign-in',
      permission: 'public',
      audit: 'session.started',
      body: z.object({ person: z.string(), next }),
      async handler(request) {
        if (!offered(request))
          return forbidden('Signing in with one click is offered for made-up data, on this computer, only.')
        const chosen = people(request).find(each => each.key === request.body.person)
        if (chosen === undefined) return invalid('Choose one of the people on the page.')
        return signIn(chosen.principal, request.body.next, { means: 'demonstration', because: 'the demonstration' })
      },
    }),
    route({
      method: 'POST',
      path: '/sign-out',
      permission: 'public',
      audit: 'session.ended',
      handler: async () => signOut('/sign-in'),
    }),
    route({
      method: 'GET',
      path: '/health',
      permission: 'public',
      audit: 'health.viewed',
      handler: async ({ services }) => data({ ready: true, version: services.dataVersion() }),
    }),
    ...(means && accounts ? localRoutes({ ...means, accounts }, signInPage) : []),
    ...(means && provider ? providerRoutes({ ...means, provider }) : []),
  ]
}
