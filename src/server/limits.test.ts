import { afterEach, describe, expect, it } from 'vitest'
import { cookieOf, csrfOf, ownHeaders, signInAs, type TestServer, testServer } from './testing.tsx'

let server: TestServer
afterEach(() => server.app.close())

const few = { SIGHTLINE_LIMIT_ADDRESS: '60', SIGHTLINE_LIMIT_SESSION: '30', SIGHTLINE_LIMIT_SIGN_IN: '5' }

const from = (remoteAddress: string, url = '/', headers: Record<string, string> = {}) =>
  server.app.inject({ url, remoteAddress, headers: { ...ownHeaders, ...headers } })

describe('how much may be asked', () => {
  it('is limited by address, with a plain page that says when to come back', async () => {
    server = await testServer(few)
    for (let at = 0; at < 60; at++) expect((await from('10.0.0.1')).statusCode).toBe(303)
    const over = await from('10.0.0.1')
    expect(over.statusCode).toBe(429)
    expect(over.headers['content-type']).toContain('text/html')
    expect(over.body).toContain('Too many at once')
    const seconds = Number(over.headers['retry-after'])
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(60)
    expect(over.headers['content-security-policy']).toContain("default-src 'none'")
    expect((await from('10.0.0.2')).statusCode).toBe(303)
    // The form of an IPv6 address and what its network holds besides are one sender.
    expect((await from('::ffff:10.0.0.1')).statusCode).toBe(429)
  })

  it('is limited by session, and leaves others at the same address alone', async () => {
    server = await testServer(few)
    const busy = await signInAs(server, 'director')
    const other = await signInAs(server, 'analyst')
    const statuses = []
    for (let at = 0; at < 31; at++) statuses.push((await from('127.0.0.1', '/', busy.headers)).statusCode)
    expect(statuses.filter(each => each === 200)).toHaveLength(29)
    expect(statuses.slice(-2)).toEqual([429, 429])
    expect((await from('127.0.0.1', '/', other.headers)).statusCode).toBe(200)
  })

  it('is much stricter for signing in, by address', async () => {
    server = await testServer(few)
    const attempt = async () => {
      const page = await from('127.0.0.1', '/sign-in')
      return server.app.inject({
        method: 'POST',
        url: '/sign-in',
        headers: { ...ownHeaders, cookie: cookieOf(page)!, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ _csrf: csrfOf(page.body), person: 'nobody' }).toString(),
      })
    }
    for (let at = 0; at < 5; at++) expect((await attempt()).statusCode).toBe(422)
    const over = await attempt()
    expect(over.statusCode).toBe(429)
    expect(Number(over.headers['retry-after'])).toBeGreaterThan(0)
    expect((await from('127.0.0.1', '/sign-in')).statusCode).toBe(200)
  })

  it('is limited for signing in by one browser, however many share its address', async () => {
    server = await testServer()
    const page = await from('127.0.0.1', '/sign-in')
    const attempt = (cookie: string) =>
      server.app.inject({
        method: 'POST',
        url: '/sign-in',
        headers: { ...ownHeaders, cookie, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ _csrf: csrfOf(page.body), person: 'nobody' }).toString(),
      })
    const statuses = []
    for (let at = 0; at < 21; at++) statuses.push((await attempt(cookieOf(page)!)).statusCode)
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(422))
    expect(statuses[20]).toBe(429)
    expect((await attempt(cookieOf(await from('127.0.0.1', '/sign-in'))!)).statusCode).toBe(403)
  })

  it.each(['/%73ign-in', '/sign%2Din', '/s%69gn-in?next=/'])('is no laxer for signing in by %s', async url => {
    server = await testServer(few)
    const attempt = async () => {
      const page = await from('127.0.0.1', '/sign-in')
      const headers = { ...ownHeaders, cookie: cookieOf(page)!, 'content-type': 'application/x-www-form-urlencoded' }
      const payload = new URLSearchParams({ _csrf: csrfOf(page.body), person: 'nobody' }).toString()
      return (await server.app.inject({ method: 'POST', url, headers, payload })).statusCode
    }
    for (let at = 0; at < 5; at++) expect(await attempt()).toBe(422)
    expect(await attempt()).toBe(429)
  })

  it.each(['/assets/none.css', '/assets/manifest.json', '/assets/%2e%2e', '/assets/../sign-in', '/health'])(
    'counts what is nothing at %s',
    async url => {
      server = await testServer(few)
      const method = url === '/health' ? 'POST' : 'GET'
      const statuses = []
      for (let at = 0; at < 61; at++) {
        statuses.push((await server.app.inject({ method, url, headers: ownHeaders })).statusCode)
      }
      expect(statuses.at(-1)).toBe(429)
    },
  )

  it('leaves a council of 500 people behind one address alone', async () => {
    server = await testServer()
    const someone = await signInAs(server, 'director')
    // All that they ask in a minute; one of them opens pages as fast as the others together do in six seconds.
    const statuses = new Map<number, number>()
    for (let at = 0; at < 3000; at++) {
      const headers = at % 10 === 0 ? someone.headers : { cookie: `sightline=person-${at % 500}` }
      const { statusCode } = await from('127.0.0.1', '/', headers)
      statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1)
    }
    expect(statuses).toEqual(
      new Map([
        [200, 300],
        [303, 2700],
      ]),
    )
  })

  it('goes by the address a proxy of ours noted, and by nobody else’s word', async () => {
    server = await testServer({ ...few, SIGHTLINE_PROXY: '10.9.9.9, 10.9.9.8' })
    const through = (forwarded: string, proxy = '10.9.9.9') => from(proxy, '/', { 'x-forwarded-for': forwarded })
    for (let at = 0; at < 60; at++) await through(`203.0.113.${at}, 198.51.100.7`)
    expect((await through('203.0.113.99, 198.51.100.7')).statusCode).toBe(429)
    expect((await through('198.51.100.8')).statusCode).toBe(303)
    for (let at = 0; at < 60; at++) await through(`198.51.100.${at}`, '10.0.0.1')
    expect((await through('198.51.100.99', '10.0.0.1')).statusCode).toBe(429)
  })
})
