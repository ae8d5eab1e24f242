import type { FastifyReply, FastifyRequest } from 'fastify'
import { clearToken, setToken } from './browser-token.ts'
import type { House } from './house.ts'
import type { Reply } from './reply.ts'
import { sendFile } from './send-file.ts'
import { sendError, sendPage } from './send-page.ts'
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
      return sendFile(reply, replied)
    case 'redirect':
      return reply.redirect(replied.to, 303)
    case 'data':
      return reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(replied.value))
    case 'not-found':
      return sendError(house, request, reply, 404)
    case 'forbidden':
      return sendError(house, request, reply, 403, { why: replied.why })
    case 'invalid':
      return sendError(house, request, reply, 422, { problems: replied.problems })
    case 'sign-in': {
      const { token, at } = visitOf(request)
      setToken(house, reply, await house.sessions.start(replied.principal, at, token))
      return reply.redirect(replied.to, 303)
    }
    case 'sign-out': {
      const { token } = visitOf(request)
      if (token !== undefined) await house.sessions.end(token)
      clearToken(house, reply)
      return reply.redirect(replied.to, 303)
    }
  }
}
