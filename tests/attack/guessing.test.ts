import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csrfIn, type Listening, sendRaw, signIn, startListening, statusesIn } from './listening.ts'

let server: Listening
beforeAll(async () => {
  server = await startListening({
    SIGHTLINE_LOCAL_ACCOUNTS: 'yes',
    SIGHTLINE_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
  })
}, 300_000)
afterAll(() => server?.close())

async function page() {
  const answer = await fetch(new URL('/sign-in', server.address))
  const html = await answer.text()
  return { cookie: answer.headers.getSetCookie()[0]!.split(';')[0]!, csrf: csrfIn(html), html }
}

const post = (path: string, cookie: string, fields: Record<string, string>) =>
  fetch(new URL(path, server.address), {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: server.address },
    body: new URLSearchParams(fields),
  })

describe('guessing', () => {
  it('a password is locked out, whether there is such an account or not, and never gets in', async () => {
    const said: string[] = []
    for (let guess = 0; guess < 8; guess++) {
      const { cookie, csrf } = await page()
      const answer = await post('/sign-in/password', cookie, {
        _csrf: csrf,
        email: 'nobody@example.gov.uk',
        password: `guess ${guess}`,
        next: '/',
      })
      expect([200, 422]).toContain(answer.status)
      said.push(/too many attempts/i.test(await answer.text()) ? 'wait' : 'wrong')
      expect(answer.headers.getSetCookie()).toEqual([])
    }
    expect(said[0]).toBe('wrong')
    expect(said.at(-1)).toBe('wait')
  }, 60_000)

  it('by one browser ends after twenty forms in a minute', async () => {
    const { cookie, csrf } = await page()
    const statuses: number[] = []
    for (let guess = 0; guess < 24; guess++)
      statuses.push((await post('/sign-in', cookie, { _csrf: csrf, person: `person-${guess}`, next: '/' })).status)
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(422))
    expect(new Set(statuses.slice(20))).toEqual(new Set([429]))
  })

  it('a code or a link without having got there is of no use', async () => {
    const { cookie, csrf } = await page()
    for (const path of ['/sign-in/code', '/sign-in/set-up-code']) {
      const answer = await post(path, cookie, { _csrf: csrf, code: '123456' })
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in'])
    }
    const link = await fetch(new URL(`/sign-in/link/${'a'.repeat(43)}`, server.address))
    expect(link.status).toBe(404)
  })
})

describe('one-click sign-in', () => {
  it.each([
    'X-Forwarded-For: 127.0.0.1',
    'x-forwarded-host: localhost',
    'Forwarded: for=127.0.0.1',
    'Via: 1.1 proxy',
    'X-Real-IP: ::1',
    'CF-Connecting-IP: 127.0.0.1',
    'X-Forwarded-For:',
  ])('is neither offered nor taken, nor is its session, through whatever adds %s', async header => {
    const { cookie } = await signIn(server, 'director')
    const head = (path: string) =>
      `GET ${path} HTTP/1.1\r\nHost: ${server.host}\r\nCookie: ${cookie}\r\n${header}\r\nConnection: close\r\n\r\n`
    expect(statusesIn(await sendRaw(server, head('/live')))).toEqual([303])
    expect(await sendRaw(server, head('/sign-in'))).not.toContain('name="person"')
    const { cookie: visitor, csrf } = await page()
    const body = new URLSearchParams({ _csrf: csrf, person: 'director', next: '/' }).toString()
    const lines = [
      'POST /sign-in HTTP/1.1',
      `Host: ${server.host}`,
      `Cookie: ${visitor}`,
      header,
      'Content-Type: application/x-www-form-urlencoded',
      `Content-Length: ${body.length}`,
      'Connection: close',
    ]
    expect(statusesIn(await sendRaw(server, `${lines.join('\r\n')}\r\n\r\n${body}`))).toEqual([403])
    expect((await fetch(new URL('/live', server.address), { headers: { cookie } })).status).toBe(200)
  })

  it.each(['admin', 'wizard', '__proto__', 'constructor', 'demonstration:director', "director' or '1'='1"])(
    'is not for %j',
    async person => {
      const { cookie, csrf } = await page()
      const answer = await post('/sign-in', cookie, { _csrf: csrf, person, next: '/' })
      expect(answer.status).toBe(422)
      expect(answer.headers.getSetCookie()).toEqual([])
    },
  )
})
