import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** Somebody the provider knows, and what it says of them. */
type Account = Readonly<Record<string, unknown>> & { readonly sub: string }

interface Key {
  readonly id: string
  readonly secret: KeyObject
}

/** The provider's client: this server. */
export const clientId = 'sightline'
export const clientSecret = 'a secret of the provider and the client alone'

/**
 * A certified OpenID Connect provider on a loopback port, which signs in whoever `as` says without asking. `tampering`
 * changes ID tokens on their way, as somebody between the two would.
 */
export async function startProvider(origin: string) {
  let account: Account = { sub: 'nobody' }
  let key = newKey()
  let tamper: ((token: IdToken) => string) | undefined
  let handle: (request: IncomingMessage, response: ServerResponse) => unknown = () => undefined
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url?.split('?')[0]}`)
    handle(request, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  function begin(): void {
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: clientId,
          client_secret: clientSecret,
          redirect_uris: [`${origin}/sign-in/provider/back`],
          post_logout_redirect_uris: [`${origin}/sign-in`],
        },
      ],
      jwks: {
        keys: [{ ...key.secret.export({ format: 'jwk' }), kid: key.id, alg: 'RS256', use: 'sig' }],
      },
      cookies: { keys: ['a key for tests'] },
      conformIdTokenClaims: false,
      claims: {
        openid: ['sub', 'groups', 'roles', 'tid', 'oid', 'hd'],
        profile: ['name'],
        email: ['email', 'email_verified'],
      },
      pkce: { required: () => true },
      features: { devInteractions: { enabled: false } },
      ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Grant: 600, Interaction: 600, Session: 600 },
      interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
      findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: async () => ({ ...account, sub }) }),
    })
    const answer = provider.callback()
    handle = async (request, response) => {
      if (!request.url?.startsWith('/interaction/')) return answer(request, response)
      const { params } = await provider.interactionDetails(request, response)
      const grant = new provider.Grant({ accountId: account.sub, clientId: params.client_id })
      grant.addOIDCScope(params.scope)
      const consent = { grantId: await grant.save() }
      return provider.interactionFinished(request, response, { login: { accountId: account.sub }, consent })
    }
  }
  begin()

  /** Asks the provider as the server does, with the token changed where a test asks so. */
  async function ask(url: string | URL | Request, options?: RequestInit): Promise<Response> {
    const response = await fetch(url, options)
    if (tamper === undefined || !String(url).endsWith('/token') || !response.ok) return response
    const body = (await response.json()) as { id_token: string }
    const [header, payload] = body.id_token
      .split('.', 2)
      .map(each => JSON.parse(Buffer.from(each, 'base64url').toString())) as [IdToken['header'], IdToken['payload']]
    return Response.json({ ...body, id_token: tamper({ header, payload }) })
  }

  return {
    issuer,
    asked,
    ask: ask as typeof fetch,
    as(next: Account) {
      account = next
    },
    /** Signs with a new key from now on; the one before is gone. */
    exchangeKey() {
      key = newKey()
      begin()
    },
    tampering(change: ((token: IdToken) => string) | undefined) {
      tamper = change
    },
    /** A token with the provider's own signature: what the provider would have made of it. */
    signed: (token: IdToken) => signedBy(key, token),
    signedByAnother: (token: IdToken) => signedBy(newKey(key.id), token),
    /** Follows a browser from where it was sent to where the provider sends it back, keeping the provider's cookies. */
    async walk(to: string): Promise<URL> {
      const cookies = new Map<string, string>()
      for (let at = new URL(to), steps = 0; steps < 10; steps++) {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
        const response = await fetch(at, { redirect: 'manual', headers: { cookie } })
        for (const each of response.headers.getSetCookie()) {
          const [name, value] = each.split(';')[0]!.split('=') as [string, string]
          if (value === '') cookies.delete(name)
          else cookies.set(name, value)
        }
        const next = response.headers.get('location')
        if (next === null)
          throw new Error(`The provider stopped at ${response.status}: ${(await response.text()).slice(0, 500)}`)
        at = new URL(next, at)
        if (at.origin === origin) return at
      }
      throw new Error('The provider never came back')
    },
    stop: () => new Promise(resolve => server.close(resolve).closeAllConnections()),
  }
}

export type TestProvider = Awaited<ReturnType<typeof startProvider>>

export interface IdToken {
  readonly header: Record<string, unknown>
  readonly payload: Record<string, unknown>
}

/** A token nobody has signed. */
export function unsigned({ payload }: IdToken): string {
  return `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded(payload)}.`
}

function newKey(id = Math.random().toString(36).slice(2)): Key {
  return { id, secret: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey }
}

function signedBy(key: Key, { header, payload }: IdToken): string {
  const text = `${encoded({ ...header, kid: key.id })}.${encoded(payload)}`
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key.secret, 'base64url')}`
}

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
