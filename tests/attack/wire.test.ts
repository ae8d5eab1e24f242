import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Listening, sendRaw, signIn, startListening, statusesIn } from './listening.ts'

let server: Listening
let cookie: string
beforeAll(async () => {
  server = await startListening()
  cookie = (await signIn(server, 'director')).cookie
}, 300_000)
afterAll(() => server?.close())

const crlf = (...lines: string[]) => lines.join('\r\n')
const host = () => `Host: ${server.host}`
const smuggled = () => crlf('GET /live HTTP/1.1', host(), `Cookie: ${cookie}`, '', '')

describe('requests that two servers would read differently', () => {
  it.each<[string, (inner: string) => string]>([
    [
      'a length and chunks',
      inner =>
        crlf('POST /sign-in HTTP/1.1', host(), 'Content-Length: 5', 'Transfer-Encoding: chunked', '', '0', '', inner),
    ],
    [
      'chunks and a length',
      inner =>
        crlf(
          'POST /sign-in HTTP/1.1',
          host(),
          'Transfer-Encoding: chunked',
          `Content-Length: ${inner.length + 5}`,
          '',
          '0',
          '',
          inner,
        ),
    ],
    [
      'two lengths',
      inner =>
        crlf('POST /sign-in HTTP/1.1', host(), 'Content-Length: 0', `Content-Length: ${inner.length}`, '', inner),
    ],
    ['a length with a plus', inner => crlf('POST /sign-in HTTP/1.1', host(), 'Content-Length: +0', '', inner)],
    ['a length in sixteens', inner => crlf('POST /sign-in HTTP/1.1', host(), 'Content-Length: 0x10', '', inner)],
    ['a length below nothing', inner => crlf('POST /sign-in HTTP/1.1', host(), 'Content-Length: -1', '', inner)],
    [
      'chunks under a name with a space',
      inner =>
        crlf('POST /sign-in HTTP/1.1', host(), 'Transfer-Encoding : chunked', 'Content-Length: 3', '', '0', '', inner),
    ],
    [
      'chunks that are not the last coding',
      inner => crlf('POST /sign-in HTTP/1.1', host(), 'Transfer-Encoding: chunked, identity', '', '0', '', inner),
    ],
    [
      'chunks by another spelling',
      inner => crlf('POST /sign-in HTTP/1.1', host(), 'Transfer-Encoding: xchunked', '', '0', '', inner),
    ],
    [
      'chunks twice',
      inner =>
        crlf(
          'POST /sign-in HTTP/1.1',
          host(),
          'Transfer-Encoding: chunked',
          'Transfer-Encoding: cow',
          '',
          '0',
          '',
          inner,
        ),
    ],
    [
      'a header over two lines',
      inner =>
        crlf(
          'POST /sign-in HTTP/1.1',
          host(),
          'Transfer-Encoding:',
          ' chunked',
          'Content-Length: 3',
          '',
          '0',
          '',
          inner,
        ),
    ],
    [
      'a size of a chunk that is none',
      inner => crlf('POST /sign-in HTTP/1.1', host(), 'Transfer-Encoding: chunked', '', 'zz', '', inner),
    ],
    [
      'a line that ends with a line feed alone',
      inner => `POST /sign-in HTTP/1.1\n${host()}\nTransfer-Encoding: chunked\n\n0\n\n${inner}`,
    ],
  ])('%s: are refused, and what follows is not taken for a request', async (_, bytes) => {
    const said = await sendRaw(server, bytes(smuggled()))
    expect(statusesIn(said).length).toBeLessThanOrEqual(1)
    for (const status of statusesIn(said)) expect([400, 403, 411, 415]).toContain(status)
    expect(said).not.toContain('data-csrf')
  })

  it('a request that follows one as it should is answered', async () => {
    const said = await sendRaw(server, smuggled() + smuggled())
    expect(statusesIn(said)).toEqual([200, 200])
  })

  it('a body with a request that asks for nothing is no second request', async () => {
    const inner = smuggled()
    const said = await sendRaw(
      server,
      crlf('GET /live HTTP/1.1', host(), `Cookie: ${cookie}`, `Content-Length: ${inner.length}`, '', inner),
    )
    expect(statusesIn(said)).toHaveLength(1)
  })
})

describe('headers that are odd', () => {
  it.each<[string, () => string, readonly number[]]>([
    ['two hosts', () => crlf('GET / HTTP/1.1', host(), 'Host: evil.example', '', ''), [400, 421]],
    ['two hosts, ours last', () => crlf('GET / HTTP/1.1', 'Host: evil.example', host(), '', ''), [400, 421]],
    ['no host', () => crlf('GET / HTTP/1.1', '', ''), [400]],
    ['no host, as was usual once', () => crlf('GET / HTTP/1.0', '', ''), [400, 421]],
    ['another host', () => crlf('GET / HTTP/1.1', 'Host: evil.example', '', ''), [421]],
    ['a host with somebody before it', () => crlf('GET / HTTP/1.1', `Host: evil@${server.host}`, '', ''), [400, 421]],
    [
      'a host with something after it',
      () => crlf('GET / HTTP/1.1', `Host: ${server.host}.evil.example`, '', ''),
      [400, 421],
    ],
    ['a host with a space', () => crlf('GET / HTTP/1.1', `Host: ${server.host} evil.example`, '', ''), [400, 421]],
    ['a host by another port', () => crlf('GET / HTTP/1.1', 'Host: localhost:1', '', ''), [421]],
    ['a host with a letter of no value', () => crlf('GET / HTTP/1.1', `Host: ${server.host}\0`, '', ''), [400]],
    [
      'the whole address of elsewhere',
      () => crlf('GET http://evil.example/ HTTP/1.1', 'Host: evil.example', '', ''),
      [400, 404, 421],
    ],
    ['a header over two lines', () => crlf('GET / HTTP/1.1', host(), 'X-Long: one', ' two', '', ''), [303, 400]],
    ['a header without a name', () => crlf('GET / HTTP/1.1', host(), ': x', '', ''), [400]],
    ['a name with a space', () => crlf('GET / HTTP/1.1', host(), 'X Y: x', '', ''), [400]],
    ['a space before the first header', () => crlf('GET / HTTP/1.1', ` ${host()}`, '', ''), [400, 421]],
    ['headers larger than any', () => crlf('GET / HTTP/1.1', host(), `X-Big: ${'y'.repeat(20_000)}`, '', ''), [431]],
    [
      'three thousand headers',
      () => crlf('GET / HTTP/1.1', host(), ...Array.from({ length: 3000 }, (_, at) => `X${at}: y`), '', ''),
      [431],
    ],
    ['an address of 20,000 letters', () => crlf(`GET /${'a'.repeat(20_000)} HTTP/1.1`, host(), '', ''), [414, 431]],
    ['a version to come', () => crlf('GET / HTTP/3.0', host(), '', ''), [400, 505]],
    ['a method of its own', () => crlf('HACK / HTTP/1.1', host(), '', ''), [400, 404, 405]],
    ['the method that tells back', () => crlf('TRACE / HTTP/1.1', host(), 'X-Secret: zq7x', '', ''), [400, 404, 405]],
    ['the method of proxies', () => crlf('CONNECT evil.example:443 HTTP/1.1', host(), '', ''), [400, 404, 405, 421]],
    [
      'another protocol',
      () =>
        crlf(
          'GET / HTTP/1.1',
          host(),
          'Connection: Upgrade, HTTP2-Settings',
          'Upgrade: h2c',
          'HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA',
          '',
          '',
        ),
      [303, 400],
    ],
    [
      'a socket',
      () =>
        crlf(
          'GET /events HTTP/1.1',
          host(),
          'Connection: Upgrade',
          'Upgrade: websocket',
          'Sec-WebSocket-Version: 13',
          'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
          '',
          '',
        ),
      [303, 400, 401],
    ],
    [
      'an expectation',
      () => crlf('POST /sign-in HTTP/1.1', host(), 'Expect: 999-nothing', 'Content-Length: 0', '', ''),
      [403, 415, 417],
    ],
    ['a request of the last century', () => 'GET /\r\n\r\n', [400, 421]],
    ['no request', () => '\0\0\0\0\r\n\r\n', [400]],
    ['the beginning of TLS', () => '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n', [400]],
    ['an address of another way of writing', () => crlf('GET *  HTTP/1.1', host(), '', ''), [303, 400, 404]],
    ['an address with raw letters', () => crlf('GET /\xff\xfe HTTP/1.1', host(), '', ''), [303, 400, 404]],
  ])('%s', async (_, bytes, wanted) => {
    const said = await sendRaw(server, Buffer.from(bytes(), 'latin1'))
    const [status, ...more] = statusesIn(said)
    expect(more).toEqual([])
    if (status !== undefined) expect(wanted).toContain(status)
    expect(said).not.toMatch(/zq7x|data-csrf|location: (?!\/sign-in)/i)
    const alive = await fetch(new URL('/health', server.address))
    expect(alive.status).toBe(200)
  })

  it('an address in full is the page of the path it names, under our name only', async () => {
    const asked = (name: string) => crlf(`GET http://${name}/live HTTP/1.1`, host(), `Cookie: ${cookie}`, '', '')
    for (const name of ['evil.example', server.host]) {
      const said = await sendRaw(server, asked(name))
      for (const status of statusesIn(said)) expect([200, 303, 400, 404, 421]).toContain(status)
      expect(said).not.toContain('evil.example')
    }
  })

  it.each(['x-original-url', 'x-rewrite-url', 'x-forwarded-uri', 'x-http-method-override', 'x-forwarded-prefix'])(
    '%s does not change what is asked for',
    async name => {
      const answer = await fetch(new URL('/health', server.address), { headers: { cookie, [name]: '/live' } })
      expect(await answer.json()).toMatchObject({ ready: true })
    },
  )

  it('a header that asks for ranges of a page is nothing to it', async () => {
    const answer = await fetch(new URL('/live', server.address), {
      headers: { cookie, range: `bytes=${Array.from({ length: 500 }, (_, at) => `${at}-`).join(',')}` },
    })
    expect(answer.status).toBe(200)
  })
})
