import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { readChangeLog } from '../../store/change-log.ts'
import { savePerson, setDisabled } from '../../store/people/people.ts'
import { givePost, isInForce, listPosts } from '../../store/people/posts.ts'
import { withStores } from '../../store/testing.ts'
import { clientId, clientSecret, type IdToken, startProvider, type TestProvider, unsigned } from './provider-testing.ts'
import { browserOf, invite, type SignInServer, signInServer } from './testing.tsx'

const origin = 'http://localhost:3000'
const roles = {
  'Sightline Directors': { role: 'director' },
  'Sightline Kite Leads': { role: 'unit-lead', place: { kind: 'unit', unit: 'U1' } },
}
const dana = { sub: 'dana', name: 'Dana Example', email: 'dana@example.gov.uk', email_verified: true }
const director = { ...dana, groups: ['Everybody', 'Sightline Directors'] }

let provider: TestProvider
beforeAll(async () => {
  provider = await startProvider(origin)
})
afterAll(() => provider.stop())
beforeEach(() => {
  provider.tampering(undefined)
  provider.as(director)
})

type Browser = ReturnType<typeof browserOf>

/** Leaves for the provider and comes back with what it answered, not yet finished. */
async function cameBack(browser: Browser, next = '/'): Promise<string> {
  const away = await browser.get(`/sign-in/provider?next=${encodeURIComponent(next)}`)
  expect(away.statusCode).toBe(303)
  const back = await provider.walk(away.headers.location!)
  const landed = await browser.get(back.pathname + back.search)
  expect(landed.statusCode).toBe(200)
  expect(landed.headers['set-cookie']).toBeUndefined()
  return String(landed.headers.refresh).replace('0;url=', '')
}

async function throughProvider(server: SignInServer, next = '/') {
  const browser = browserOf(server)
  const answer = await browser.get(await cameBack(browser, next))
  return { browser, answer }
}

withStores('signing in by the identity provider', store => {
  let made = 0
  async function fresh(more: Record<string, string> = {}, ask: typeof fetch = provider.ask) {
    const authority = `provider-${++made}`
    const env = {
      SIGHTLINE_OIDC_ISSUER: provider.issuer,
      SIGHTLINE_OIDC_CLIENT_ID: clientId,
      SIGHTLINE_OIDC_CLIENT_SECRET: clientSecret,
      SIGHTLINE_OIDC_SCOPES: 'openid profile email',
      SIGHTLINE_OIDC_ROLES: JSON.stringify(roles),
      ...more,
    }
    const server = await signInServer(store(), authority, { env, fetch: ask, at: new Date() })
    return { server, authority }
  }
  const postsOf = async (authority: string, at: Date) =>
    (await listPosts(store().db, authority))
      .filter(each => isInForce(each, at))
      .map(each => `${each.role} ${each.place_id}`)
  const refusals = (server: SignInServer) => server.entries.filter(each => !each.allowed).map(each => each.because)

  it('takes somebody in whose group is mapped, with the post it stands for, and goes where they meant to', async () => {
    const { server, authority } = await fresh()
    const { browser, answer } = await throughProvider(server, '/?day=2026-11-24')
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/?day=2026-11-24'])
    expect((await browser.get('/')).body).toContain('Hello Dana Example')
    expect(await postsOf(authority, server.time.at)).toEqual(['director '])
    const [session] = await server.sessions.of((await listPosts(store().db, authority))[0]!.person_id, server.time.at)
    expect(session?.about).toMatchObject({ means: 'provider' })
    // The provider was asked for its description, keys and token: nothing else.
    const log = JSON.stringify([server.entries, await readChangeLog(store().db, authority)])
    expect(log).not.toContain(clientSecret)
    expect(log).not.toMatch(/eyJ/)
    await server.app.close()
  })

  it('follows the groups: a post ends when its group is left, one an administrator gave does not', async () => {
    const { server, authority } = await fresh()
    await throughProvider(server)
    const { person_id: personId } = (await listPosts(store().db, authority))[0]!
    const { at } = server.time
    await givePost(store().db, authority, {
      ...{ personId, role: 'analyst', placeKind: 'directorate', placeId: '', kind: 'own', from: at, at },
      ...{ because: 'test', by: 'administrator' },
    })
    provider.as({ ...dana, groups: ['Sightline Kite Leads'], name: 'Dana Renamed' })
    server.time.at = new Date(at.getTime() + 1000)
    await throughProvider(server)
    expect((await postsOf(authority, new Date(server.time.at.getTime() + 1))).sort()).toEqual([
      'analyst ',
      'unit-lead U1',
    ])
    provider.as({ ...dana, groups: [] })
    server.time.at = new Date(at.getTime() + 2000)
    await throughProvider(server)
    expect(await postsOf(authority, new Date(server.time.at.getTime() + 1))).toEqual(['analyst '])
    await server.app.close()
  })

  it('gives nothing to whoever is neither mapped nor invited, and says so', async () => {
    const { server, authority } = await fresh()
    provider.as({ ...dana, groups: ['Everybody'] })
    const { browser, answer } = await throughProvider(server)
    expect(answer.statusCode).toBe(403)
    expect(answer.body).toContain('You have no role in Sightline')
    expect((await browser.get('/')).statusCode).toBe(303)
    expect(await listPosts(store().db, authority)).toEqual([])
    expect(refusals(server)).toContain('neither mapped nor invited')
    await server.app.close()
  })

  it('knows the invited by an address the provider vouches for, and by no other; once known, by subject alone', async () => {
    const { server, authority } = await fresh()
    await invite(store(), authority, {
      id: 'd',
      email: 'Dana@Example.gov.uk',
      at: server.time.at,
      role: 'quality-lead',
    })
    provider.as({ ...dana, email_verified: false })
    expect((await throughProvider(server)).answer.statusCode).toBe(403)
    provider.as(dana)
    expect((await throughProvider(server)).answer.statusCode).toBe(303)
    // Another subject with the same address, handed on: not the same person.
    provider.as({ ...dana, sub: 'another' })
    expect((await throughProvider(server)).answer.statusCode).toBe(403)
    provider.as({ ...dana, email: 'married@example.gov.uk' })
    expect((await throughProvider(server)).answer.statusCode).toBe(303)
    await setDisabled(store().db, authority, 'd', { at: server.time.at, because: 'left' })
    expect((await throughProvider(server)).answer.statusCode).toBe(403)
    await server.app.close()
  })

  it('never makes somebody of the demonstration', async () => {
    const { server, authority } = await fresh()
    const at = server.time.at
    await savePerson(store().db, authority, {
      id: 'demonstration:director',
      name: 'D',
      email: dana.email,
      origin: 'demonstration',
      at,
      by: 'test',
    })
    provider.as(dana)
    expect((await throughProvider(server)).answer.statusCode).toBe(403)
    await server.app.close()
  })

  it('takes one domain only, where one is set', async () => {
    const { server } = await fresh({ SIGHTLINE_OIDC_DOMAIN: 'other.gov.uk' })
    expect((await throughProvider(server)).answer.body).toContain('Only accounts of other.gov.uk may sign in')
    provider.as({ ...director, hd: 'other.gov.uk' })
    expect((await throughProvider(server)).answer.statusCode).toBe(303)
    await server.app.close()
  })

  const seconds = () => Math.floor(Date.now() / 1000)
  const payload = (change: Record<string, unknown>) => (token: IdToken) =>
    provider.signed({ ...token, payload: { ...token.payload, ...change } })

  it.each<[string, RegExp, () => (token: IdToken) => string]>([
    ['of another nonce', /nonce/, () => payload({ nonce: 'another' })],
    ['without a nonce', /nonce/, () => payload({ nonce: undefined })],
    ['for another audience', /aud/, () => payload({ aud: 'another-client' })],
    ['for another audience besides', /azp/, () => payload({ aud: [clientId, 'another'], azp: 'another' })],
    ['of another issuer', /iss/, () => payload({ iss: 'https://login.example' })],
    ['that ended a minute and a half ago', /"exp"/, () => payload({ exp: seconds() - 90 })],
    ['that is not good yet', /"nbf"/, () => payload({ nbf: seconds() + 90 })],
    ['that nobody signed', /alg/, () => unsigned],
    ['that somebody else signed', /signature/, () => token => provider.signedByAnother(token)],
    [
      'signed with the client secret',
      /alg/,
      () => token => provider.signed({ ...token, header: { ...token.header, alg: 'HS256' } }),
    ],
    [
      'whose claims were changed after signing',
      /signature/,
      () => token => {
        const [header, , signature] = provider.signed(token).split('.')
        const changed = Buffer.from(JSON.stringify({ ...token.payload, sub: 'admin' })).toString('base64url')
        return `${header}.${changed}.${signature}`
      },
    ],
  ])('refuses a token %s', async (_, why, tampering) => {
    const { server, authority } = await fresh()
    provider.tampering(tampering())
    const { browser, answer } = await throughProvider(server)
    expect(answer.statusCode).toBe(403)
    expect(answer.body).toContain('You could not be signed in')
    expect(answer.body).not.toContain('eyJ')
    expect((await browser.get('/')).statusCode).toBe(303)
    expect(await listPosts(store().db, authority)).toEqual([])
    expect(refusals(server)).toEqual([expect.stringMatching(why)])
    await server.app.close()
  })

  it('bears clocks that differ by less than a minute, either way', async () => {
    const { server } = await fresh()
    provider.tampering(payload({ exp: seconds() - 30 }))
    expect((await throughProvider(server)).answer.statusCode).toBe(303)
    provider.tampering(payload({ nbf: seconds() + 30, iat: seconds() + 30 }))
    expect((await throughProvider(server)).answer.statusCode).toBe(303)
    await server.app.close()
  })

  it('takes a code and a state once, in the browser they were meant for', async () => {
    const { server } = await fresh()
    const browser = browserOf(server)
    const finish = await cameBack(browser)
    const stranger = browserOf(server)
    await stranger.get('/sign-in')
    expect((await stranger.get(finish)).statusCode).toBe(403)
    expect((await browser.get(finish)).statusCode).toBe(303)
    expect((await browser.get(finish)).statusCode).toBe(403)
    // The same code again, under a state that is under way.
    const other = browserOf(server)
    const away = await other.get('/sign-in/provider')
    const state = new URL(away.headers.location!).searchParams.get('state')!
    const reused = new URL(finish, origin)
    reused.searchParams.set('state', state)
    expect((await other.get(reused.pathname + reused.search)).statusCode).toBe(403)
    expect(refusals(server).at(-1)).toMatch(/invalid_grant/)
    await server.app.close()
  })

  it('takes no answer after ten minutes', async () => {
    const { server } = await fresh()
    const browser = browserOf(server)
    const finish = await cameBack(browser)
    server.time.at = new Date(server.time.at.getTime() + 10 * 60_000)
    expect((await browser.get(finish)).statusCode).toBe(403)
    await server.app.close()
  })

  it('knows a key the provider has exchanged a moment ago', async () => {
    const { server } = await fresh()
    expect((await throughProvider(server)).answer.statusCode).toBe(303)
    provider.exchangeKey()
    expect((await throughProvider(server)).answer.statusCode).toBe(303)
    await server.app.close()
  })

  it('asks the issuer and nobody else, for its description, its keys and the token', async () => {
    const { server } = await fresh()
    await throughProvider(server)
    provider.asked.length = 0
    const browser = browserOf(server)
    const finish = await cameBack(browser)
    provider.asked.length = 0
    await browser.get(finish)
    expect(provider.asked.sort()).toEqual(['GET /jwks', 'POST /token'])
    await server.app.close()
  })

  it('signs out of the provider too, and comes back to the sign-in page', async () => {
    const { server } = await fresh()
    const { browser } = await throughProvider(server)
    await browser.get('/')
    const out = await browser.post('/sign-out', {})
    expect(out.headers.location).toBe('/signed-out')
    const page = await browser.get('/signed-out')
    const there = new URL(String(page.headers.refresh).replace('0;url=', ''))
    expect(there.origin).toBe(provider.issuer)
    expect(there.searchParams.get('post_logout_redirect_uri')).toBe(`${origin}/sign-in`)
    expect((await fetch(there)).status).toBe(200)
    expect((await browser.get('/')).statusCode).toBe(303)
    await server.app.close()
  })

  it('ends sessions when the provider says that somebody signed out there, and believes nobody else', async () => {
    const { server } = await fresh()
    const { browser } = await throughProvider(server)
    const now = seconds()
    const events = { 'http://schemas.openid.net/event/backchannel-logout': {} }
    const good = { iss: provider.issuer, aud: clientId, iat: now, jti: 'one', sub: 'dana', events }
    const header = { alg: 'RS256', typ: 'logout+jwt' }
    const told = async (token: string) => {
      const sent = await server.app.inject({
        method: 'POST',
        url: '/sign-in/provider/logged-out',
        headers: { host: 'localhost:3000', 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ logout_token: token }).toString(),
      })
      return [sent.statusCode, sent.body]
    }
    for (const wrong of [
      { aud: 'another' },
      { iss: 'https://login.example' },
      { iat: now - 600 },
      { iat: now + 600 },
      { exp: now - 90 },
      { events: {} },
      { nonce: 'an ID token' },
      { sub: undefined },
    ]) {
      expect([wrong, await told(provider.signed({ header, payload: { ...good, ...wrong } }))]).toEqual([
        wrong,
        [400, ''],
      ])
    }
    expect(await told(provider.signedByAnother({ header, payload: good }))).toEqual([400, ''])
    expect(await told(unsigned({ header, payload: good }))).toEqual([400, ''])
    const asked = provider.asked.length
    expect(await told('nonsense')).toEqual([400, ''])
    expect(await told(unsigned({ header, payload: good }))).toEqual([400, ''])
    expect(await told(provider.signed({ header, payload: { ...good, aud: 'another' } }))).toEqual([400, ''])
    expect(provider.asked.length).toBe(asked)
    expect(await told(provider.signed({ header, payload: { ...good, sid: 'another session' } }))).toEqual([200, ''])
    expect((await browser.get('/')).statusCode).toBe(200)
    expect(await told(provider.signed({ header, payload: { ...good, sub: 'somebody unknown' } }))).toEqual([200, ''])
    expect(await told(provider.signed({ header, payload: good }))).toEqual([200, ''])
    expect((await browser.get('/')).statusCode).toBe(303)
    await server.app.close()
  })

  it.each(['', ' '])('takes nobody in whose ID token has %j for its subject', async sub => {
    const { server, authority } = await fresh()
    provider.tampering(({ header, payload }) => provider.signed({ header, payload: { ...payload, sub } }))
    const { browser, answer } = await throughProvider(server)
    expect(answer.statusCode).toBe(403)
    expect((await browser.get('/')).statusCode).toBe(303)
    expect(await listPosts(store().db, authority)).toEqual([])
    expect(refusals(server)).toContain('the ID token names no subject')
    await server.app.close()
  })

  it('ends the one session that a word of signing out names, where it names no person', async () => {
    const { server } = await fresh()
    const claimed = (sid: string) =>
      provider.tampering(({ header, payload }) => provider.signed({ header, payload: { ...payload, sid } }))
    claimed('here')
    const { browser } = await throughProvider(server)
    claimed('there')
    const { browser: other } = await throughProvider(server)
    const events = { 'http://schemas.openid.net/event/backchannel-logout': {} }
    const header = { alg: 'RS256', typ: 'logout+jwt' }
    const told = async (named: object) => {
      const payload = { iss: provider.issuer, aud: clientId, iat: seconds(), jti: 'one', events, ...named }
      const sent = await server.app.inject({
        method: 'POST',
        url: '/sign-in/provider/logged-out',
        headers: { host: 'localhost:3000', 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ logout_token: provider.signed({ header, payload }) }).toString(),
      })
      return sent.statusCode
    }
    expect([await told({}), await told({ sid: '' }), await told({ sid: 'nowhere' })]).toEqual([400, 400, 200])
    expect([(await browser.get('/')).statusCode, (await other.get('/')).statusCode]).toEqual([200, 200])
    expect(await told({ sid: 'here' })).toBe(200)
    expect([(await browser.get('/')).statusCode, (await other.get('/')).statusCode]).toEqual([303, 200])
    expect(server.entries.at(-1)).toMatchObject({
      event: 'session.ended',
      because: 'signed out by the identity provider: 1 ended',
    })
    await server.app.close()
  })

  it('says that the provider is away, and tries again', async () => {
    const { server } = await fresh({ SIGHTLINE_OIDC_ISSUER: 'http://127.0.0.1:9' })
    const answer = await browserOf(server).get('/sign-in/provider')
    expect(answer.statusCode).toBe(503)
    expect(answer.body).toContain('cannot be reached')
    expect(server.providerAway).toEqual([expect.stringMatching(/^the provider could not be asked: /)])
    await server.app.close()
  })

  it('has its word of signing out said again where its keys cannot be had', async () => {
    const { server } = await fresh({}, async (url, options) =>
      String(url).endsWith('/jwks')
        ? Promise.reject(new TypeError('fetch failed'))
        : provider.ask(url as string, options),
    )
    const sent = await server.app.inject({
      method: 'POST',
      url: '/sign-in/provider/logged-out',
      headers: { host: 'localhost:3000', 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({
        logout_token: provider.signed({
          header: { alg: 'RS256', typ: 'logout+jwt' },
          payload: {
            ...{ iss: provider.issuer, aud: clientId, iat: seconds(), jti: 'one', sub: 'dana' },
            events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
          },
        }),
      }).toString(),
    })
    expect([sent.statusCode, server.providerAway]).toEqual([503, ['the provider gave no keys: fetch failed']])
    await server.app.close()
  })

  it('asks nobody because of nonsense sent as its word, though it has not been asked yet', async () => {
    const { server } = await fresh({}, () => Promise.reject(new TypeError('fetch failed')))
    const sent = await server.app.inject({
      method: 'POST',
      url: '/sign-in/provider/logged-out',
      headers: { host: 'localhost:3000', 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'logout_token=a.b.c',
    })
    expect([sent.statusCode, server.providerAway]).toEqual([400, []])
    await server.app.close()
  })

  it('has its word said again where it answers with a fault in place of keys', async () => {
    const { server } = await fresh({}, async (url, options) =>
      String(url).endsWith('/jwks') ? Response.json({}, { status: 500 }) : provider.ask(url as string, options),
    )
    const payload = {
      ...{ iss: provider.issuer, aud: clientId, iat: seconds(), jti: 'one', sub: 'dana' },
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    }
    const sent = await server.app.inject({
      method: 'POST',
      url: '/sign-in/provider/logged-out',
      headers: { host: 'localhost:3000', 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({
        logout_token: provider.signed({ header: { alg: 'RS256', typ: 'logout+jwt' }, payload }),
      }).toString(),
    })
    expect([sent.statusCode, server.providerAway]).toEqual([503, ['the provider gave no keys: it answered 500']])
    await server.app.close()
  })

  it.each([500, 503])(
    'says that the provider is away where it answers %i, and not that the person did wrong',
    async status => {
      const { server } = await fresh({}, async (url, options) =>
        String(url).endsWith('/token') ? new Response('', { status }) : provider.ask(url as string, options),
      )
      const { answer } = await throughProvider(server)
      expect([answer.statusCode, answer.body.includes('cannot be reached')]).toEqual([503, true])
      expect(server.providerAway).toHaveLength(1)
      expect(JSON.stringify(server.providerAway)).not.toMatch(/dana|code=|eyJ/i)
      await server.app.close()
    },
  )

  it('does not lay it to the person that the provider does not know this server by its secret', async () => {
    const { server } = await fresh({ SIGHTLINE_OIDC_CLIENT_SECRET: 'another' })
    expect((await throughProvider(server)).answer.statusCode).toBe(503)
    expect(server.providerAway).toHaveLength(1)
    await server.app.close()
  })

  it('leads nowhere but to us, whatever next says', async () => {
    const { server } = await fresh()
    for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example']) {
      expect((await throughProvider(server, next)).answer.headers.location).toBe('/')
    }
    await server.app.close()
  })
})
