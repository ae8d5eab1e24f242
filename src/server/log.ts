import type { FastifyServerOptions } from 'fastify'
import type { Settings } from './settings.ts'

/**
 * JSON lines on stderr. A request appears as method, route pattern, status and time: no address as typed, no query, no
 * header, no body, so that no name or search can end up in it. An error appears by its kind, message and place, without
 * what its message quotes and whatever else hangs on it (a database error carries the row).
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

/** What a database says of where an error is: names of its own making. */
const places = ['constraint', 'table', 'column', 'routine'] as const

function toldOf(error: Error & { readonly code?: string } & { readonly [place in (typeof places)[number]]?: unknown }) {
  const place = Object.fromEntries(
    places.flatMap(each => (typeof error[each] === 'string' ? [[each, error[each]]] : [])),
  )
  return {
    type: error.name,
    code: error.code ?? '',
    message: withoutQuotes(error.message),
    ...place,
    stack: callsOf(error.stack ?? ''),
  }
}

/** A message without what it quotes: databases and parsers quote the value they could not use. */
function withoutQuotes(message: string): string {
  return message.replace(/"[^"]*("|$)/gs, '"..."')
}

/** Where it happened, without the message that a stack begins with. */
function callsOf(stack: string): string {
  return stack
    .split('\n')
    .filter(line => /^\s+at /.test(line))
    .join('\n')
}
