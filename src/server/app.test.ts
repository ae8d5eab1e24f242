import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { csrfOf, ownHeaders, post, signInAs, type TestServer, testServer } from './testing.tsx'

let server: TestServer
let director: Awaited<ReturnType<typeof signInAs>>
let worker: Awaited<ReturnType<typeof signInAs>>
let analyst: Awaited<ReturnType<typeof signInAs>>

beforeAll(async () => {
  server = await testServer()
  director = await signInAs(server, 'director')
  worker = await signInAs(server, 'practitioner')
  analyst = await signInAs(server, 'analyst')
})
afterAll(() => server.app.close())

const get = (url: string, headers: Record<string, string>) => server.app.inject({ url, headers })

describe('every response', () => {
  it('carries a strict policy with a nonce of its own, and is not kept', async () => {
    const [one, two] = [await get('/', director.headers), await get('/', director.headers)]
    const policy = String(one.headers['content-security-policy'])
    const nonce = /data-nonce="([^"]+)"/.exec(one.body)?.[1]
    expect(policy).toContain(`script-src 'self' 'nonce-${nonce}'`)
    expect(policy).not.toContain('unsafe')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(two.body).not.toContain(nonce)
    expect(one.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
      'permissions-policy': expect.stringContaining('camera=()'),
    })
    expect(one.headers['strict-transport-security']).toBeUndefined()
  })

  it.each(['/nowhere', '/assets/none.css', '/sign-in', '/file', '/health'])('is no exception at %s', async url => {
    const response = await get(url, director.headers)
    expect(response.headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(response.headers['x-content-type-options']).toBe('nosniff')
  })

  it.each(['evil.example', 'localhost', 'localhost:3001', 'localhost.evil.example:3000', '10.0.0.1:3000', ''])(
    'is a refusal under the name %j',
    async host => {
      const response = await get('/', { ...director.headers, host })
      expect(response.statusCode).toBe(421)
      expect(response.body).not.toContain('Hello')
    },
  )

  it.each(['localhost:3000', 'LOCALHOST:3000', '127.0.0.1:3000', '[::1]:3000'])(
    'is given under the name %s',
    async host => {
      expect((await get('/', { ...director.headers, host })).statusCode).toBe(200)
    },
  )
})

describe('a form', () => {
  it('is taken with the token of its session', async () => {
    const response = await post(server, director, '/search', { search: 'Ann' })
    expect(response.statusCode).toBe(200)
    expect(response.body).toContain('>Ann<')
  })

  it.each([
    ['no token', { _csrf: '' }],
    ['a made-up token', { _csrf: 'x'.repeat(43) }],
  ])('is refused with %s', async (_, fields) => {
    expect((await post(server, director, '/search', { search: 'Ann', ...fields })).statusCode).toBe(403)
  })

  it("is refused with another session's token", async () => {
    expect((await post(server, { ...director, csrf: worker.csrf }, '/search', { search: 'Ann' })).statusCode).toBe(403)
  })

  it.each([
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ origin: 'http://127.0.0.1:3000' }],
    [{ origin: 'https://localhost:3000' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'http://localhost:3000', 'sec-fetch-site': 'none' }],
  ])('is refused from %o', async extra => {
    const by = { ...director, headers: { ...director.headers, ...extra } }
    expect((await post(server, by, '/search', { search: 'Ann' })).statusCode).toBe(403)
  })

  it('is taken from our own page', async () => {
    const headers = { ...director.headers, origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }
    expect((await post(server, { ...director, headers }, '/go', {})).statusCode).toBe(303)
  })

  it('shows hostile text as text', async () => {
    const search = `"><script>alert(1)</script><img src=x onerror='alert(1)'>`
    const response = await post(server, director, '/search', { search })
    expect(response.body).not.toContain('<script>')
    expect(response.body).not.toContain('<img')
    expect(response.body).toContain('&lt;script>')
  })

  it('is not read as anything but a form', async () => {
    const headers = { ...director.headers, 'content-type': 'text/plain' }
    const response = await server.app.inject({ method: 'POST', url: '/search', headers, payload: 'search=Ann' })
    expect(response.statusCode).toBe(415)
  })

  it('is refused when it is too large', async () => {
    expect((await post(server, director, '/search', { search: 'x'.repeat(300_000) })).statusCode).toBe(413)
  })
})

describe('files sent', () => {
  function form(parts: readonly [name: string, value: string, filename?: string][]) {
    const lines = parts.map(([name, value, filename]) => {
      const about = filename === undefined ? '' : `; filename="${filename}"\r\nContent-Type: text/csv`
      return `--edge\r\nContent-Disposition: form-data; name="${name}"${about}\r\n\r\n${value}\r\n`
    })
    return {
      headers: { ...analyst.headers, 'content-type': 'multipart/form-data; boundary=edge' },
      payload: `${lines.join('')}--edge--`,
    }
  }
  const send = (parts: readonly [string, string, string?][], url = '/import') =>
    server.app.inject({ method: 'POST', url, ...form(parts) })

  it('are in a temporary place for the length of the request, by their own name only', async () => {
    const response = await send([
      ['_csrf', analyst.csrf],
      ['note', 'n'],
      ['extract', 'a,b', '../../etc/passwd'],
      ['other', '', ''],
    ])
    expect(response.json()).toMatchObject({ note: 'n', uploads: [{ name: 'passwd', bytes: 3 }] })
    await vi.waitFor(() => expect(existsSync(response.json().uploads[0].path)).toBe(false))
  })

  it.each([
    ['too large', 413, [['extract', 'x'.repeat(1001), 'a.csv']]],
    [
      'too many',
      413,
      [
        ['a', 'a', 'a.csv'],
        ['b', 'b', 'b.csv'],
        ['c', 'c', 'c.csv'],
      ],
    ],
  ] as [string, number, [string, string, string][]][])('are refused when %s', async (_, status, files) => {
    expect((await send([['_csrf', analyst.csrf], ...files])).statusCode).toBe(status)
  })

  it('are refused without a token, and where no file is asked for', async () => {
    expect((await send([['extract', 'a', 'a.csv']])).statusCode).toBe(403)
    expect(
      (
        await send(
          [
            ['_csrf', analyst.csrf],
            ['extract', 'a', 'a.csv'],
          ],
          '/search',
        )
      ).statusCode,
    ).toBe(415)
  })
})

describe('who may open what', () => {
  it.each([
    ['practitioner', { 'kite-1': 200, 'lark-1': 403, 'wren-1': 403, 'hidden-1': 404 }],
    ['unit-lead', { 'kite-1': 200, 'lark-1': 403, 'wren-1': 403, 'hidden-1': 404 }],
    ['service-manager', { 'kite-1': 200, 'lark-1': 200, 'wren-1': 403, 'hidden-1': 404 }],
    ['quality-lead', { 'kite-1': 200, 'lark-1': 200, 'wren-1': 200, 'hidden-1': 404 }],
    ['director', { 'kite-1': 200, 'lark-1': 200, 'wren-1': 200, 'hidden-1': 200, nobody: 404 }],
  ])('as %s', async (person, expected) => {
    const { headers } = await signInAs(server, person)
    const found = Object.fromEntries(
      await Promise.all(
        Object.keys(expected).map(async id => [id, (await get(`/children/${id}`, headers)).statusCode]),
      ),
    )
    expect(found).toEqual(expected)
  })

  it('refuses a route that the role has no permission for, and leaves it out of the navigation', async () => {
    const refused = await get('/imports', worker.headers)
    expect(refused.statusCode).toBe(403)
    expect(refused.body).not.toContain('href="/imports"')
    expect((await get('/', analyst.headers)).body).toContain('href="/imports"')
  })

  it('sends who is not signed in to sign in, and back to where they were going', async () => {
    const response = await get('/due?weeks=2', ownHeaders)
    expect(response.statusCode).toBe(303)
    expect(response.headers.location).toBe('/sign-in?next=%2Fdue%3Fweeks%3D2')
    expect((await get('/due', { ...ownHeaders, 'sightline-partial': '1' })).statusCode).toBe(401)
  })
})

describe('the access log', () => {
  it('has every view of a child and every refusal, with why, before the page is sent', async () => {
    server.entries.length = 0
    await get('/children/kite-1', worker.headers)
    await get('/children/lark-1', worker.headers)
    await get('/children/nobody', worker.headers)
    await get('/imports', worker.headers)
    const told = server.entries.map(({ event, page, childId, allowed, because }) => [
      event,
      page,
      childId,
      allowed,
      because,
    ])
    expect(told).toEqual([
      ['child.viewed', '/children/:childId', 'kite-1', true, 'holds this child'],
      ['child.viewed', '/children/:childId', 'lark-1', false, 'held by another worker'],
      ['child.viewed', '/children/:childId', 'nobody', false, 'no such child is held'],
      ['imports.viewed', '/imports', undefined, false, 'may not see-imports'],
    ])
  })

  it('has each child that a list tells of', async () => {
    server.entries.length = 0
    await get('/due', director.headers)
    expect(server.entries.map(({ event, childId }) => [event, childId])).toEqual([
      ['due.listed', 'kite-1'],
      ['due.listed', 'lark-1'],
    ])
  })

  it('shows nothing of a child when it cannot be written', async () => {
    server.time.refusesToRecord = true
    const response = await get('/children/kite-1', director.headers)
    server.time.refusesToRecord = false
    expect(response.statusCode).toBe(500)
    expect(response.body).not.toContain('kite-1')
  })

  it('never holds what was searched for', async () => {
    server.entries.length = 0
    await post(server, director, '/search', { search: 'Ann Smith' })
    await get('/due?weeks=3&name=Ann', director.headers)
    expect(JSON.stringify(server.entries)).not.toContain('Ann')
  })
})

describe('what cannot be answered', () => {
  it.each([
    ['/nowhere', 404],
    [`/children/${'x'.repeat(60)}`, 404],
    ['/due?weeks=many', 400],
    ['/no', 403],
    ['/broken', 500],
    ['/%ff', 400],
  ])('%s is a page of one shape, with a reference and nothing from inside', async (url, status) => {
    const response = await get(url, director.headers)
    expect(response.statusCode).toBe(status)
    expect(response.headers['content-type']).toContain('text/html')
    expect(response.body).toMatch(/quote the reference <strong>[2-9A-Z]{4}-[2-9A-Z]{4}</)
    expect(response.body).not.toMatch(/Ann Smith|secret|Error:|node_modules|stack/)
  })

  it('says why where somebody can do something about it, as text', async () => {
    expect((await get('/due?weeks=many', director.headers)).body).toContain('weeks is a number, such as 2')
    expect((await get('/no', director.headers)).body).toContain('Not &lt;b>you&lt;/b>.')
  })

  it('is still a page when the layout fails', async () => {
    server.time.layoutFails = true
    const response = await get('/nowhere', director.headers)
    server.time.layoutFails = false
    expect(response.statusCode).toBe(404)
    expect(response.body).toContain('Page not found')
    expect(response.headers['content-security-policy']).toContain("default-src 'none'")
  })
})

describe('other answers', () => {
  it('a file is saved under its name, whatever is in it', async () => {
    const response = await get('/file', director.headers)
    expect(response.body).toBe('a,b\n1,2\n')
    expect(response.headers['content-disposition']).toMatch(
      /^attachment; filename="caf_ _list_-by-[a-z-]+-\d{4}\.csv"; filename\*=UTF-8''caf%C3%A9%20%22list%22-by-[a-z-]+-\d{4}\.csv$/,
    )
  })

  it('the inside of a page comes alone to our own script', async () => {
    const response = await get('/', { ...director.headers, 'sightline-partial': '1' })
    expect(response.body).toBe('<h1>Hello</h1>')
    expect(response.headers).toMatchObject({ 'sightline-title': 'Hello', 'sightline-version': '7' })
  })

  it('a form token is another than the session token', () => {
    expect(director.headers.cookie).not.toContain(director.csrf)
    expect(csrfOf('<body data-csrf="a">')).toBe('a')
  })
})
