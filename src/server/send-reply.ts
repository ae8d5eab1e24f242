import type { FastifyReply, FastifyRequest } from 'fastify'
import { clearToken, setToken } from './browser-token.ts'
import { deviceOf } from './device.ts'
import { exportedBy } from './exported-by.ts'
import type { House } from './house.ts'
import { addressOf } from './limits.ts'
import type { Reply } from './reply.ts'
import { sendFile } from './send-file.ts'
import { sendError, sendPage } from './send-page.ts'
import { sendTryLater } from './send-try-later.ts'
import { visitOf } from './visit.ts'

/** Turns what a route answered into what goes over the wire. */
export async function sendReply(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  replied: Reply,
): Promise<FastifyReply> {
  switch (replied.kind) {
    case 'page':
      return sendPage(house, request, reply, replied)
    case 'file':
      return sendFile(reply, replied, exportedBy(house, request))
    case 'redirect':
      return reply.redirect(replied.to, 303)
    case 'data':
      return reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(replied.value))
    case 'to-provider':
      return reply.redirect(replied.to.href, 303)
    case 'not-found':
      return sendError(house, request, reply, 404)
    case 'try-later':
      return sendTryLater(house, request, reply, 429, replied.seconds)
    case 'forbidden':
      return sendError(house, request, reply, 403, { why: replied.why })
    case 'invalid':
      return sendError(house, request, reply, 422, { problems: replied.problems })
    case 'sign-in': {
      const visit = visitOf(request)
      const { principal, means, providerSession, first } = replied
      const about = {
        means,
        device: deviceOf(request.headers['user-agent']),
        address: addressOf(request, house.settings.proxies),
      }
      const token = await house.sessions.start(principal, visit.at, visit.token, { ...about, providerSession })
      setToken(house, reply, token)
      if (first === undefined) return reply.redirect(replied.to, 303)
      request.visit = { ...visit, token, principal }
      return sendPage(house, request, reply, first)
    }
    case 'sign-out': {
      const { token, at } = visitOf(request)
      const about = token === undefined ? undefined : await house.sessions.about(token, at)
      if (token !== undefined) await house.sessions.end(token)
      clearToken(house, reply)
      // They are signed in with their provider too: a page of its own sends them there.
      const alsoElsewhere = about?.means === 'provider' && house.settings.provider !== undefined
      return reply.redirect(alsoElsewhere ? '/signed-out' : replied.to, 303)
    }
  }
}
