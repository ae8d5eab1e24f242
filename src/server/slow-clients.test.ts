import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signInAs, type TestServer, testServer } from './testing.tsx'

let server: TestServer
let port: number
let cookie: string

beforeAll(async () => {
  const timeLimits = { headers: 400, form: 500, request: 1500, idle: 500, check: 100 }
  server = await testServer({}, true, timeLimits)
  cookie = (await signInAs(server, 'director')).headers.cookie
  await server.app.listen({ host: '127.0.0.1', port: 0 })
  port = (server.app.server.address() as { port: number }).port
})
afterAll(() => server.app.close())

const closed = (socket: Socket) => new Promise(resolve => socket.once('close', resolve))

/** Sends text a few letters at a time until the other end hangs up; gives what it said and how long that took. */
async function dribble(text: string, { everyMilliseconds = 40, letters = 1 } = {}) {
  const socket: Socket = connect(port, '127.0.0.1')
  const began = performance.now()
  let said = ''
  socket.setEncoding('utf8').on('data', chunk => (said += chunk))
  socket.on('error', () => {})
  let at = 0
  const more = setInterval(() => socket.writable && socket.write(text.slice(at, (at += letters))), everyMilliseconds)
  await closed(socket)
  clearInterval(more)
  return { said, milliseconds: performance.now() - began }
}

const endlessHeaders = `GET / HTTP/1.1\r\nHost: localhost\r\n${'X-More: and more\r\n'.repeat(1000)}`

describe('slow clients', () => {
  it('whose headers do not end are hung up on, and others are answered meanwhile', async () => {
    const slow = Promise.all(Array.from({ length: 60 }, () => dribble(endlessHeaders)))
    const answers: number[] = []
    for (let at = 0; at < 10; at++) {
      const began = performance.now()
      expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200)
      answers.push(performance.now() - began)
    }
    expect(Math.max(...answers)).toBeLessThan(2000)
    for (const { milliseconds, said } of await slow) {
      expect(milliseconds).toBeLessThan(3000)
      expect(said).toContain('408')
    }
  })

  it('whose form does not end are told so and hung up on, long before a large file would be', async () => {
    const head = [
      'POST /search HTTP/1.1',
      `Host: localhost:${port}`,
      `Cookie: ${cookie}`,
      'Content-Type: application/x-www-form-urlencoded',
      'Content-Length: 100000',
    ]
    const socket = connect(port, '127.0.0.1')
    const began = performance.now()
    let said = ''
    socket.setEncoding('utf8').on('data', chunk => (said += chunk))
    socket.on('error', () => {})
    socket.write(`${head.join('\r\n')}\r\n\r\nsearch=`)
    const more = setInterval(() => socket.writable && socket.write('x'), 40)
    await closed(socket)
    clearInterval(more)
    expect(performance.now() - began).toBeLessThan(1400)
    expect(said).toMatch(/^HTTP\/1\.1 408/)
    expect(said).toContain('That took too long')
  })

  it('that say nothing between requests are hung up on', async () => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    const began = performance.now()
    socket.resume()
    socket.write(`GET /health HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`)
    await closed(socket)
    expect(performance.now() - began).toBeLessThan(5000)
  })

  it.each([
    [
      'headers larger than any of ours',
      `GET /health HTTP/1.1\r\nHost: x\r\nX-Big: ${'y'.repeat(20_000)}\r\n\r\n`,
      /^HTTP\/1\.1 431/,
    ],
    [
      'two lengths',
      'POST /go HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello',
      /^HTTP\/1\.1 400/,
    ],
    [
      'a length and chunks both',
      'POST /go HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      /^HTTP\/1\.1 400/,
    ],
    ['no name of ours', 'GET /\r\n\r\n', /^HTTP\/1\.1 421/],
  ])('and those that send %s are refused', async (_, text, expected) => {
    const socket = connect(port, '127.0.0.1')
    let said = ''
    socket.setEncoding('utf8').on('data', chunk => (said += chunk))
    socket.on('error', () => {})
    socket.write(text)
    await closed(socket)
    expect(said).toMatch(expected)
  })
})
