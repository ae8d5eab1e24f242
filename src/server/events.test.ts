import { EventEmitter } from 'node:events'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { CannotListen, listen, untilStopped } from './listen.ts'
import { signInAs, type TestServer, testServer } from './testing.tsx'

let server: TestServer
let port: number
let cookie: string
const signals = new EventEmitter()
let stopped: Promise<void>
const stopOthers = vi.fn(async () => undefined)

beforeAll(async () => {
  server = await testServer({ PORT: '0' })
  const url = await listen(server.app, server.settings)
  port = Number(new URL(url).port)
  const headers = { host: `localhost:${port}` }
  const page = await fetch(`${url}sign-in`, { headers })
  const visitor = page.headers.get('set-cookie')!.split(';')[0]!
  const csrf = /data-csrf="([^"]+)"/.exec(await page.text())![1]!
  const response = await fetch(`${url}sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: visitor },
    body: new URLSearchParams({ _csrf: csrf, person: 'analyst' }),
  })
  cookie = response.headers.get('set-cookie')!.split(';')[0]!
  stopped = untilStopped(server.app, stopOthers, signals, 2000)
})
afterAll(() => server.app.close())

/** Opens an event stream; what it has said so far, and whether it has ended. */
function open(headers: Record<string, string> = { cookie }) {
  const heard = { text: '', status: 0, ended: false }
  const sent = request(
    { host: '127.0.0.1', port, path: '/events', headers: { ...headers, host: `localhost:${port}` } },
    response => {
      heard.status = response.statusCode ?? 0
      response.setEncoding('utf8')
      response.on('data', text => (heard.text += text))
      response.on('close', () => (heard.ended = true))
    },
  )
  sent.on('error', () => (heard.ended = true))
  sent.end()
  return { heard, close: () => sent.destroy() }
}

describe('events', () => {
  it('tell the data version at once and when it rises, and that the server is there', async () => {
    const { heard, close } = open()
    await vi.waitFor(() => expect(heard.text).toContain('event: version\nid: 7\ndata: 7\n\n'))
    server.publish(8)
    await vi.waitFor(() => expect(heard.text).toContain('id: 8\ndata: 8'))
    await vi.waitFor(() => expect(heard.text).toContain(': still here'))
    close()
  })

  it('tell the progress of long work, without its words, to those who may know', async () => {
    const { heard, close } = open()
    await vi.waitFor(() => expect(heard.status).toBe(200))
    const secret = server.jobs.start({ id: 'other', title: 'Ann', href: '/x', permission: 'see-access-log' })
    const job = server.jobs.start({
      id: 'batch-1',
      title: 'Ann Smith.csv',
      href: '/imports/1',
      permission: 'see-imports',
    })
    job.finish()
    secret.finish()
    await vi.waitFor(() => expect(heard.text).toContain('"state":"done"'))
    expect(heard.text).toContain('"href":"/imports/1"')
    expect(heard.text).not.toMatch(/Ann|"other"/)
    close()
  })

  it('tell at once what became of work that ended before anybody listened', async () => {
    server.jobs.start({ id: 'early', title: 'x', href: '/imports/2', permission: 'see-imports' }).finish()
    server.jobs.start({ id: 'hidden', title: 'x', href: '/x', permission: 'see-access-log' }).finish()
    const { heard, close } = open()
    await vi.waitFor(() => expect(heard.text).toContain('"id":"early","href":"/imports/2","state":"done"'))
    expect(heard.text).not.toContain('"hidden"')
    close()
  })

  it('are for those signed in, and so many at once', async () => {
    const stranger = open({})
    await vi.waitFor(() => expect(stranger.heard.status).toBe(303))
    const two = [open(), open()]
    await vi.waitFor(() => expect(two.map(each => each.heard.status)).toEqual([200, 200]))
    const third = open()
    await vi.waitFor(() => expect(third.heard.status).toBe(204))
    for (const each of two) each.close()
    await vi.waitFor(async () => {
      const again = open()
      await vi.waitFor(() => expect(again.heard.status).toBe(200), 200)
      again.close()
    })
  })

  it('say so when a port is taken', async () => {
    const other = await testServer({ PORT: String(port) })
    await expect(listen(other.app, other.settings)).rejects.toThrow(CannotListen)
    await other.app.close()
  })

  it('end when the server stops, which then closes the rest', async () => {
    const { heard } = open()
    await vi.waitFor(() => expect(heard.text).toContain('event: version'))
    signals.emit('SIGTERM')
    await vi.waitFor(() => expect(heard.ended).toBe(true))
    await stopped
    expect(stopOthers).toHaveBeenCalledOnce()
    expect(server.app.server.listening).toBe(false)
  })

  it('end when the session has', async () => {
    const other = await testServer()
    const { headers } = await signInAs(other, 'director')
    const streaming = other.app.inject({ url: '/events', headers })
    setTimeout(() => (other.time.at = new Date(other.time.at.getTime() + 2 * 3600_000)), 20)
    expect((await streaming).body).toContain('event: version')
    await other.app.close()
  })
})
