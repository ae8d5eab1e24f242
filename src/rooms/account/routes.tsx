import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { positionOf } from '../../domain/access/position.ts'
import { data, notFound, page, type Reply, redirect, routeWith, signIn, signOut } from '../../server/index.ts'
import type { RoomRequest } from '../../server/route.ts'
import { choosing, RecoveryCodesPage } from '../../server/sign-in/index.ts'
import type { RoomServices } from '../services.ts'
import { endOwnSession, endSessionsOf } from './commands.ts'
import { AccountPage } from './pages/account.tsx'
import { NewCodesPage } from './pages/new-codes.tsx'
import { PasswordPage, type PasswordProblems } from './pages/password.tsx'

const route = routeWith<RoomServices>()

const done = {
  ended: 'The session has ended',
  password: 'Your password is changed, and you are signed out everywhere else',
} as const

const typed = z.string().max(1000).default('')

/** One's own account: every address is about whoever asks, and nobody else. */
export const routes = [
  route({
    method: 'GET',
    path: '/account',
    permission: 'signed-in',
    audit: 'account.viewed',
    query: z.object({ done: z.enum(['ended', 'password']).optional().catch(undefined) }),
    async handler(request) {
      const { principal, services, organisation, at, token, csrf, query } = request
      const body = (
        <AccountPage
          csrf={csrf}
          name={principal.name}
          position={positionOf(principal, organisation)}
          sessions={await services.sessions.of(principal.id, at, token)}
          hasCalendar={may(principal, 'list-children')}
          local={await services.accounts?.standing(principal.id)}
          done={query.done && done[query.done]}
        />
      )
      return page({ title: 'Your account', body, live: false })
    },
  }),
  // What an open page asks before it says that its person is about to be signed out, and when they say that they are there.
  route({
    method: 'GET',
    path: '/account/session',
    permission: 'signed-in',
    audit: 'session.viewed',
    async handler({ services, token, at }) {
      const left = token === undefined ? undefined : await services.sessions.left(token, at)
      return left === undefined ? notFound() : data(left)
    },
  }),
  route({
    method: 'POST',
    path: '/account/sessions/end',
    permission: 'signed-in',
    audit: 'session.ended',
    body: z.object({ session: z.string().max(100) }),
    async handler({ principal, services, at, token, body }) {
      const own = await services.sessions.of(principal.id, at, token)
      if (own.some(each => each.isThis && each.key === body.session)) return signOut('/sign-in')
      const ended = await endOwnSession(services, body.session, { by: principal.id, at })
      return redirect(ended ? '/account?done=ended' : '/account')
    },
  }),
  route({
    method: 'POST',
    path: '/account/sessions/end-all',
    permission: 'signed-in',
    audit: 'sessions.ended',
    body: z.object({ which: z.literal('all') }),
    async handler({ principal, services, at, token }) {
      await endSessionsOf(services, principal.id, { by: principal.id, at }, token)
      return signOut('/sign-in')
    },
  }),
  route({
    method: 'GET',
    path: '/account/password',
    permission: 'signed-in',
    audit: 'account.viewed',
    handler: async request => ((await hasPassword(request)) ? passwordPage(request.csrf, {}) : notFound()),
  }),
  route({
    method: 'POST',
    path: '/account/password',
    permission: 'signed-in',
    audit: 'password.changed',
    body: z.object({ current: typed, password: typed, again: typed }),
    async handler(request) {
      const { principal, services, body, csrf, at, address, token } = request
      const { accounts } = services
      const person = await accounts?.person(principal.id)
      if (accounts === undefined || person === undefined || !(await hasPassword(request))) return notFound()
      if (body.current === '') return passwordPage(csrf, { current: 'Enter the password you have now' })
      const problems = choosing(body, await accounts.problemWith(body.password, person))
      if (problems !== undefined) return passwordPage(csrf, problems)
      if (!(await accounts.isOwnPassword(principal.id, body.current, { address, at }))) {
        return passwordPage(csrf, {
          current: 'That is not the password you have now. Enter it again; after several attempts you have to wait',
        })
      }
      await accounts.changePassword(principal.id, body.password, at)
      await endSessionsOf(services, principal.id, { by: principal.id, at }, token)
      // Under a new token from here: one that somebody has copied is worth nothing.
      return signIn(principal, '/account?done=password', { means: 'password', because: 'password changed' })
    },
  }),
  route({
    method: 'GET',
    path: '/account/recovery-codes',
    permission: 'signed-in',
    audit: 'account.viewed',
    handler: async request => ((await hasPassword(request)) ? newCodesPage(request.csrf) : notFound()),
  }),
  route({
    method: 'POST',
    path: '/account/recovery-codes',
    permission: 'signed-in',
    audit: 'recovery-codes.changed',
    body: z.object({ code: typed }),
    async handler(request) {
      const { principal, services, body, csrf, at, address } = request
      const { accounts } = services
      if (accounts === undefined || !(await hasPassword(request))) return notFound()
      if (body.code.trim() === '') return newCodesPage(csrf, 'Enter the six figures that your app shows')
      const tried = await accounts.tryCode(principal.id, body.code, { address, at })
      if (!tried.taken) {
        return newCodesPage(
          csrf,
          'That code is not right, or was used already. Wait for the next one; after several attempts you have to wait longer',
        )
      }
      const codes = await accounts.newRecoveryCodes(principal.id, at)
      const first = page({
        title: 'Keep your recovery codes',
        live: false,
        body: <RecoveryCodesPage codes={codes} next="/account" />,
      })
      return signIn(principal, '/account', { means: 'password', because: 'second factor renewed', first })
    },
  }),
]

async function hasPassword({ services, principal }: Pick<RoomRequest<RoomServices>, 'services' | 'principal'>) {
  return (await services.accounts?.standing(principal.id)) !== undefined
}

function passwordPage(csrf: string, problems: PasswordProblems): Reply {
  return page({
    title: 'Change your password',
    live: false,
    error: Object.keys(problems).length > 0,
    body: <PasswordPage csrf={csrf} problems={problems} />,
  })
}

function newCodesPage(csrf: string, problem?: string): Reply {
  return page({
    title: 'Make new recovery codes',
    live: false,
    error: problem !== undefined,
    body: <NewCodesPage csrf={csrf} problem={problem} />,
  })
}
