import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csrfIn, type Listening, sendRaw, signIn, startListening, statusesIn } from './listening.ts'

// Forms that are too large, too many-membered, broken off or packed: each is told so, soon, and the server goes on.

let server: Listening
let cookie: string
let csrf: string
beforeAll(async () => {
  server = await startListening()
  cookie = (await signIn(server, 'analyst')).cookie
  csrf = csrfIn(await (await fetch(new URL('/imports', server.address), { headers: { cookie } })).text())
}, 300_000)
afterAll(() => server?.close())

type Sent = { readonly type: string; readonly body: string | Buffer; readonly headers?: Record<string, string> }
const form = 'application/x-www-form-urlencoded'

async function send(path: string, { type, body, headers = {} }: Sent) {
  const began = performance.now()
  const answer = await fetch(new URL(path, server.address), {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: server.address, 'content-type': type, ...headers },
    body: body as BodyInit,
  }).catch(error =>
    error.cause?.code === 'EPIPE' || error.cause?.code === 'ECONNRESET' ? undefined : Promise.reject(error),
  )
  const took = performance.now() - began
  return { status: answer?.status, text: (await answer?.text().catch(() => '')) ?? '', took }
}

const parts = (some: readonly string[], boundary = 'edge') =>
  `${some.map(each => `--${boundary}\r\nContent-Disposition: form-data; ${each}\r\n`).join('')}--${boundary}--\r\n`
const token = () => `name="_csrf"\r\n\r\n${csrf}`
const multipart = 'multipart/form-data; boundary=edge'

describe('a form', () => {
  it.each<[string, string, () => Sent, readonly number[]]>([
    [
      'of more than it may be',
      '/search',
      () => ({ type: form, body: `_csrf=${csrf}&search=${'x'.repeat(300_000)}` }),
      [413],
    ],
    [
      'of 20,000 fields',
      '/search',
      () => ({
        type: form,
        body: `_csrf=${csrf}&search=a&${Array.from({ length: 20_000 }, (_, at) => `f${at}=1`).join('&')}`,
      }),
      [200, 413],
    ],
    [
      'of one field 20,000 times',
      '/due/selected',
      () => ({ type: form, body: `_csrf=${csrf}&${'deadline=a&'.repeat(20_000)}` }),
      [413, 422],
    ],
    [
      'of fields within fields',
      '/search',
      () => ({ type: form, body: `_csrf=${csrf}&search${'[a]'.repeat(20_000)}=1` }),
      [200, 422],
    ],
    [
      'of percent signs',
      '/search',
      () => ({ type: form, body: `_csrf=${csrf}&search=${'%'.repeat(200_000)}` }),
      [200, 422],
    ],
    [
      'that is packed',
      '/search',
      () => ({
        type: form,
        body: gzipSync(`_csrf=${csrf}&search=${'a'.repeat(10_000_000)}`),
        headers: { 'content-encoding': 'gzip' },
      }),
      [403, 415],
    ],
    [
      'of files where none are asked for',
      '/search',
      () => ({ type: multipart, body: parts([token(), 'name="search"\r\n\r\na']) }),
      [415],
    ],
    [
      'of 150 files',
      '/imports',
      () => ({
        type: multipart,
        body: parts([
          token(),
          ...Array.from({ length: 150 }, (_, at) => `name="extract"; filename="${at}.csv"\r\n\r\na`),
        ]),
      }),
      [413],
    ],
    [
      'of 500 fields with files',
      '/imports',
      () => ({
        type: multipart,
        body: parts([token(), ...Array.from({ length: 500 }, (_, at) => `name="f${at}"\r\n\r\na`)]),
      }),
      [413],
    ],
    [
      'with a field of a megabyte beside files',
      '/imports',
      () => ({ type: multipart, body: parts([token(), `name="mode"\r\n\r\n${'a'.repeat(1_000_000)}`]) }),
      [413, 422],
    ],
    ['without the edge of its parts', '/imports', () => ({ type: 'multipart/form-data', body: 'x' }), [406, 415, 422]],
    [
      'with an edge of 10,000 letters',
      '/imports',
      () => ({
        type: `multipart/form-data; boundary=${'e'.repeat(10_000)}`,
        body: parts([token()], 'e'.repeat(10_000)),
      }),
      [403, 422],
    ],
    [
      'whose parts break off',
      '/imports',
      () => ({ type: multipart, body: parts([token(), 'name="extract"; filename="a.csv"\r\n\r\nabc']).slice(0, -20) }),
      [403, 422],
    ],
    [
      'whose part has 5,000 headers',
      '/imports',
      () => ({ type: multipart, body: parts([`name="_csrf"\r\n${'X-More: y\r\n'.repeat(5000)}\r\n${csrf}`]) }),
      [400, 403, 413, 422],
    ],
    [
      'whose field is named as what objects are made from',
      '/imports',
      () => ({
        type: multipart,
        body: parts([token(), 'name="__proto__"\r\n\r\npolluted', 'name="constructor"\r\n\r\npolluted']),
      }),
      [400, 422],
    ],
    [
      'whose file is in a field that is nobody’s',
      '/imports',
      () => ({ type: multipart, body: parts(['name="_csrf"; filename="t"\r\n\r\nx']) }),
      [403],
    ],
    [
      'of a kind that is not taken',
      '/search',
      () => ({ type: 'application/xml', body: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>' }),
      [415],
    ],
    ['of no kind', '/search', () => ({ type: '', body: 'x' }), [403, 415]],
    ['of a kind that is none', '/search', () => ({ type: 'x'.repeat(5000), body: 'x' }), [415]],
  ])('%s is answered soon', async (_, path, sent, wanted) => {
    const { status, text, took } = await send(path, sent())
    // The connection may be ended before all of it was sent.
    if (status !== undefined) expect(wanted).toContain(status)
    expect(took).toBeLessThan(10_000)
    expect(text).not.toMatch(/FST_|root:x|node_modules|\bat .*\.[jt]s:\d/)
    expect((await fetch(new URL('/health', server.address))).status).toBe(200)
  })

  it('in chunks that never say how much there is ends where it is too much', async () => {
    const chunk = `${(65_536).toString(16)}\r\n${'a'.repeat(65_536)}\r\n`
    const head = [
      'POST /search HTTP/1.1',
      `Host: ${server.host}`,
      `Cookie: ${cookie}`,
      `Content-Type: ${form}`,
      'Transfer-Encoding: chunked',
    ]
    const said = await sendRaw(server, `${head.join('\r\n')}\r\n\r\n${chunk.repeat(20)}`)
    for (const status of statusesIn(said)) expect(status).toBe(413)
  })

  it('sent to an address that takes none is not waited for', async () => {
    const head = [
      'POST /nowhere HTTP/1.1',
      `Host: ${server.host}`,
      `Content-Type: ${form}`,
      'Content-Length: 999999999',
    ]
    const said = await sendRaw(server, `${head.join('\r\n')}\r\n\r\n`)
    for (const status of statusesIn(said)) expect([404, 413]).toContain(status)
  })

  it('leaves nothing of an object that all objects have', () => {
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})
