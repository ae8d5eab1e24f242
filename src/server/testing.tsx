import { z } from 'zod'
import { buildOrganisation, type Organisation } from '../domain/access/organisation.ts'
import type { ChildFacts } from '../domain/access/scope.ts'
import { buildApp } from './app.ts'
import type { AccessEntry, AuditEvent } from './audit.ts'
import type { Layout } from './house.ts'
import { createJobs } from './progress.ts'
import { data, file, forbidden, page, redirect } from './reply.ts'
import { type Route, routeWith } from './route.ts'
import type { ServerServices } from './services.ts'
import { memorySessionRows } from './session-rows.testing.ts'
import { createSessions } from './sessions.ts'
import { settingsFrom } from './settings.ts'
import type { TimeLimits } from './time-limits.ts'

/** One directorate, two service areas, three units, three workers. */
export const organisation: Organisation = buildOrganisation(
  [
    { dept_team_id: 'D', dept_team_name: 'Children and Families' },
    { dept_team_id: 'S1', dept_team_name: 'Family Intervention', dept_team_parent_id: 'D' },
    { dept_team_id: 'S2', dept_team_name: 'Corporate Parenting', dept_team_parent_id: 'D' },
    { dept_team_id: 'U1', dept_team_name: 'Unit Kite', dept_team_parent_id: 'S1' },
    { dept_team_id: 'U2', dept_team_name: 'Unit Lark', dept_team_parent_id: 'S1' },
    { dept_team_id: 'U3', dept_team_name: 'Unit Wren', dept_team_parent_id: 'S2' },
  ],
  [
    { prof_professional_id: 'w1', prof_professional_name: 'Kit Example', prof_professional_department: 'U1' },
    { prof_professional_id: 'w2', prof_professional_name: 'Lee Example', prof_professional_department: 'U2' },
    { prof_professional_id: 'w3', prof_professional_name: 'Max Example', prof_professional_department: 'Unit Wren' },
  ],
)

const children = new Map<string, Omit<ChildFacts, 'childId'>>([
  ['kite-1', { worker: 'w1', unit: 'U1' }],
  ['lark-1', { worker: 'w2', unit: 'U2' }],
  ['wren-1', { worker: 'w3', unit: 'U3' }],
  ['hidden-1', { worker: 'w1', unit: 'U1', restricted: true, namedReaders: new Set(['demonstration:director']) }],
])

/** A layout with what the tests look for and nothing else. */
const layout: Layout = props => (
  <html lang="en-GB">
    <head>
      <title>{props.title}</title>
    </head>
    <body data-nonce={props.nonce} data-csrf={props.csrf}>
      {props.person && <p>{`${props.person.name}, ${props.person.role}`}</p>}
      {props.navigation?.map(each => (
        <a href={each.href}>{each.text}</a>
      ))}
      <main>{props.children}</main>
    </body>
  </html>
)

const route = routeWith<ServerServices>()
const hello = async () => page({ title: 'Hello', body: <h1>Hello</h1> })

const routes: Route<ServerServices>[] = [
  route({ method: 'GET', path: '/', permission: 'signed-in', audit: 'home.viewed', handler: hello }),
  route({ method: 'GET', path: '/imports', permission: 'see-imports', audit: 'imports.viewed', handler: hello }),
  route({
    method: 'GET',
    path: '/children/:childId',
    permission: 'see-own-children',
    audit: ({ childId }) => ({ event: 'child.viewed', childId }),
    params: z.object({ childId: z.string().max(50) }),
    handler: async ({ params }) => page({ title: 'A child', body: <h1>{params.childId}</h1> }),
  }),
  route({
    method: 'GET',
    path: '/due',
    permission: 'see-own-children',
    audit: 'due.listed',
    query: z.object({ weeks: z.coerce.number('weeks is a number, such as 2').default(1) }),
    async handler({ query, noteViewed }) {
      noteViewed(['kite-1', 'lark-1'], 'in scope')
      return page({ title: 'Due', body: <p>{query.weeks}</p> })
    },
  }),
  route({
    method: 'POST',
    path: '/search',
    permission: 'search-children',
    audit: 'children.searched',
    body: z.object({ search: z.string() }),
    handler: async ({ body }) => page({ title: 'Search', body: <p title={body.search}>{body.search}</p> }),
  }),
  route({
    method: 'POST',
    path: '/import',
    permission: 'import',
    audit: 'import.started',
    uploads: { maxFiles: 2, maxBytes: 1000 },
    body: z.object({ note: z.string().optional() }),
    async handler({ uploads, body }) {
      return data({ note: body.note, uploads: uploads.map(({ name, bytes, path }) => ({ name, bytes, path })) })
    },
  }),
  route({
    method: 'POST',
    path: '/go',
    permission: 'signed-in',
    audit: 'go.recorded',
    handler: async () => redirect('/'),
  }),
  route({
    method: 'GET',
    path: '/no',
    permission: 'signed-in',
    audit: 'no.viewed',
    handler: async () => forbidden('Not <b>you</b>.'),
  }),
  route({
    method: 'GET',
    path: '/broken',
    permission: 'signed-in',
    audit: 'broken.viewed',
    async handler() {
      throw new Error('duplicate key (Ann Smith, /srv/secret)')
    },
  }),
  route({
    method: 'GET',
    path: '/file',
    permission: 'signed-in',
    audit: 'file.exported',
    async handler() {
      const content = (async function* () {
        yield 'a,b\n'
        yield '1,2\n'
      })()
      return file({ name: 'café "list".csv', type: 'text/csv', content })
    },
  }),
]

/** Work that does not end before the test says so: what was begun of it, and what ends it. */
export function heldWork() {
  const ends: (() => void)[] = []
  let isOver = false
  const hold = () =>
    new Promise<void>(resolve => {
      ends.push(resolve)
      if (isOver) resolve()
    })
  /** Ends all there is, and what is yet to begin as soon as it does. */
  const endAll = () => {
    isOver = true
    for (const end of ends) end()
  }
  const held = (path: string, audit: AuditEvent) =>
    route({
      ...{ method: 'GET', path, permission: 'signed-in', audit },
      async handler() {
        await hold()
        return page({ title: 'Held', body: <h1>Held</h1> })
      },
    })
  return { ends, endAll, routes: [held('/held', 'held.viewed'), held('/held/file', 'held.exported')] }
}

/** A server on made-up services, its clock and its data version in the test's hands. */
export async function testServer(
  env: Record<string, string> = {},
  synthetic = true,
  timeLimits?: TimeLimits,
  more: Route<ServerServices>[] = [],
) {
  const entries: AccessEntry[] = []
  const listeners = new Set<(version: number) => void>()
  const time = {
    at: new Date('2026-11-24T09:00:00Z'),
    version: 7,
    refusesToRecord: false,
    layoutFails: false,
    /** How long it takes to look up who somebody is, where that is not at once. */
    lookingUp: undefined as Promise<void> | undefined,
  }
  const clock = () => time.at
  const services: ServerServices = {
    authority: { id: '999', name: 'Example', synthetic },
    organisation: () => organisation,
    async childFacts(childId) {
      const facts = children.get(childId)
      return facts && { childId, ...facts }
    },
    async recordAccess(some) {
      if (time.refusesToRecord) throw new Error('The record cannot be written')
      entries.push(...some)
    },
    async standing(principal) {
      await time.lookingUp
      return principal
    },
    dataVersion: () => time.version,
    onVersion(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    dataLine() {
      if (time.layoutFails) throw new Error('The layout fails')
      return undefined
    },
  }
  const settings = settingsFrom({ SIGHTLINE_LOG_LEVEL: 'silent', ...env }, '/srv')
  const sessions = createSessions(memorySessionRows(), {
    idleMinutes: settings.sessionIdleMinutes,
    hours: settings.sessionHours,
  })
  const jobs = createJobs(clock)
  const navigation = [
    { key: 'home', href: '/', text: 'Home', permission: 'see-own-children' },
    { key: 'imports', href: '/imports', text: 'Imports', permission: 'see-imports' },
  ] as const
  const eventLimits = { perSession: 2, inAll: 10, heartbeatMilliseconds: 50 }
  const app = await buildApp({
    ...{ settings, services, sessions, layout, navigation, jobs, clock, eventLimits },
    routes: [...routes, ...more],
    ...(timeLimits && { timeLimits }),
  })
  const publish = (version: number) => {
    time.version = version
    for (const each of listeners) each(version)
  }
  return { app, entries, time, jobs, settings, publish }
}

export type TestServer = Awaited<ReturnType<typeof testServer>>

/** What a browser on the same machine would send. */
export const ownHeaders = { host: 'localhost:3000' } as const

/** The name and value of the cookie a response sets; undefined if none. */
export function cookieOf(response: { readonly headers: Record<string, unknown> }): string | undefined {
  return ([response.headers['set-cookie']].flat()[0] as string | undefined)?.split(';')[0]
}

export function csrfOf(html: string): string {
  return /data-csrf="([^"]+)"/.exec(html)?.[1] ?? ''
}

/** Signs in as a demonstration person; what their browser sends from then on. */
export async function signInAs({ app }: TestServer, person: string) {
  const first = await app.inject({ url: '/sign-in', headers: ownHeaders })
  const before = cookieOf(first)!
  const response = await app.inject({
    method: 'POST',
    url: '/sign-in',
    headers: { ...ownHeaders, cookie: before, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ _csrf: csrfOf(first.body), person, next: '/' }).toString(),
  })
  const cookie = cookieOf(response)!
  const headers = { ...ownHeaders, cookie }
  const home = await app.inject({ url: '/', headers })
  return { before, headers, csrf: csrfOf(home.body), response }
}

/** Sends a form as a signed-in person. */
export function post(
  server: TestServer,
  by: { headers: Record<string, string>; csrf: string },
  url: string,
  fields: Record<string, string>,
) {
  return server.app.inject({
    method: 'POST',
    url,
    headers: { ...by.headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ _csrf: by.csrf, ...fields }).toString(),
  })
}
