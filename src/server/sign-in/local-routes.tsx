import { z } from 'zod'
import { page, type Reply, redirect } from '../reply.ts'
import { type RoomRequest, type Route, routeWith } from '../route.ts'
import type { ServerServices } from '../services.ts'
import { arrive } from './arriving.tsx'
import { newCodeSecret, plainCode, stepOfCode } from './codes.ts'
import type { LocalAccounts } from './local-accounts.ts'
import type { SignInMeans } from './means.ts'
import { note } from './noting.ts'
import { ChoosePasswordPage } from './pages/choose-password.tsx'
import { CodePage } from './pages/code.tsx'
import { PlainPage } from './pages/plain.tsx'
import { RecoveryCodesPage } from './pages/recovery-codes.tsx'
import { SetUpCodesPage } from './pages/set-up-codes.tsx'
import { choosing } from './passwords-chosen.ts'
import type { Steps } from './steps.ts'
import { minutesUntil, next } from './words.ts'

type Request<B = unknown, P = unknown> = RoomRequest<ServerServices, P, unknown, B>

const typed = z.string().max(1000).default('')
const wrong =
  'That email address and password do not belong together. Check both, or ask an administrator for a link to choose a new password.'

/** Signing in with an account of Sightline's own: password, then one-time code; and links to begin or begin again. */
export function localRoutes(
  { accounts, steps, sessions }: SignInMeans & { readonly accounts: LocalAccounts },
  signInPage: (
    request: Request,
    shown: { next: string; email: string; problem: { text: string; field?: 'email' | 'password' } },
  ) => Reply,
): Route<ServerServices>[] {
  const route = routeWith<ServerServices>()
  const token = z.object({ token: z.string().regex(/^[\w-]{43}$/) })

  return [
    route({
      method: 'POST',
      path: '/sign-in/password',
      permission: 'public',
      audit: 'password.confirmed',
      body: z.object({ email: typed, password: typed, next }),
      async handler(request) {
        const { body, address, at, csrf } = request
        const email = body.email.trim()
        const again = (text: string, field?: 'email' | 'password') =>
          signInPage(request, { next: body.next, email, problem: field ? { text, field } : { text } })
        if (email === '') return again('Enter your email address', 'email')
        if (body.password === '') return again('Enter your password', 'password')
        const tried = await accounts.tryPassword({ email, password: body.password, address, at })
        const { personId } = tried
        if (!tried.taken) {
          await note(request, '/sign-in/password', {
            event: 'password.confirmed',
            personId,
            allowed: false,
            because: tried.because,
          })
          return again(tried.lockedUntil === undefined ? wrong : tooMany(tried.lockedUntil, at))
        }
        await note(request, '/sign-in/password', {
          event: 'password.confirmed',
          personId,
          allowed: true,
          because: 'right password',
        })
        if (tried.hasCodes) return askForCode(steps, request, tried.personId, body.next)
        return setUpCodes(steps, accounts, { csrf, at }, tried.personId, body.next)
      },
    }),
    route({
      method: 'GET',
      path: '/sign-in/code',
      permission: 'public',
      audit: 'second-factor.viewed',
      async handler({ csrf, at }) {
        if ((await steps.read('code', csrf, at)) === undefined) return redirect('/sign-in')
        return codePage(csrf)
      },
    }),
    route({
      method: 'POST',
      path: '/sign-in/code',
      permission: 'public',
      audit: 'session.started',
      body: z.object({ code: typed }),
      async handler(request) {
        const { body, address, at, csrf } = request
        const step = await steps.read('code', csrf, at)
        if (step === undefined) return redirect('/sign-in')
        if (body.code.trim() === '') return codePage(csrf, 'Enter the six figures that your app shows')
        const personId = String(step.personId)
        const tried = await accounts.tryCode(personId, body.code, { address, at })
        if (!tried.taken) {
          const { because } = tried
          await note(request, '/sign-in/code', { event: 'second-factor.confirmed', personId, allowed: false, because })
          return codePage(csrf, tried.lockedUntil === undefined ? wrongCode(body.code) : tooMany(tried.lockedUntil, at))
        }
        // Of two that bring the same step, one gets in.
        if ((await steps.take('code', csrf, at)) === undefined) return redirect('/sign-in')
        return arrive(request, personId, {
          means: 'password',
          because: `password and ${tried.because}`,
          next: next.parse(step.next),
          page: '/sign-in/code',
        })
      },
    }),
    route({
      method: 'GET',
      path: '/sign-in/set-up-code',
      permission: 'public',
      audit: 'second-factor.viewed',
      async handler({ csrf, at }) {
        const held = await setUpUnderWay(steps, accounts, csrf, at)
        return held === undefined ? redirect('/sign-in') : setUpPage(csrf, held)
      },
    }),
    route({
      method: 'POST',
      path: '/sign-in/set-up-code',
      permission: 'public',
      audit: 'session.started',
      body: z.object({ code: typed }),
      async handler(request) {
        const { body, at, csrf } = request
        const held = await setUpUnderWay(steps, accounts, csrf, at)
        if (held === undefined) return redirect('/sign-in')
        const code = plainCode(body.code)
        const step = /^\d{6}$/.test(code) ? await stepOfCode(held.secret, code, at) : undefined
        const { personId } = held
        if (step === undefined) {
          await note(request, '/sign-in/set-up-code', {
            event: 'second-factor.confirmed',
            personId,
            allowed: false,
            because: 'wrong one-time code while setting up',
          })
          return setUpPage(csrf, held, wrongCode(body.code))
        }
        if ((await steps.take('code-set-up', csrf, at)) === undefined) return redirect('/sign-in')
        const codes = await accounts.setUpCodes(personId, held.secret, step, at)
        return arrive(request, personId, {
          means: 'password',
          because: 'password and new second factor',
          next: held.next,
          page: '/sign-in/set-up-code',
          first: page({
            title: 'Keep your recovery codes',
            live: false,
            body: <RecoveryCodesPage codes={codes} next={held.next} />,
          }),
        })
      },
    }),
    route({
      method: 'GET',
      path: '/sign-in/link/:token',
      permission: 'public',
      audit: 'sign-in-link.viewed',
      params: token,
      async handler({ params, csrf, at }) {
        const link = await accounts.link(params.token, at)
        return link === undefined ? linkIsOver() : choosePage(csrf, params.token, link)
      },
    }),
    route({
      method: 'POST',
      path: '/sign-in/link/:token',
      permission: 'public',
      audit: 'password.changed',
      params: token,
      body: z.object({ password: typed, again: typed }),
      async handler(request) {
        const { params, body, csrf, at } = request
        const link = await accounts.link(params.token, at)
        if (link === undefined) return linkIsOver()
        const problems = choosing(body, await accounts.problemWith(body.password, link.person))
        if (problems !== undefined) return choosePage(csrf, params.token, link, problems)
        if (!(await accounts.setByLink(params.token, link, body.password, at))) return linkIsOver()
        const { personId, kind } = link
        await sessions.endAllOf(personId)
        const because = kind === 'reset' ? 'new password by link' : 'first password by link'
        await note(request, '/sign-in/link/:token', { event: 'password.changed', personId, allowed: true, because })
        const standing = await accounts.standing(personId)
        if (standing?.codesAt !== undefined) return askForCode(steps, request, personId, '/')
        return setUpCodes(steps, accounts, { csrf, at }, personId, '/')
      },
    }),
  ]
}

async function askForCode(steps: Steps, { csrf, at }: Pick<Request, 'csrf' | 'at'>, personId: string, to: string) {
  await steps.keep('code', csrf, { personId, next: to }, at)
  return redirect('/sign-in/code')
}

const aboutStep = (personId: string) => `codes being set up by ${personId}`

async function setUpCodes(
  steps: Steps,
  { box }: LocalAccounts,
  { csrf, at }: Pick<Request, 'csrf' | 'at'>,
  personId: string,
  to: string,
): Promise<Reply> {
  const secret = box.seal(newCodeSecret(), aboutStep(personId))
  await steps.keep('code-set-up', csrf, { personId, secret, next: to }, at)
  return redirect('/sign-in/set-up-code')
}

interface SetUp {
  readonly personId: string
  readonly email: string
  readonly secret: string
  readonly next: string
}

async function setUpUnderWay(
  steps: Steps,
  accounts: LocalAccounts,
  csrf: string,
  at: Date,
): Promise<SetUp | undefined> {
  const step = await steps.read('code-set-up', csrf, at)
  if (step === undefined) return undefined
  const personId = String(step.personId)
  const person = await accounts.person(personId)
  if (person?.email == null || person.disabled_at !== null) return undefined
  const secret = accounts.box.open(String(step.secret), aboutStep(personId))
  return { personId, email: person.email, secret, next: next.parse(step.next) }
}

function setUpPage(csrf: string, { secret, email }: SetUp, problem?: string): Reply {
  return page({
    title: 'Set up your authenticator app',
    live: false,
    error: problem !== undefined,
    body: <SetUpCodesPage csrf={csrf} secret={secret} email={email} problem={problem} />,
  })
}

function codePage(csrf: string, problem?: string): Reply {
  return page({
    title: 'Enter your code',
    live: false,
    error: problem !== undefined,
    body: <CodePage csrf={csrf} problem={problem} />,
  })
}

type Link = NonNullable<Awaited<ReturnType<LocalAccounts['link']>>>

function choosePage(
  csrf: string,
  token: string,
  { kind, person }: Link,
  problems?: Parameters<typeof ChoosePasswordPage>[0]['problems'],
): Reply {
  return page({
    title: kind === 'invitation' ? 'Choose a password' : 'Choose a new password',
    live: false,
    error: problems !== undefined,
    body: (
      <ChoosePasswordPage
        csrf={csrf}
        token={token}
        kind={kind}
        name={person.name}
        email={person.email ?? ''}
        problems={problems}
      />
    ),
  })
}

function linkIsOver(): Reply {
  return page({
    title: 'This link is not good any more',
    status: 404,
    live: false,
    body: (
      <PlainPage title="This link is not good any more" link={{ href: '/sign-in', text: 'Go to the sign-in page' }}>
        <p class="govuk-body">
          A link is good once and for a limited time, and a newer link ends the one before. Check that you have copied
          all of it, or ask an administrator of Sightline in your authority for a new one.
        </p>
      </PlainPage>
    ),
  })
}

function wrongCode(code: string): string {
  return /^\d{6}$/.test(plainCode(code))
    ? 'That code is not right, or was used already. Wait for the next one and check that your phone keeps time by itself'
    : 'Enter the six figures that your app shows, such as 123 456, or a recovery code of sixteen letters and figures'
}

function tooMany(until: Date, at: Date): string {
  return `There have been too many attempts. Wait ${minutesUntil(until, at)}, then try again`
}
