import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { heldWork, signInAs, type TestServer, testServer } from './testing.tsx'

let server: TestServer
let work: ReturnType<typeof heldWork>
beforeEach(async () => {
  work = heldWork()
  server = await testServer({}, true, undefined, work.routes)
})
afterEach(async () => {
  work.endAll()
  await server.app.close()
})

const ask = async ({ headers }: { readonly headers: Record<string, string> }, url: string) => {
  const answer = await server.app.inject({ url, headers })
  return { status: answer.statusCode, again: answer.headers['retry-after'], text: answer.body }
}
const begun = (count: number) => vi.waitFor(() => expect(work.ends).toHaveLength(count))
/** Time enough for whatever would begin to have begun. */
const aMoment = () => new Promise(resolve => setTimeout(resolve, 50))

describe('what one session asks for at once', () => {
  it('has one file made at a time, lets few wait and refuses the rest, with when to come back', async () => {
    const busy = await signInAs(server, 'director')
    const files = Array.from({ length: 20 }, () => ask(busy, '/held/file'))
    await begun(1)
    await aMoment()
    expect(work.ends).toHaveLength(1)
    const over = await Promise.race(files)
    expect(over.status).toBe(429)
    expect(over.again).toBe('10')
    expect(over.text).toContain('A file is being made for you, and others wait already.')
    for (let at = 0; at < 5; at++) {
      await begun(at + 1)
      work.ends[at]!()
    }
    const statuses = (await Promise.all(files)).map(each => each.status)
    expect(statuses.filter(each => each === 200)).toHaveLength(5)
    expect(statuses.filter(each => each === 429)).toHaveLength(15)
    const next = ask(busy, '/held/file')
    await begun(6)
    work.ends[5]!()
    expect((await next).status).toBe(200)
  })

  it('keeps none of its own pages, and nobody else, from being answered', async () => {
    const busy = await signInAs(server, 'director')
    const other = await signInAs(server, 'analyst')
    const files = Array.from({ length: 20 }, () => ask(busy, '/held/file'))
    await begun(1)
    expect((await ask(busy, '/')).status).toBe(200)
    const theirs = ask(other, '/held/file')
    await begun(2)
    work.ends[1]!()
    expect((await theirs).status).toBe(200)
    work.endAll()
    await Promise.all(files)
  })

  it('has four pages worked on, and every other of many tabs in its turn', async () => {
    const busy = await signInAs(server, 'director')
    const pages = Array.from({ length: 30 }, () => ask(busy, '/held'))
    await begun(4)
    await aMoment()
    expect(work.ends).toHaveLength(4)
    work.endAll()
    expect(new Set((await Promise.all(pages)).map(each => each.status))).toEqual(new Set([200]))
  })

  it('does not come sooner by leaving: what is worked out goes on, and what waits is given up', async () => {
    const busy = await signInAs(server, 'director')
    await server.app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = server.app.server.address() as { port: number }
    const headers = { ...busy.headers, host: `localhost:${port}` }
    const open = () => request({ host: '127.0.0.1', port, path: '/held/file', headers }).on('error', () => {})
    const first = open()
    first.end()
    await begun(1)
    const waiting = open()
    waiting.end()
    await aMoment()
    first.destroy()
    waiting.destroy()
    await aMoment()
    const last = ask({ headers }, '/held/file')
    await aMoment()
    expect(work.ends).toHaveLength(1)
    work.ends[0]!()
    await begun(2)
    work.ends[1]!()
    expect((await last).status).toBe(200)
    expect(work.ends).toHaveLength(2)
  })

  it('is not held for whoever had left before it was known who they are', async () => {
    const busy = await signInAs(server, 'director')
    await server.app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = server.app.server.address() as { port: number }
    const headers = { ...busy.headers, host: `localhost:${port}` }
    const known = Promise.withResolvers<void>()
    server.time.lookingUp = known.promise
    for (let at = 0; at < 4; at++) {
      const left = request({ host: '127.0.0.1', port, path: '/', headers }).on('error', () => {})
      left.end()
      await aMoment()
      left.destroy()
    }
    await aMoment()
    server.time.lookingUp = undefined
    known.resolve()
    await aMoment()
    const next = await Promise.race([ask({ headers }, '/'), aMoment().then(aMoment)])
    expect(next).toMatchObject({ status: 200 })
  })
})
