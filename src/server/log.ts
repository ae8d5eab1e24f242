import type { FastifyServerOptions } from 'fastify'
import type { Settings } from './settings.ts'

/**
 * JSON lines on stderr. A request appears as method, route pattern, status and time: no address as typed, no query, no
 * header, no body, so that no name or search can end up in it. An error appears by its kind, message and place, without
 * whatever else hangs on it (a database error carries the row).
 */
export function loggerFor(settings: Pick<Settings, 'logLevel'>): NonNullable<FastifyServerOptions['logger']> | false {
  if (settings.logLevel === 'silent') return false
  return {
    level: settings.logLevel,
    stream: process.stderr,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: label => ({ level: label }) },
    serializers: {
      req: request => ({ method: request.method, route: request.routeOptions?.url ?? 'none' }),
      res: reply => ({ status: reply.statusCode }),
      err: toldOf,
    },
  }
}

function toldOf(error: Error & { readonly code?: string }) {
  return { type: error.name, code: error.code ?? '', message: error.message, stack: error.stack ?? '' }
}
