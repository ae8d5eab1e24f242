import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cookieOf, csrfIn, type Listening, sendOne, signIn, startListening, statusesIn } from './listening.ts'

// Addresses that lead out: to another site, or to a file that is not meant.

let server: Listening
let cookie: string
beforeAll(async () => {
  server = await startListening({ SIGHTLINE_LIMIT_SIGN_IN: '100000' })
  cookie = (await signIn(server, 'analyst')).cookie
}, 300_000)
afterAll(() => server?.close())

const elsewhere = [
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '\\/evil.example',
  'https://evil.example',
  'https:evil.example',
  'http:\\\\evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '/%2f%2fevil.example',
  '%2f%2fevil.example',
  '/%5cevil.example',
  '/\t/evil.example',
  '\t//evil.example',
  '/\n/evil.example',
  '/\r\nlocation: https://evil.example',
  ' //evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/@evil.example',
  '@evil.example',
  'evil.example',
  '.evil.example',
  '／／evil.example',
  '/\u2028/evil.example',
  '//evil.example@localhost',
  '//[::1]:1',
]

/** Where a browser on a page of ours would go. */
function mustStayHere(location: string | null): void {
  expect(location).toMatch(/^\//)
  expect(location).not.toMatch(/[\r\n\t\\]/)
  expect(new URL(location!, server.address).origin).toBe(server.address)
}

describe('where to go after signing in', () => {
  it.each(elsewhere)('%j is not elsewhere', async next => {
    const page = await fetch(new URL(`/sign-in?next=${encodeURIComponent(next)}`, server.address))
    const html = await page.text()
    for (const [, offered] of html.matchAll(/name="next" value="([^"]*)"/g)) mustStayHere(offered!)
    const sent = await fetch(new URL('/sign-in', server.address), {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: cookieOf(page), origin: server.address },
      body: new URLSearchParams({ _csrf: csrfIn(html), person: 'director', next }),
    })
    expect(sent.status).toBe(303)
    mustStayHere(sent.headers.get('location'))
    const already = await fetch(new URL(`/sign-in?next=${encodeURIComponent(next)}`, server.address), {
      headers: { cookie },
      redirect: 'manual',
    })
    expect(already.status).toBe(303)
    mustStayHere(already.headers.get('location'))
  })

  it.each(['//evil.example/x', '/\\evil.example', '//evil.example/%2f..', '/%09/evil.example', '/%2f%2fevil.example'])(
    'an address of ours that begins as %s sends nobody there',
    async path => {
      const said = await sendOne(server, `GET ${path} HTTP/1.1\r\nHost: ${server.host}\r\n\r\n`)
      for (const status of statusesIn(said)) expect([303, 400, 404]).toContain(status)
      const location = /^location: (.*)\r$/im.exec(said)?.[1]
      if (location !== undefined) mustStayHere(location)
    },
  )
})

describe('a file that is not meant', () => {
  const there = ['package.json', 'src/server/app.ts', 'etc/passwd', 'data/record/PG_VERSION']
  const ups = [
    '../',
    '..%2f',
    '%2e%2e/',
    '%2e%2e%2f',
    '..%5c',
    '..\\',
    '....//',
    '..%252f',
    '%c0%ae%c0%ae/',
    '..%00/',
    '.%2e/',
  ]

  it.each(ups)(
    'is not given under /assets/ by %s',
    async up => {
      for (const file of there) {
        for (const times of [1, 2, 6]) {
          const said = await sendOne(
            server,
            `GET /assets/${up.repeat(times)}${file} HTTP/1.1\r\nHost: ${server.host}\r\nConnection: close\r\n\r\n`,
          )
          expect([up, file, statusesIn(said)[0]! >= 300 && statusesIn(said)[0]! < 500]).toEqual([up, file, true])
          expect(said).not.toMatch(/root:x:|"private": true|buildApp|application\/json/)
        }
      }
    },
    60_000,
  )

  it.each([
    '.vite/manifest.json',
    '.',
    '',
    '/',
    '%2e',
    'x.css/../../package.json',
    'package.json%00.css',
    'C:/x.css',
    'CON',
  ])('nor by /assets/%s', async path => {
    const said = await sendOne(
      server,
      `GET /assets/${path} HTTP/1.1\r\nHost: ${server.host}\r\nConnection: close\r\n\r\n`,
    )
    for (const status of statusesIn(said)) expect([303, 400, 403, 404]).toContain(status)
    expect(said).not.toMatch(/"private": true|"isEntry"|index of/i)
  })

  it('while those that are meant are given', async () => {
    const html = await (await fetch(new URL('/sign-in', server.address))).text()
    const sheet = /href="(\/assets\/[^"]+\.css)"/.exec(html)?.[1]
    expect(sheet).toBeDefined()
    expect((await fetch(new URL(sheet!, server.address))).headers.get('content-type')).toContain('text/css')
  })

  it.each([
    '../../../../../../tmp/sightline-attack.csv',
    '..\\..\\sightline-attack.csv',
    '/tmp/sightline-attack.csv',
    'a\0/../sightline-attack.csv',
    '.htaccess',
    'ssd_person.csv/..',
    '"; filename="x',
    '<img src=x onerror=alert(1)>.csv',
    '\r\nx-injected: 1',
  ])(
    'is not written by sending one called %j',
    async name => {
      const page = await (await fetch(new URL('/imports', server.address), { headers: { cookie } })).text()
      const body = new FormData()
      body.set('_csrf', csrfIn(page))
      body.append('extract', new Blob(['pers_person_id\n1\n'], { type: 'text/csv' }), name)
      const sent = await fetch(new URL('/imports', server.address), {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, origin: server.address },
        body,
      })
      expect([303, 422]).toContain(sent.status)
      expect(sent.headers.get('x-injected')).toBeNull()
      const to = sent.headers.get('location')
      if (to !== null) {
        expect(to).toMatch(/^\/imports\/work\/[\w-]+$/)
        await ended(to)
        const history = await (await fetch(new URL('/imports', server.address), { headers: { cookie } })).text()
        expect(history).not.toContain('<img src=x')
      }
      expect(existsSync('/tmp/sightline-attack.csv')).toBe(false)
      expect((await readdir(server.folder)).filter(each => each.includes('attack'))).toEqual([])
    },
    60_000,
  )
})

/** Waits until work is over: its page sends on, or says how it ended. Throws where it is not over in a while. */
async function ended(work: string): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    const answer = await fetch(new URL(work, server.address), { headers: { cookie }, redirect: 'manual' })
    if (answer.status !== 200 || !(await answer.text()).includes('<progress')) return
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error(`${work} was still under way, so that nothing can be said of what came of it.`)
}
