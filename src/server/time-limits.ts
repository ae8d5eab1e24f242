import type { FastifyInstance } from 'fastify'

/** How long a client may take, in milliseconds, before its connection is ended. */
export interface TimeLimits {
  /** Until all headers of a request are there. */
  readonly headers: number
  /** Until all of a form without files is there. */
  readonly form: number
  /** Until all of a request is there, with files: 1 GB at 15 Mbit a second. */
  readonly request: number
  /** Between requests. Longer than a reverse proxy keeps its own connections, so that none is ended under it. */
  readonly idle: number
  /** How often it is looked who has taken too long. */
  readonly check: number
}

export const usualTimeLimits: TimeLimits = {
  headers: 20_000,
  form: 30_000,
  request: 600_000,
  idle: 72_000,
  check: 5_000,
}

/** Ends requests whose form dribbles in: they would hold a connection for as long as a large file may take. */
export function endSlowForms(app: FastifyInstance, milliseconds: number): void {
  const waiting = new WeakMap<object, NodeJS.Timeout>()
  app.addHook('preParsing', async (request, reply, payload) => {
    if (request.method !== 'POST' || request.isMultipart()) return payload
    const late = () => {
      reply.header('connection', 'close')
      payload.emit('error', Object.assign(new Error('The form did not arrive in time.'), { statusCode: 408 }))
    }
    waiting.set(request, setTimeout(late, milliseconds).unref())
    return payload
  })
  const stop = async (request: object) => clearTimeout(waiting.get(request))
  app.addHook('preValidation', stop)
  app.addHook('onError', stop)
  app.addHook('onRequestAbort', stop)
}
