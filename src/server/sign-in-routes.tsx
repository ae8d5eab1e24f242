import { z } from 'zod'
import { demonstrationPeople } from './demonstration-people.ts'
import { mayOfferDemonstration } from './demonstration-sign-in.ts'
import { data, forbidden, invalid, isOwnAddress, page, redirect, signIn, signOut } from './reply.ts'
import { type RoomRequest, routeWith } from './route.ts'
import type { ServerServices } from './services.ts'
import type { Settings } from './settings.ts'
import { DemonstrationSignIn, NoSignIn } from './sign-in-page.tsx'
import { isSignedIn } from './visit.ts'

const next = z.string().max(2000).refine(isOwnAddress).catch('/')

/** Signing in and out, and the address that monitoring asks. `portOf` says which port a request came to. */
export function signInRoutes(settings: Settings, portOf: () => number) {
  const route = routeWith<ServerServices>()
  const offered = ({ connection, services }: RoomRequest<ServerServices>) =>
    mayOfferDemonstration(connection, settings, { synthetic: services.authority.synthetic, port: portOf() })
  const people = ({ organisation, services }: RoomRequest<ServerServices>) =>
    demonstrationPeople(organisation, services.authority.id, services.caseloads?.() ?? [])

  return [
    route({
      method: 'GET',
      path: '/sign-in',
      permission: 'public',
      audit: 'sign-in.viewed',
      query: z.object({ next }),
      async handler(request) {
        if (isSignedIn(request.principal)) return redirect(request.query.next)
        const body = offered(request) ? (
          <DemonstrationSignIn people={people(request)} csrf={request.csrf} next={request.query.next} />
        ) : (
          <NoSignIn synthetic={request.services.authority.synthetic} />
        )
        return page({ title: 'Sign in', body, live: false })
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
        return chosen ? signIn(chosen.principal, request.body.next) : invalid('Choose one of the people on the page.')
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
  ]
}
