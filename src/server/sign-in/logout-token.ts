import { createPublicKey, type JsonWebKeyInput, verify } from 'node:crypto'
import { z } from 'zod'

/** Whose session ended with the provider: all of theirs, or the one it knows by a name. One of the two is always said. */
export type LoggedOut = { readonly issuer: string } & (
  | { readonly subject: string; readonly providerSession: string | undefined }
  | { readonly subject: undefined; readonly providerSession: string }
)

const event = 'http://schemas.openid.net/event/backchannel-logout'
/** Seconds for which a token is good after it was made, where it does not say. */
const longest = 300

const header = z.object({ alg: z.enum(['RS256', 'PS256', 'ES256']), kid: z.string().optional() })
const claims = z.object({
  iss: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  iat: z.number(),
  exp: z.number().optional(),
  // One of the two must be there, and both may be (2.4).
  sub: z.string().min(1).optional(),
  sid: z.string().min(1).optional(),
  events: z.object({ [event]: z.looseObject({}) }),
  // One that has a nonce is an ID token, and no word of logging out.
  nonce: z.undefined().optional(),
})

/** What the provider's keys and name must be for a token to be believed. */
export interface Expected {
  readonly issuer: string
  readonly clientId: string
  readonly keys: readonly Readonly<Record<string, unknown>>[]
  readonly at: Date
  /** Seconds by which clocks may differ. */
  readonly tolerance: number
}

/** What a logout token says, with what its signature is by and of. */
interface Said {
  readonly out: LoggedOut
  readonly alg: z.infer<typeof header>['alg']
  readonly kid: string | undefined
  readonly text: string
  readonly signature: string
}

/**
 * What a token says that would be a logout token for us if the provider signed it; undefined of any other, which anybody
 * may send, and for which nobody is asked anything. Without `issuer`, whatever it says of who made it.
 */
export function saidLogout(
  token: string,
  { issuer, clientId, at, tolerance }: Omit<Expected, 'keys' | 'issuer'> & { readonly issuer?: string },
): Said | undefined {
  const parts = token.split('.')
  if (parts.length !== 3) return undefined
  const [first, second, third] = parts as [string, string, string]
  const head = header.safeParse(parsed(first))
  const said = claims.safeParse(parsed(second))
  if (!head.success || !said.success) return undefined
  const { alg, kid } = head.data
  const { iss, aud, iat, exp, sub, sid } = said.data
  const now = at.getTime() / 1000
  if ((issuer !== undefined && iss !== issuer) || ![aud].flat().includes(clientId)) return undefined
  if (iat > now + tolerance || (exp ?? iat + longest) <= now - tolerance) return undefined
  const about = { alg, kid, text: `${first}.${second}`, signature: third }
  if (sub !== undefined) return { out: { issuer: iss, subject: sub, providerSession: sid }, ...about }
  return sid === undefined ? undefined : { out: { issuer: iss, subject: undefined, providerSession: sid }, ...about }
}

/** A logout token (OpenID Connect Back-Channel Logout 1.0, 2.6) that can be believed; undefined of any other. */
export function believedLogout(token: string, { keys, ...expected }: Expected): LoggedOut | undefined {
  const said = saidLogout(token, expected)
  if (said === undefined) return undefined
  const { alg, kid, text, signature } = said
  const isSigned = keys.some(
    key =>
      (kid === undefined || key.kid === kid) &&
      (key.alg === undefined || key.alg === alg) &&
      (key.use === undefined || key.use === 'sig') &&
      key.kty === (alg === 'ES256' ? 'EC' : 'RSA') &&
      isSignedBy(key, alg, text, signature),
  )
  return isSigned ? said.out : undefined
}

function isSignedBy(key: Readonly<Record<string, unknown>>, alg: string, text: string, signature: string): boolean {
  try {
    const publicKey = createPublicKey({ key, format: 'jwk' } as JsonWebKeyInput)
    const how =
      alg === 'PS256'
        ? { key: publicKey, padding: 6, saltLength: 32 }
        : { key: publicKey, ...(alg === 'ES256' ? { dsaEncoding: 'ieee-p1363' as const } : {}) }
    return verify('sha256', Buffer.from(text), how, Buffer.from(signature, 'base64url'))
  } catch {
    return false
  }
}

function parsed(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
