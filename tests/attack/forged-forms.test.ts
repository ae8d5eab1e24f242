import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../src/app/rooms.ts'
import { formToken, newToken } from '../../src/server/sessions.ts'
import { settingsFrom } from '../../src/server/settings.ts'
import type { SignInMeans } from '../../src/server/sign-in/index.ts'
import { signInRoutes } from '../../src/server/sign-in-routes.tsx'
import { mayUse } from '../../src/server/visit.ts'
import { type AccessHouse, children, idOf, openAccessHouse, people } from '../access/house.ts'
import { fieldsOf } from './fields.ts'

// A page elsewhere makes somebody's browser send forms here. Of every form of every route, whatever it tries.

let house: AccessHouse
beforeAll(async () => {
  house = await openAccessHouse({
    SIGHTLINE_LIMIT_ADDRESS: '1000000',
    SIGHTLINE_LIMIT_SESSION: '1000000',
    SIGHTLINE_LIMIT_SIGN_IN: '100000',
    SIGHTLINE_LOCAL_ACCOUNTS: 'yes',
    SIGHTLINE_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
  })
}, 300_000)
afterAll(() => house?.close())

const waysIn = signInRoutes(settingsFrom({}, '/srv'), () => 3000, { accounts: {} } as SignInMeans)
const everyRoute = [...waysIn, ...routes]
const forms = everyRoute.filter(each => each.method === 'POST')
const form = 'application/x-www-form-urlencoded'

interface Forged {
  readonly headers?: Readonly<Record<string, string>>
  readonly query?: string
  /** What is sent as the form's token; undefined for none. */
  readonly token?: string | undefined
  readonly type?: string
}
const right = (token: string) => ({ token: formToken(token) })

const forgeries: Readonly<Record<string, (token: string, other: string) => Forged>> = {
  'no token': () => ({}),
  'an empty token': () => ({ token: '' }),
  'another session’s token': (_, other) => ({ token: formToken(other) }),
  'the session’s own token in the form': token => ({ token }),
  'a token cut short': token => ({ token: formToken(token).slice(0, -1) }),
  'a token in other letters': token => ({ token: formToken(token).toUpperCase() }),
  'the token in the address only': token => ({ query: `_csrf=${formToken(token)}` }),
  'the token in a header only': token => ({ headers: { 'x-csrf-token': formToken(token) } }),
  'the origin of elsewhere': token => ({ ...right(token), headers: { origin: 'https://evil.example' } }),
  'an origin that is hidden': token => ({ ...right(token), headers: { origin: 'null' } }),
  'our origin by another scheme': token => ({ ...right(token), headers: { origin: 'https://localhost:3000' } }),
  'our origin by another port': token => ({ ...right(token), headers: { origin: 'http://localhost:3001' } }),
  'an origin that begins like ours': token => ({
    ...right(token),
    headers: { origin: 'http://localhost:3000.evil.example' },
  }),
  'the site of elsewhere': token => ({ ...right(token), headers: { 'sec-fetch-site': 'cross-site' } }),
  'a site beside ours': token => ({ ...right(token), headers: { 'sec-fetch-site': 'same-site' } }),
  'plain text that reads like a form': token => ({ ...right(token), type: 'text/plain' }),
  'an object': token => ({ ...right(token), type: 'application/json' }),
}

/** Rows of every table but those that a request as such adds to. */
async function rows(): Promise<Record<string, number>> {
  const { db } = house.place.store
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = current_schema() and table_type = 'BASE TABLE'
      and table_name not in ('access_log', 'log_head', 'session')`.execute(db)
  const counts: Record<string, number> = {}
  for (const { name } of tables) {
    const found = await sql<{ rows: string }>`select count(*) as rows from ${sql.table(name)}`.execute(db)
    counts[name] = Number(found.rows[0]!.rows)
  }
  return counts
}

const known: Readonly<Record<string, string>> = { childId: children.unit.id, personId: idOf('unknown role') }
const pathOf = (path: string) => path.replace(/:(\w+)/g, (_, name: string) => known[name] ?? '1')

/** The session of somebody who may use a route; of signing in, a browser that has sent no form yet. */
function tokenFor(route: (typeof everyRoute)[number]): string {
  if (route.path.startsWith('/sign-in')) return newToken()
  const able = people.find(({ role, place }) =>
    mayUse({ id: '', authorityId: '', name: '', role, place }, route.permission),
  )
  return house.tokens.get(able?.key ?? 'director')!
}

describe('a form that somebody else had sent', () => {
  it.each(Object.entries(forgeries))('with %s is refused by every route, and does nothing', async (_, forge) => {
    const before = await rows()
    const taken: string[] = []
    for (const route of forms) {
      const token = tokenFor(route)
      const other = [...house.tokens.values()].find(each => each !== token)!
      const { headers = {}, query, token: csrf, type = form } = forge(token, other)
      const fields = fieldsOf(route.body as never).flatMap(({ name, usual }) => (usual ? [[name, usual]] : []))
      const sent = { ...Object.fromEntries(fields), ...(csrf !== undefined && { _csrf: csrf }) }
      const answer = await house.app.inject({
        method: 'POST',
        url: `${pathOf(route.path)}${query ? `?${query}` : ''}`,
        headers: { host: 'localhost:3000', cookie: `sightline=${token}`, 'content-type': type, ...headers },
        payload: type === 'application/json' ? JSON.stringify(sent) : new URLSearchParams(sent).toString(),
      })
      if (![403, 415].includes(answer.statusCode)) taken.push(`${route.path}: ${answer.statusCode}`)
    }
    expect(taken).toEqual([])
    expect(await rows()).toEqual(before)
    // Nobody was signed out either.
    expect((await house.ask('director', 'GET', '/live')).statusCode).toBe(200)
  })

  it('is not taken as an address, and nothing is asked for by another method', async () => {
    const before = await rows()
    const taken: string[] = []
    const asAddresses = new Set(everyRoute.filter(each => each.method === 'GET').map(each => each.path))
    for (const { path, ...route } of everyRoute) {
      const token = tokenFor({ path, ...route })
      const headers = { host: 'localhost:3000', cookie: `sightline=${token}` }
      for (const method of ['GET', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const) {
        if (method === 'GET' && asAddresses.has(path)) continue
        const url = `${pathOf(path)}?_csrf=${formToken(token)}&_method=POST`
        const { statusCode } = await house.app.inject({ method, url, headers })
        // What reads as an address of the same shape ("/people/joined" as a person) is nowhere, or a page.
        if (statusCode >= 500 || (method !== 'GET' && statusCode !== 404))
          taken.push(`${method} ${path}: ${statusCode}`)
      }
    }
    expect(taken).toEqual([])
    expect(await rows()).toEqual(before)
  })

  it('is taken with the right token from our own page: the forgeries fail by what is forged', async () => {
    const token = house.tokens.get('director')!
    const answer = await house.app.inject({
      method: 'POST',
      url: '/search',
      headers: {
        host: 'localhost:3000',
        cookie: `sightline=${token}`,
        'content-type': form,
        origin: 'http://localhost:3000',
        'sec-fetch-site': 'same-origin',
      },
      payload: new URLSearchParams({ _csrf: formToken(token), search: 'Teasel' }).toString(),
    })
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('Ownia Teasel')
  })
})
