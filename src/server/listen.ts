import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import type { Settings } from './settings.ts'

/** The port is taken, or may not be used. The message says what to do. */
export class CannotListen extends Error {}

/** Puts the server on its port; gives the address a person opens. Throws CannotListen. */
export async function listen(
  app: FastifyInstance,
  settings: Pick<Settings, 'host' | 'port' | 'publicUrl'>,
): Promise<string> {
  try {
    await app.listen({ host: settings.host, port: settings.port })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') {
      throw new CannotListen(
        `Port ${settings.port} is in use by another program. Set PORT to another, such as ${settings.port + 1}.`,
      )
    }
    if (code === 'EACCES') throw new CannotListen(`Port ${settings.port} may not be used. Set PORT to 1024 or more.`)
    throw error
  }
  const address = app.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : settings.port
  const name = settings.host.includes(':') ? `[${settings.host}]` : settings.host
  return settings.publicUrl?.href ?? `http://${name === '127.0.0.1' ? 'localhost' : name}:${port}/`
}

const stopSignals = ['SIGTERM', 'SIGINT'] as const

/** So soon after the first, in milliseconds, a signal is the same one: a terminal gives it to the process that started this as well, which passes it on. */
const sameWithin = 1000

/**
 * Waits for SIGTERM or SIGINT, then stops: open event streams are ended and requests under way are answered, for at
 * most ten seconds; a second signal, from a second later on, stops at once. `stopOthers` closes what the server worked
 * with, afterwards.
 */
export async function untilStopped(
  app: FastifyInstance,
  stopOthers: () => Promise<void>,
  signals: NodeJS.EventEmitter = process,
  mostMilliseconds = 10_000,
): Promise<void> {
  const first = new AbortController()
  await firstOf(signals, first.signal)
  const enough = new AbortController()
  const again = secondSignal(signals, enough.signal)
  first.abort()
  const late = new Promise(resolve => setTimeout(resolve, mostMilliseconds).unref())
  const closed = app.close()
  await Promise.race([closed, late, again]).catch(() => undefined)
  enough.abort()
  again.catch(() => undefined)
  app.server.closeAllConnections()
  await stopOthers()
}

function firstOf(signals: NodeJS.EventEmitter, signal: AbortSignal): Promise<unknown> {
  return Promise.race(stopSignals.map(name => once(signals, name, { signal })))
}

/** Until it can be told from the first, none ends the process either, which may be closing the record by then. */
async function secondSignal(signals: NodeJS.EventEmitter, signal: AbortSignal): Promise<void> {
  const ignore = () => undefined
  for (const name of stopSignals) signals.on(name, ignore)
  await wait(sameWithin, undefined, { ref: false })
  const second = firstOf(signals, signal)
  for (const name of stopSignals) signals.off(name, ignore)
  await second
}
