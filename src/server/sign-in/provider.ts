import * as oidc from 'openid-client'
import type { Claims } from '../../domain/access/claims.ts'
import { isLoopback } from '../connection.ts'
import { believedLogout, type LoggedOut, saidLogout } from './logout-token.ts'
import type { ProviderSettings } from './provider-settings.ts'

/** What a browser is sent away with, and what must come back. Kept by the server, never by the browser. */
export interface Departure {
  readonly to: URL
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** An answer of the provider that was not believed: why is for the logs. */
export class NotBelieved extends Error {
  override readonly name = 'NotBelieved'
  /** The provider could not be asked: nothing is wrong with what the browser brought. */
  readonly away: boolean
  constructor(message: string, away = false) {
    super(message)
    this.away = away
  }
}

/** The council's identity provider, by OpenID Connect: authorisation code with PKCE, state and nonce. */
export interface Provider {
  readonly settings: ProviderSettings
  /** `back` is the address of ours that the provider was told of. */
  depart(back: URL): Promise<Departure>
  /** The claims of the ID token that a code is good for. Throws NotBelieved. */
  claimsFor(came: URL, departure: Pick<Departure, 'state' | 'nonce' | 'verifier'>): Promise<Claims>
  /** Where the browser ends its session with the provider too; undefined where the provider has no such place. */
  endSession(back: URL): Promise<URL | undefined>
  /** Whom the provider says to have signed out, by a token of its own; undefined where it cannot be believed. Throws NotBelieved. */
  loggedOut(token: string): Promise<LoggedOut | undefined>
}

/** Seconds by which the provider's clock and ours may differ. */
const clockTolerance = 60
/** How long what the provider says of itself is believed, in milliseconds. */
const discoveredFor = 10 * 60_000
/** Seconds to wait for an answer of the provider. */
const patience = 10

/**
 * Asks nobody but the issuer and the addresses its own description names, follows no redirect, and checks the ID token's
 * signature by keys fetched for each sign-in: a key that was exchanged a moment ago is known. `onAway` is told, without
 * a word of whoever signs in, why the provider could not be asked. `fetch` stands in for the network in tests.
 */
export function createProvider(
  settings: ProviderSettings,
  {
    clock,
    onAway = () => {},
    fetch: ask = fetch,
  }: { clock: () => Date; onAway?: ((why: string) => void) | undefined; fetch?: typeof fetch },
): Provider {
  let known: { readonly metadata: oidc.ServerMetadata; readonly until: number } | undefined
  const { issuer, clientId, clientSecret } = settings
  const isPlain = issuer.protocol === 'http:' && isLoopback(issuer.hostname.replace(/^localhost$/, '127.0.0.1'))
  const customFetch: oidc.CustomFetch = (url, options) => ask(url, { ...options, redirect: 'manual' } as RequestInit)
  const authentication = () =>
    clientSecret === undefined ? oidc.None() : oidc.ClientSecretBasic(clientSecret.reveal())

  function settled(config: oidc.Configuration): oidc.Configuration {
    config.timeout = patience
    config[oidc.customFetch] = customFetch
    if (isPlain) oidc.allowInsecureRequests(config)
    oidc.enableNonRepudiationChecks(config)
    return config
  }

  /** A configuration that has fetched no keys yet. */
  async function configuration(): Promise<oidc.Configuration> {
    const now = clock().getTime()
    if (known === undefined || known.until < now) {
      const discovered = await oidc.discovery(issuer, clientId, client(), authentication(), {
        timeout: patience,
        [oidc.customFetch]: customFetch,
        ...(isPlain ? { execute: [oidc.allowInsecureRequests] } : {}),
      })
      known = { metadata: { ...discovered.serverMetadata() }, until: now + discoveredFor }
    }
    return settled(new oidc.Configuration(known.metadata, clientId, client(), authentication()))
  }

  function client(): Partial<oidc.ClientMetadata> {
    return {
      [oidc.clockTolerance]: clockTolerance,
      // The library reads the machine's clock: the server's own is told as the difference.
      [oidc.clockSkew]: Math.round((clock().getTime() - Date.now()) / 1000),
    }
  }

  async function asking<T>(work: (config: oidc.Configuration) => Promise<T>): Promise<T> {
    let config: oidc.Configuration
    try {
      config = await configuration()
    } catch (error) {
      throw away(`the provider could not be asked: ${told(error)}`)
    }
    return work(config)
  }

  function away(why: string): NotBelieved {
    onAway(why)
    return new NotBelieved(why, true)
  }

  async function keysAt(where: string): Promise<Record<string, unknown>[]> {
    try {
      const answer = await ask(where, { redirect: 'error', signal: AbortSignal.timeout(patience * 1000) })
      if (!answer.ok) throw new Error(`it answered ${answer.status}`)
      const { keys } = (await answer.json()) as { keys?: unknown }
      return Array.isArray(keys) ? keys : []
    } catch (error) {
      throw away(`the provider gave no keys: ${told(error)}`)
    }
  }

  return {
    settings,
    depart: back =>
      asking(async config => {
        const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()]
        const to = oidc.buildAuthorizationUrl(config, {
          redirect_uri: back.href,
          scope: settings.scopes,
          code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          state,
          nonce,
          ...(settings.domain === undefined ? {} : { hd: settings.domain }),
        })
        return { to, state, nonce, verifier }
      }),
    claimsFor: (came, { state, nonce, verifier }) =>
      asking(async config => {
        let claims: Claims | undefined
        try {
          const tokens = await oidc.authorizationCodeGrant(config, came, {
            expectedState: state,
            expectedNonce: nonce,
            pkceCodeVerifier: verifier,
            idTokenExpected: true,
          })
          claims = tokens.claims() as Claims | undefined
        } catch (error) {
          throw isAway(error) ? away(told(error)) : new NotBelieved(told(error))
        }
        // The library asks for a text and takes an empty one: everybody without a subject would be one person.
        if (typeof claims?.sub !== 'string' || claims.sub.trim() === '')
          throw new NotBelieved('the ID token names no subject')
        return claims
      }),
    endSession: back =>
      asking(async config => {
        if (config.serverMetadata().end_session_endpoint === undefined) return undefined
        return oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: back.href })
      }),
    async loggedOut(token) {
      const expected = { clientId, at: clock(), tolerance: clockTolerance }
      if (saidLogout(token, expected) === undefined) return undefined
      return asking(async config => {
        const { issuer: name, jwks_uri: where } = config.serverMetadata()
        if (where === undefined || saidLogout(token, { ...expected, issuer: name }) === undefined) return undefined
        return believedLogout(token, { ...expected, issuer: name, keys: await keysAt(where) })
      })
    },
  }
}

/** An error of the library in a few words; never a token, a code or a claim's value. */
function told(error: unknown): string {
  if (!(error instanceof Error)) return 'not known'
  const { code } = error as { code?: unknown }
  const answered = error instanceof oidc.AuthorizationResponseError || error instanceof oidc.ResponseBodyError
  const said = answered ? ` (${String(error.error).slice(0, 60)})` : ''
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : ''
  return `${error.message}${said}${typeof code === 'string' ? ` [${code}]` : ''}${cause}`.slice(0, 300)
}

/** What a provider says where it is at fault, or Sightline is not entered with it as it should be: never the person. */
const notTheirs: ReadonlySet<unknown> = new Set(['server_error', 'temporarily_unavailable', 'invalid_client'])

function isAway(error: unknown): boolean {
  const { code, name, error: said, status, cause } = error as Record<string, unknown>
  const answered = cause instanceof Response ? cause.status : status
  return (
    name === 'TypeError' ||
    name === 'TimeoutError' ||
    code === 'OAUTH_TIMEOUT' ||
    notTheirs.has(said) ||
    // Asked for a token, it says of this server, and of nobody else, that it does not know it.
    (typeof answered === 'number' && (answered === 401 || answered >= 500))
  )
}
