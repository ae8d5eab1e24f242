import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Told } from './error-page.tsx'
import type { House } from './house.ts'
import { sendError } from './send-page.ts'

/** Sends the page for a request to be made again in so many seconds, and says so to programs too. */
export function sendTryLater(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  status: 429 | 503,
  seconds: number,
  told: Told = {},
): FastifyReply {
  reply.header('retry-after', seconds)
  return sendError(house, request, reply, status, { why: whys[status](seconds), ...told })
}

const whys = {
  429: (seconds: number) =>
    `More was asked from here than Sightline answers at once. Try again in ${seconds === 1 ? 'a second' : `${seconds} seconds`}.`,
  503: () =>
    'Sightline cannot reach its record at the moment. Try again in a few seconds. If you were sending something, look whether it is there before you send it again.',
}
