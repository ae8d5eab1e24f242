import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demonstrationPeople } from './demonstration-people.ts'
import { mayOfferDemonstration } from './demonstration-sign-in.ts'
import { settingsFrom } from './settings.ts'
import { cookieOf, csrfOf, organisation, ownHeaders, post, signInAs, type TestServer, testServer } from './testing.tsx'

const settings = settingsFrom({}, '/srv')
const here = { remoteAddress: '127.0.0.1', localAddress: '127.0.0.1', headers: { host: 'localhost:3000' } }
const facts = { synthetic: true, port: 3000 }

describe('one-click sign-in', () => {
  it.each([
    ['the same machine', here],
    ['a browser', { ...here, httpVersion: '1.1' }],
    ['by number', { ...here, headers: { host: '127.0.0.1:3000' } }],
    ['over IPv6', { remoteAddress: '::1', localAddress: '::1', headers: { host: '[::1]:3000' } }],
    ['IPv4 written as IPv6', { ...here, remoteAddress: '::ffff:127.0.0.1' }],
    [
      'an ordinary browser',
      { ...here, headers: { ...here.headers, 'user-agent': 'x', accept: '*/*', 'x-requested-with': 'y' } },
    ],
  ])('may be offered to %s', (_, connection) => {
    expect(mayOfferDemonstration(connection, settings, facts)).toBe(true)
  })

  it.each([
    'forwarded',
    'Forwarded',
    'x-forwarded-for',
    'x-forwarded-host',
    'X-Forwarded-Proto',
    'x-forwarded',
    'via',
    'x-real-ip',
    'cf-connecting-ip',
    'cf-ray',
    'true-client-ip',
    'x-client-ip',
    'x-cluster-client-ip',
    'x-original-forwarded-for',
    'x-envoy-external-address',
    'x-amzn-trace-id',
    'x-azure-clientip',
    'fastly-client-ip',
    'fly-client-ip',
    'cdn-loop',
    'tailscale-user-login',
    'proxy-connection',
  ])('may not be offered where there is a %s header, even an empty one', name => {
    expect(mayOfferDemonstration({ ...here, headers: { ...here.headers, [name]: '' } }, settings, facts)).toBe(false)
  })

  it.each([
    ['what speaks HTTP/1.0, as proxies do', { ...here, httpVersion: '1.0' }],
    ['another machine', { ...here, remoteAddress: '192.168.1.7' }],
    ['nobody knows where', { ...here, remoteAddress: undefined }],
    ['another address of ours', { ...here, localAddress: '192.168.1.2' }],
    ['another name', { ...here, headers: { host: 'sightline.example' } }],
    ['another port', { ...here, headers: { host: 'localhost:80' } }],
    ['no name', { ...here, headers: {} }],
    ['a name that looks like ours', { ...here, headers: { host: '127.0.0.1.evil.example:3000' } }],
    ['a number that looks like ours', { ...here, remoteAddress: '127.0.0.1.2' }],
  ])('may not be offered to %s', (_, connection) => {
    expect(mayOfferDemonstration(connection, settings, facts)).toBe(false)
  })

  it('may not be offered on real data, by an open server, or behind a public address', () => {
    const open = settingsFrom({ HOST: '0.0.0.0', SIGHTLINE_URL: 'http://localhost:3000' }, '/srv')
    const behind = settingsFrom({ SIGHTLINE_URL: 'https://sightline.example' }, '/srv')
    expect(mayOfferDemonstration(here, settings, { ...facts, synthetic: false })).toBe(false)
    expect(mayOfferDemonstration(here, open, facts)).toBe(false)
    expect(mayOfferDemonstration(here, behind, facts)).toBe(false)
  })
})

describe('the demonstration people', () => {
  it('are seven, from the worker with most children outwards', () => {
    const people = demonstrationPeople(organisation, '999', [
      { worker: 'w1', unit: 'U1', children: 9 },
      { worker: 'w2', unit: 'U2', children: 17 },
      { worker: 'w9', unit: 'gone', children: 40 },
    ])
    expect(people.map(each => [each.key, each.principal.place, each.position])).toEqual([
      ['practitioner', { kind: 'worker', worker: 'w2' }, 'Social worker, Unit Lark'],
      ['unit-lead', { kind: 'unit', unit: 'U2' }, 'Unit lead, Unit Lark'],
      ['service-manager', { kind: 'service', service: 'S1' }, 'Service manager, Family Intervention'],
      ['head-of-service', { kind: 'directorate' }, 'Head of service, Children and Families'],
      ['director', { kind: 'directorate' }, 'Director, Children and Families'],
      ['quality-lead', { kind: 'directorate' }, 'Quality lead, Children and Families'],
      ['analyst', { kind: 'directorate' }, 'Analyst, Children and Families'],
    ])
  })
})

describe('signing in', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await testServer()
  })
  afterAll(() => server.app.close())

  it('shows seven people and four others, each a form of one button', async () => {
    const { body } = await server.app.inject({ url: '/sign-in', headers: ownHeaders })
    expect(body.match(/<form action="\/sign-in" method="post">/g)).toHaveLength(11)
    expect(body).toContain('Sign in as Dana Example')
    expect(body).toMatch(/Sign in as Ana Example[\s\S]*>Others<[\s\S]*Sign in as Alex Example/)
  })

  it('gives a new token, under a cookie that scripts and other sites cannot use', async () => {
    const { before, headers, response } = await signInAs(server, 'director')
    expect(headers.cookie).not.toBe(before)
    expect(response.headers['set-cookie']).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/)
    const home = await server.app.inject({ url: '/', headers })
    expect(home.body).toContain('Dana Example, Director, Children and Families')
    const old = await server.app.inject({ url: '/', headers: { ...ownHeaders, cookie: before } })
    expect(old.statusCode).toBe(303)
  })

  it('as another ends the session before', async () => {
    const first = await signInAs(server, 'director')
    const response = await post(server, first, '/sign-in', { person: 'analyst', next: '//evil.example' })
    expect(response.headers.location).toBe('/')
    const cookie = cookieOf(response)!
    expect((await server.app.inject({ url: '/', headers: first.headers })).statusCode).toBe(303)
    expect((await server.app.inject({ url: '/', headers: { ...ownHeaders, cookie } })).body).toContain('Ana Example')
  })

  it('ends with signing out', async () => {
    const person = await signInAs(server, 'director')
    const response = await post(server, person, '/sign-out', {})
    expect(response.headers['set-cookie']).toContain('Expires=Thu, 01 Jan 1970')
    expect((await server.app.inject({ url: '/', headers: person.headers })).statusCode).toBe(303)
  })

  it('is refused through a proxy, and a session is worth nothing there', async () => {
    const person = await signInAs(server, 'director')
    const relayed = { ...person.headers, 'x-forwarded-for': '10.1.2.3' }
    expect((await server.app.inject({ url: '/', headers: relayed })).statusCode).toBe(303)
    const page = await server.app.inject({ url: '/sign-in', headers: { ...ownHeaders, via: '1.1 relay' } })
    expect(page.body).toContain('You cannot sign in here')
    const sent = await post(
      server,
      { headers: { ...ownHeaders, via: '1.1 relay', cookie: cookieOf(page)! }, csrf: csrfOf(page.body) },
      '/sign-in',
      { person: 'director' },
    )
    expect(sent.statusCode).toBe(403)
    expect((await server.app.inject({ url: '/', headers: person.headers })).statusCode).toBe(200)
  })

  it('is refused to another machine and on real data', async () => {
    const far = await server.app.inject({ url: '/sign-in', headers: ownHeaders, remoteAddress: '10.0.0.9' })
    expect(far.body).toContain('You cannot sign in here')
    const real = await testServer({}, false)
    const page = await real.app.inject({ url: '/sign-in', headers: ownHeaders })
    expect(page.body).toContain('the data is made up (it is not)')
    await real.app.close()
  })

  it('is refused for a person who is not offered', async () => {
    const page = await server.app.inject({ url: '/sign-in', headers: ownHeaders })
    const visitor = { headers: { ...ownHeaders, cookie: cookieOf(page)! }, csrf: csrfOf(page.body) }
    expect((await post(server, visitor, '/sign-in', { person: 'auditor' })).statusCode).toBe(422)
  })

  it('ends after an hour unused and after twelve in any case', async () => {
    const idle = await signInAs(server, 'director')
    const start = server.time.at.getTime()
    const at = async (minutes: number) => {
      server.time.at = new Date(start + minutes * 60_000)
      return (await server.app.inject({ url: '/', headers: idle.headers })).statusCode
    }
    expect([await at(59), await at(118), await at(179)]).toEqual([200, 200, 303])
    expect(await at(100)).toBe(303)
  })

  it('is not kept open by what an open page asks by itself', async () => {
    const left = await signInAs(server, 'director')
    const start = server.time.at.getTime()
    const at = async (minutes: number, more: Record<string, string> = {}) => {
      server.time.at = new Date(start + minutes * 60_000)
      return (await server.app.inject({ url: '/', headers: { ...left.headers, ...more } })).statusCode
    }
    const byItself = { 'sightline-by-itself': '1' }
    expect([await at(30, byItself), await at(59, byItself), await at(61, byItself), await at(61)]).toEqual([
      200, 200, 303, 303,
    ])
  })

  it('under https sets a cookie of this host alone, and asks for https from then on', async () => {
    const https = await testServer({ SIGHTLINE_URL: 'https://sightline.example' })
    const page = await https.app.inject({ url: '/sign-in', headers: { host: 'sightline.example' } })
    expect(page.headers['set-cookie']).toMatch(/^__Host-sightline=.*; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
    expect(page.headers['strict-transport-security']).toContain('max-age=')
    await https.app.close()
  })
})
