import { z } from 'zod'
import { noteSeen } from '../../store/people/people.ts'
import { page, type Reply, redirect, toProvider } from '../reply.ts'
import { type RoomRequest, type Route, routeWith } from '../route.ts'
import type { ServerServices } from '../services.ts'
import { arrive, noPost } from './arriving.tsx'
import { takeIn } from './directory.ts'
import type { SignInMeans } from './means.ts'
import { note } from './noting.ts'
import { PlainPage } from './pages/plain.tsx'
import { NotBelieved, type Provider } from './provider.ts'
import { next } from './words.ts'

/** Where the provider sends browsers back to: the address to be registered with it. */
export const backPath = '/sign-in/provider/back'
/** Where the browser then goes by itself, from a page of ours: only so does it bring its cookie, which is same-site. */
export const finishPath = '/sign-in/provider/finish'

type Request = RoomRequest<ServerServices>

/** Signing in by the council's identity provider, and signing out of it. */
export function providerRoutes({
  provider,
  steps,
  store,
}: SignInMeans & { readonly provider: Provider }): Route<ServerServices>[] {
  const route = routeWith<ServerServices>()
  const back = ({ origin }: Pick<Request, 'origin'>) => new URL(backPath, origin)

  return [
    route({
      method: 'GET',
      path: '/sign-in/provider',
      permission: 'public',
      audit: 'sign-in.started',
      query: z.object({ next }),
      async handler(request) {
        try {
          const { to, ...departure } = await provider.depart(back(request))
          // Under browser and state together: two tabs may be on their way at once.
          const data = { ...departure, next: request.query.next }
          await steps.keep('provider', `${request.csrf} ${departure.state}`, data, request.at)
          return toProvider(to)
        } catch (error) {
          return refused(request, '/sign-in/provider', error)
        }
      },
    }),
    route({
      method: 'GET',
      path: finishPath,
      permission: 'public',
      audit: 'session.started',
      query: z.object({ state: z.string().max(500).default('') }).loose(),
      async handler(request) {
        const { state } = request.query
        // Taken out before it is looked at: neither state nor code is good twice, nor in another browser.
        const step = await steps.take('provider', `${request.csrf} ${state}`, request.at)
        try {
          if (step === undefined) throw new NotBelieved('no such sign-in is under way in this browser')
          const came = new URL(`${backPath}${request.url.search}`, request.origin)
          const departure = { state, nonce: String(step.nonce), verifier: String(step.verifier) }
          const claims = await provider.claimsFor(came, departure)
          const known = await takeIn(store, request.services.authority.id, claims, provider.settings, request.at)
          if (known.personId === undefined) {
            const { because, told } = known
            await note(request, finishPath, { event: 'session.started', personId: undefined, allowed: false, because })
            return noPost(told)
          }
          if (known.version !== undefined) await request.services.upTo?.(known.version)
          await noteSeen(store.db, request.services.authority.id, known.personId, request.at)
          return arrive(request, known.personId, {
            means: 'provider',
            because: 'vouched for by the identity provider',
            providerSession: typeof claims.sid === 'string' ? claims.sid : undefined,
            next: next.parse(step.next),
            page: finishPath,
          })
        } catch (error) {
          return refused(request, finishPath, error)
        }
      },
    }),
    route({
      method: 'GET',
      path: '/signed-out',
      permission: 'public',
      audit: 'sign-out.viewed',
      async handler(request) {
        const { name } = provider.settings
        const there = await provider.endSession(new URL('/sign-in', request.origin)).catch(() => undefined)
        if (there === undefined) return redirect('/sign-in')
        return page({
          title: 'You are signed out of Sightline',
          live: false,
          onward: there.href,
          body: (
            <PlainPage
              title="You are signed out of Sightline"
              link={{ href: there.href, text: `Sign out of your ${name} too` }}
            >
              <p class="govuk-body">You are being taken to where you sign out of your {name} too.</p>
            </PlainPage>
          ),
        })
      },
    }),
  ]
}

async function refused(request: Request, at: string, error: unknown): Promise<Reply> {
  if (!(error instanceof NotBelieved)) throw error
  const because = error.message
  await note(request, at, { event: 'session.started', personId: undefined, allowed: false, because })
  const title = error.away ? 'Your council’s sign-in cannot be reached' : 'You could not be signed in'
  return page({
    title,
    status: error.away ? 503 : 403,
    live: false,
    body: (
      <PlainPage title={title} link={{ href: '/sign-in', text: 'Try to sign in again' }}>
        <p class="govuk-body">
          {error.away
            ? 'Sightline has asked your council’s identity provider and got no answer. Try again in a minute.'
            : 'What came back from your council’s identity provider could not be relied on. It may have taken longer than ten minutes, or have been opened in another browser or a second time.'}
        </p>
        <p class="govuk-body">
          If it happens again, tell an administrator of Sightline in your authority this reference: {request.reference}
        </p>
      </PlainPage>
    ),
  })
}
