import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { auditOf, type Guarded } from './guard.ts'
import type { House } from './house.ts'
import { sendTryLater } from './send-try-later.ts'
import { digestOf } from './sessions.ts'
import { createTurns, usualTurns } from './turns.ts'
import { visitOf } from './visit.ts'

/** Seconds after which to ask again for what was refused. */
const againIn = { pages: 2, files: 10 }
/** A place whose answer never came although its reader has left is given back after so many milliseconds. */
const longestWithoutReader = 60_000

/** The turns of a request's session: until its answer is whole and its reader has it, or has left. */
interface Turn {
  /** The answer is worked out: all that remains is to send it. */
  answered(): void
}

declare module 'fastify' {
  interface FastifyRequest {
    turn: Turn | null
  }
}

/**
 * Lets one session have a few requests worked on at once, and one file made: the rest waits, and what is beyond that is
 * refused with 429. Somebody who leaves keeps the place until what they asked for is worked out, or asking and leaving
 * would be a way round.
 */
export function turnsOf(app: FastifyInstance, house: House) {
  const takes = { pages: createTurns(usualTurns.pages), files: createTurns(usualTurns.files) }
  app.decorateRequest('turn', null)
  app.addHook('onSend', async request => request.turn?.answered())

  return (route: Guarded) => async (request: FastifyRequest, reply: FastifyReply) => {
    const { principal, token } = visitOf(request)
    if (principal === undefined || token === undefined) return undefined
    // Whoever left while it was found out who they are is told of no more: nothing would give their place back.
    if (reply.raw.closed) return reply.hijack()
    const kind = auditOf(route, request.params).event.endsWith('.exported') ? 'files' : 'pages'
    const left = new AbortController()
    reply.raw.once('close', () => left.abort())
    const giveBack = await takes[kind](digestOf(token), left.signal)
    if (giveBack === undefined) {
      const why = kind === 'files' ? { why: filesWait } : {}
      return left.signal.aborted ? reply.hijack() : sendTryLater(house, request, reply, 429, againIn[kind], why)
    }
    let isAnswered = false
    request.turn = {
      answered() {
        isAnswered = true
        if (left.signal.aborted) giveBack()
      },
    }
    const end = () => (isAnswered ? giveBack() : void setTimeout(giveBack, longestWithoutReader).unref())
    if (left.signal.aborted) end()
    else left.signal.addEventListener('abort', end, { once: true })
    return undefined
  }
}

const filesWait = 'A file is being made for you, and others wait already. Save this one when they have come.'
