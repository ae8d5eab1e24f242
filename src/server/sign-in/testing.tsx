import type { LightMyRequestResponse } from 'fastify'
import { placeFrom } from '../../domain/access/giving-posts.ts'
import type { Principal } from '../../domain/access/principal.ts'
import { ensureAuthority } from '../../store/authorities.ts'
import { savePerson } from '../../store/people/people.ts'
import { givePost } from '../../store/people/posts.ts'
import { makeLink } from '../../store/people/sign-in-links.ts'
import { readStanding } from '../../store/people/standing.ts'
import type { Store } from '../../store/store.ts'
import { buildApp } from '../app.ts'
import type { AccessEntry } from '../audit.ts'
import type { Layout } from '../house.ts'
import { page } from '../reply.ts'
import { routeWith } from '../route.ts'
import type { ServerServices } from '../services.ts'
import { databaseSessionRows } from '../session-rows.ts'
import { createSessions } from '../sessions.ts'
import { settingsFrom } from '../settings.ts'
import { csrfOf, organisation, ownHeaders } from '../testing.tsx'
import { createSignIn } from './create.ts'

/** 32 bytes of nothing: a key for tests. */
export const testKey = Buffer.alloc(32, 7).toString('base64')

const layout: Layout = props => (
  <html lang="en-GB">
    <body data-csrf={props.csrf}>
      {props.person && <p>{`${props.person.name}, ${props.person.role}`}</p>}
      <main>{props.children}</main>
    </body>
  </html>
)

const route = routeWith<ServerServices>()
const routes = [
  route({
    method: 'GET',
    path: '/',
    permission: 'signed-in',
    audit: 'home.viewed',
    handler: async ({ principal }) => page({ title: 'Home', body: <h1>{`Hello ${principal.name}`}</h1> }),
  }),
]

/** A server whose people, posts and sessions are in a store, its clock in the test's hands. */
export async function signInServer(
  store: Store,
  authority: string,
  { env = {}, fetch: ask, at }: { env?: Record<string, string>; fetch?: typeof fetch; at?: Date } = {},
) {
  await ensureAuthority(store.db, { authority })
  const entries: AccessEntry[] = []
  const time = { at: at ?? new Date('2026-11-24T09:00:00Z') }
  const clock = () => time.at
  const services: ServerServices = {
    authority: { id: authority, name: 'Example', synthetic: false },
    organisation: () => organisation,
    childFacts: async () => undefined,
    async standing({ id }, when) {
      const standing = await readStanding(store.db, authority, id, when)
      if (standing === undefined) return undefined
      const [own, ...also] = standing.posts.map(each => ({
        role: each.role,
        place: placeFrom(each.place_kind, each.place_id),
      }))
      const principal: Principal = {
        ...{ id, authorityId: authority, name: standing.person.name, role: own?.role ?? '', also },
        place: own?.place ?? { kind: 'worker', worker: '' },
        workerId: standing.person.worker_id ?? undefined,
      }
      return principal
    },
    async recordAccess(some) {
      entries.push(...some)
    },
    dataVersion: () => 1,
    onVersion: () => () => {},
    dataLine: () => undefined,
  }
  const providerAway: string[] = []
  const settings = settingsFrom({ SIGHTLINE_LOG_LEVEL: 'silent', ...env }, '/srv')
  const limits = { idleMinutes: settings.sessionIdleMinutes, hours: settings.sessionHours }
  const sessions = createSessions(databaseSessionRows(store.db, authority), limits)
  const signIn = createSignIn({
    ...{ settings, store, authority, sessions, clock },
    onProviderAway: why => providerAway.push(why),
    ...(ask && { fetch: ask }),
  })
  const app = await buildApp({ settings, services, sessions, signIn, routes, layout, clock })
  return { app, entries, time, sessions, signIn, settings, services, providerAway }
}

export type SignInServer = Awaited<ReturnType<typeof signInServer>>

/** A browser as far as a server can tell: it keeps its cookie and goes where it is sent. */
export function browserOf({ app }: Pick<SignInServer, 'app'>, more: Record<string, string> = {}) {
  let cookie = ''
  let csrf = ''
  const headers = () => ({ ...ownHeaders, ...more, ...(cookie === '' ? {} : { cookie }) })
  async function taken(asked: Promise<LightMyRequestResponse>) {
    const response = await asked
    const set = [response.headers['set-cookie']].flat()[0]
    if (set !== undefined) cookie = set.split(';')[0]!
    csrf = csrfOf(response.body) || csrf
    return response
  }
  return {
    get: (url: string) => taken(app.inject({ url, headers: headers() })),
    post: (url: string, fields: Record<string, string>) =>
      taken(
        app.inject({
          method: 'POST',
          url,
          headers: { ...headers(), 'content-type': 'application/x-www-form-urlencoded' },
          payload: new URLSearchParams({ _csrf: csrf, ...fields }).toString(),
        }),
      ),
    cookie: () => cookie,
  }
}

/** Somebody with a post, and a link by which they choose a password. */
export async function invite(
  store: Store,
  authority: string,
  given: { id: string; email: string; at: Date; role?: string; name?: string },
): Promise<string> {
  const { id, email, at, role = 'director', name = 'Dana Example' } = given
  await savePerson(store.db, authority, { id, name, email, origin: 'invited', at, by: 'test' })
  if (role !== '') {
    await givePost(store.db, authority, {
      ...{ personId: id, role, placeKind: 'directorate', placeId: '', kind: 'own', from: at },
      ...{ because: 'test', at, by: 'test' },
    })
  }
  return (await makeLink(store.db, authority, { personId: id, kind: 'invitation', at, by: 'test' })).token
}
