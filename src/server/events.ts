import type { ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { may } from '../domain/access/permissions.ts'
import type { Principal } from '../domain/access/principal.ts'
import type { House } from './house.ts'
import type { Job } from './progress.ts'
import { visitOf } from './visit.ts'

export interface EventLimits {
  /** A browser opens six connections to a host at most over HTTP/1.1: pages must keep some for themselves. */
  readonly perSession: number
  readonly inAll: number
  readonly heartbeatMilliseconds: number
}

export const usualEventLimits: EventLimits = { perSession: 4, inAll: 2000, heartbeatMilliseconds: 25_000 }

/** A browser that has left this many bytes unread has gone, whatever the network says. */
const mostUnread = 65_536

interface Listener {
  readonly token: string
  readonly principal: Principal
  readonly response: ServerResponse
}

/** What tells open pages that there is something new. */
export interface Events {
  /** Answers GET /events: a stream that stays open. */
  handle(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined>
  /** Ends every stream; browsers come back by themselves. */
  close(): void
}

/**
 * Server-sent events: `version` with the data version, at once and whenever a newer one can be shown, and `job` with
 * the progress of long work to those who may know of it. Numbers and ids only. A stream ends when its session has.
 */
export function createEvents(house: House, limits: EventLimits = usualEventLimits): Events {
  const listeners = new Set<Listener>()

  const stopVersions = house.services.onVersion(version => {
    for (const each of listeners) each.response.write(versionEvent(version))
  })
  const stopJobs = house.jobs.onChange(job => {
    for (const each of listeners) if (may(each.principal, job.permission)) each.response.write(jobEvent(job))
  })
  const heartbeat = setInterval(() => void beat(), limits.heartbeatMilliseconds).unref()

  async function beat(): Promise<void> {
    for (const each of listeners) {
      const open = await house.sessions.stillOpen(each.token, house.clock()).catch(() => true)
      if (each.response.writableLength > mostUnread) each.response.destroy()
      else if (open) each.response.write(': still here\n\n')
      else each.response.end()
    }
  }

  return {
    async handle(request, reply) {
      const { token, principal } = visitOf(request)
      if (token === undefined || principal === undefined) return reply.code(401).send()
      const mine = [...listeners].filter(each => each.token === token).length
      // 204 tells the browser not to come back for this page, as an error would.
      if (mine >= limits.perSession || listeners.size >= limits.inAll) return reply.code(204).send()
      reply.header('content-type', 'text/event-stream; charset=utf-8').header('x-accel-buffering', 'no')
      reply.hijack()
      const response = reply.raw
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) response.setHeader(name, value)
      response.writeHead(200)
      const listener = { token, principal, response }
      listeners.add(listener)
      response.on('close', () => listeners.delete(listener))
      response.on('error', () => listeners.delete(listener))
      response.write(`retry: 3000\n\n${versionEvent(house.services.dataVersion())}`)
      // Work may have ended between the page and this stream: the page would wait for ever.
      for (const job of house.jobs.list().slice(0, jobsToldAtFirst)) {
        if (may(principal, job.permission)) response.write(jobEvent(job))
      }
      return undefined
    },
    close() {
      clearInterval(heartbeat)
      stopVersions()
      stopJobs()
      for (const each of listeners) each.response.end()
      listeners.clear()
    },
  }
}

/** How many of the latest jobs a new stream is told of. */
const jobsToldAtFirst = 20

function jobEvent({ id, href, state, done, total, secondsLeft }: Job): string {
  return `event: job\ndata: ${JSON.stringify({ id, href, state, done, total, secondsLeft })}\n\n`
}

function versionEvent(version: number): string {
  return `event: version\nid: ${version}\ndata: ${version}\n\n`
}
