import { existsSync, mkdirSync } from 'node:fs'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import serveStatic from '@fastify/static'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import { isDatabaseAway } from '../store/database-away.ts'
import { assetsFolder } from '../ui/assets.ts'
import { createAccessRecorder } from './access-recorder.ts'
import { answer } from './answer.ts'
import { createEvents, type EventLimits } from './events.ts'
import { guard } from './guard.ts'
import type { House, Layout, NavigationEntry } from './house.ts'
import { createLimits } from './limits.ts'
import { loggerFor } from './log.ts'
import { createJobs, type Jobs } from './progress.ts'
import { newReference } from './reference.ts'
import type { Route } from './route.ts'
import { sendError } from './send-page.ts'
import { sendTryLater } from './send-try-later.ts'
import type { ServerServices } from './services.ts'
import type { Sessions } from './sessions.ts'
import type { Settings } from './settings.ts'
import { backPath, loggedOutPath, type SignInMeans, takeLoggedOut } from './sign-in/index.ts'
import { sendOn } from './sign-in/send-on.ts'
import { signInRoutes } from './sign-in-routes.tsx'
import { endSlowForms, type TimeLimits, usualTimeLimits } from './time-limits.ts'
import { turnsOf } from './wait-your-turn.ts'
import { lookAt, welcome } from './welcome.ts'

export interface AppOptions<S extends ServerServices> {
  readonly settings: Settings
  readonly services: S
  readonly sessions: Sessions
  readonly routes: readonly Route<S>[]
  readonly layout: Layout
  readonly navigation?: readonly NavigationEntry[]
  /** Long work whose progress pages and events tell. */
  readonly jobs?: Jobs
  /** The ways in besides the demonstration's. */
  readonly signIn?: SignInMeans
  readonly clock?: () => Date
  readonly eventLimits?: EventLimits
  readonly timeLimits?: TimeLimits
}

const kilobyte = 1024
/** Seconds after which to ask again while the database is away. */
const databaseBackIn = 5
/** Connections held open at once: six of each of 500 people, and as many again. */
const mostConnections = 6000

/**
 * The whole server, listening to nothing yet: `app.inject` answers requests in tests, `listen` puts it on a port.
 * Closing it ends open event streams and keeps what the access log still waits for.
 */
export async function buildApp<S extends ServerServices>(options: AppOptions<S>): Promise<FastifyInstance> {
  const { settings, services, clock = () => new Date(), timeLimits = usualTimeLimits } = options
  const app = Fastify({
    logger: loggerFor(settings),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: newReference,
    trustProxy: false,
    exposeHeadRoutes: false,
    bodyLimit: 256 * kilobyte,
    requestTimeout: timeLimits.request,
    keepAliveTimeout: timeLimits.idle,
    forceCloseConnections: 'idle',
    http: {
      headersTimeout: timeLimits.headers,
      connectionsCheckingInterval: timeLimits.check,
      maxHeaderSize: 16 * kilobyte,
    },
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be decoded reaches no hook: it is looked at here.
    frameworkErrors(error, request, reply) {
      lookAt(house, request as FastifyRequest, reply as unknown as FastifyReply)
      sendError(house, request as FastifyRequest, reply as unknown as FastifyReply, error.statusCode ?? 400)
    },
  })
  const recorder = createAccessRecorder(
    entries => services.recordAccess(entries),
    (error, waiting, givenUp) => {
      app.log.error({ err: error, waiting }, 'The access log could not be written')
      if (givenUp > 0) app.log.error({ entries: givenUp }, 'Entries of the access log were lost')
    },
  )
  const jobs = options.jobs ?? createJobs(clock)
  const { sessions, layout, navigation = [] } = options
  const house: House<S> = { settings, services, sessions, recorder, jobs, layout, navigation, clock }
  const portOf = () => {
    const address = app.server.address()
    return typeof address === 'object' && address !== null ? address.port : settings.port
  }

  // A form is all that is taken: neither of what Fastify reads by itself.
  app.removeContentTypeParser(['application/json', 'text/plain'])
  await app.register(cookie)
  await app.register(formbody, { bodyLimit: 256 * kilobyte })
  await app.register(multipart, { throwFileSizeLimit: true })
  app.decorateRequest('visit', null)
  app.server.maxConnections = mostConnections
  app.addHook('onRequest', welcome(house, portOf, await createLimits(app, settings)))
  endSlowForms(app, timeLimits.form)
  app.addHook('onResponse', async (request, reply) => {
    request.log.info({ req: request, res: reply, milliseconds: Math.round(reply.elapsedTime) }, 'answered')
  })
  app.setErrorHandler((error: Error & { readonly statusCode?: number }, request, reply) => {
    if (isDatabaseAway(error)) {
      request.log.error({ err: error }, 'The database is away')
      return sendTryLater(house, request, reply, 503, databaseBackIn)
    }
    const status =
      error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 600 ? error.statusCode : 500
    if (status >= 500) request.log.error({ err: error }, 'A request failed')
    return sendError(house, request, reply, status)
  })
  app.setNotFoundHandler((request, reply) => sendError(house, request, reply, 404))

  await serveAssets(app)
  const waitYourTurn = turnsOf(app, house)
  for (const route of [...(signInRoutes(settings, portOf, options.signIn) as readonly Route<S>[]), ...options.routes]) {
    const { method, path } = route
    app.route({
      method,
      url: path,
      onRequest: [guard(house, route), waitYourTurn(route)],
      handler: answer(house, route),
    })
  }
  const { provider } = options.signIn ?? {}
  if (options.signIn !== undefined && provider !== undefined) {
    app.get(backPath, sendOn)
    app.post(loggedOutPath, takeLoggedOut({ ...options.signIn, provider }, services))
  }
  const events = createEvents(house, options.eventLimits)
  const asked = { path: '/events', permission: 'signed-in', audit: 'events.viewed' } as const
  app.get('/events', { onRequest: guard(house, asked) }, events.handle)
  app.addHook('preClose', async () => events.close())
  app.addHook('onClose', async () => recorder.close())
  return app
}

/** The built stylesheet and script, under names that change with their content: kept by browsers for good. */
async function serveAssets(app: FastifyInstance): Promise<void> {
  if (!existsSync(assetsFolder)) mkdirSync(assetsFolder, { recursive: true })
  await app.register(serveStatic, {
    root: assetsFolder,
    prefix: '/assets/',
    index: false,
    dotfiles: 'ignore',
    decorateReply: false,
    allowedPath: path => /\.(css|js|svg|png|woff2|ico)$/.test(path),
    cacheControl: false,
    setHeaders: reply => reply.header('cache-control', 'public, max-age=31536000, immutable'),
  })
}
