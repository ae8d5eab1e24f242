import { EventEmitter } from 'node:events'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { listen, untilStopped } from './listen.ts'

let app: FastifyInstance
let answerNow: () => void
let asked: Promise<string>
let stopped: Promise<void>
const signals = new EventEmitter()
const stopOthers = vi.fn(async () => undefined)

beforeEach(async () => {
  app = Fastify()
  let isAsked = () => {}
  const arrived = new Promise<void>(resolve => (isAsked = resolve))
  app.get('/', async (_, reply) => {
    isAsked()
    await new Promise<void>(resolve => (answerNow = resolve))
    reply.header('connection', 'close')
    return 'answered'
  })
  const address = await listen(app, { host: '127.0.0.1', port: 0, publicUrl: undefined })
  stopOthers.mockClear()
  stopped = untilStopped(app, stopOthers, signals)
  asked = fetch(address).then(
    answer => answer.text(),
    () => 'broken off',
  )
  await arrived
})
afterEach(async () => {
  answerNow()
  await app.close()
})

const wait = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))

it('one Ctrl+C that comes twice, from the terminal and from who started the server, lets requests be answered', async () => {
  signals.emit('SIGINT')
  await wait(20)
  signals.emit('SIGINT')
  await wait(50)
  expect(stopOthers).not.toHaveBeenCalled()
  answerNow()
  expect(await asked).toBe('answered')
  await stopped
  expect(stopOthers).toHaveBeenCalledOnce()
})

it('nor does it end the process while the record is being closed, where nothing else was to be waited for', async () => {
  answerNow()
  await asked
  stopOthers.mockImplementationOnce(async () => {
    // Without anybody to hear it the process would end.
    expect(signals.listenerCount('SIGINT')).toBeGreaterThan(0)
  })
  signals.emit('SIGINT')
  await stopped
  expect(stopOthers).toHaveBeenCalledOnce()
})

it('a second signal, a second later, stops at once', async () => {
  signals.emit('SIGINT')
  await wait(1100)
  signals.emit('SIGTERM')
  await stopped
  expect(await asked).toBe('broken off')
  expect(stopOthers).toHaveBeenCalledOnce()
  await vi.waitFor(() => expect(signals.eventNames()).toEqual([]))
})
