import type { FastifyRequest } from 'fastify'
import { type Received, receiveUploads } from './receive-uploads.ts'
import type { Route } from './route.ts'

const nothing: Received = { fields: {}, uploads: [], discard: async () => undefined }

/** A form as sent, its files streamed to disk where the route takes files; undefined where it came in a form the route does not take. */
export async function readBody(
  request: FastifyRequest,
  route: Pick<Route, 'method' | 'uploads'>,
  mostBytes: number,
): Promise<Received | undefined> {
  if (route.method === 'GET') return nothing
  if (request.isMultipart()) {
    if (route.uploads === undefined) return undefined
    const maxBytes = Math.min(route.uploads.maxBytes, mostBytes)
    return receiveUploads(request, { maxFiles: route.uploads.maxFiles, maxBytes })
  }
  return { ...nothing, fields: { ...(request.body as Record<string, string | string[]> | undefined) } }
}
