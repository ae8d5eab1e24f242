import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { RolesByClaim } from '../../domain/access/claims.ts'
import { knownRoles, type Place } from '../../domain/access/principal.ts'
import { isLoopback } from '../connection.ts'
import { Secret } from '../secret.ts'

/** The council's identity provider, and what its groups and roles mean here. */
export interface ProviderSettings {
  readonly issuer: URL
  readonly clientId: string
  /** Undefined for a client that has none: PKCE alone. */
  readonly clientSecret: Secret | undefined
  readonly scopes: string
  /** What the button on the sign-in page calls it: "council account". */
  readonly name: string
  /** Claims that carry groups or roles. */
  readonly groupsClaims: readonly string[]
  readonly roles: RolesByClaim
  /** The claim that carries somebody's worker id of the case system. */
  readonly workerClaim: string | undefined
  /** The one domain whose people may sign in. */
  readonly domain: string | undefined
}

export const providerVariables = {
  SIGHTLINE_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  SIGHTLINE_OIDC_CLIENT_ID: z.string().max(500).optional(),
  SIGHTLINE_OIDC_CLIENT_SECRET: z.string().max(2000).optional(),
  SIGHTLINE_OIDC_SCOPES: z
    .string()
    .regex(/^[\x21-\x7e]+( [\x21-\x7e]+)*$/)
    .refine(text => text.split(' ').includes('openid'))
    .default('openid profile email'),
  SIGHTLINE_OIDC_NAME: z.string().max(60).default('council account'),
  SIGHTLINE_OIDC_GROUPS_CLAIM: z
    .string()
    .regex(/^[^\s,]+(,[^\s,]+)*$/)
    .default('groups,roles'),
  SIGHTLINE_OIDC_ROLES: z.string().optional(),
  SIGHTLINE_OIDC_WORKER_CLAIM: z.string().max(100).optional(),
  SIGHTLINE_OIDC_DOMAIN: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i)
    .optional(),
}

const variables = z.object(providerVariables)
type Values = z.infer<typeof variables>

export const providerGoodValues: Readonly<Record<keyof typeof providerVariables, string>> = {
  SIGHTLINE_OIDC_ISSUER: 'the issuer’s address, such as https://login.microsoftonline.com/TENANT/v2.0',
  SIGHTLINE_OIDC_CLIENT_ID: 'the client id that the provider gave',
  SIGHTLINE_OIDC_CLIENT_SECRET: 'the client secret that the provider gave',
  SIGHTLINE_OIDC_SCOPES: 'scopes with spaces between, openid among them',
  SIGHTLINE_OIDC_NAME: 'what people call the account, such as "council account"',
  SIGHTLINE_OIDC_GROUPS_CLAIM: 'names of claims with commas between, such as groups,roles',
  SIGHTLINE_OIDC_ROLES:
    'JSON, or a file of it, such as {"Kite Leads":{"role":"unit-lead","place":{"kind":"unit","unit":"T101"}}}',
  SIGHTLINE_OIDC_WORKER_CLAIM: 'the name of a claim',
  SIGHTLINE_OIDC_DOMAIN: 'a domain, such as example.gov.uk',
}

const place: z.ZodType<Place> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('directorate') }),
  z.strictObject({ kind: z.literal('service'), service: z.string().min(1) }),
  z.strictObject({ kind: z.literal('unit'), unit: z.string().min(1) }),
  z.strictObject({ kind: z.literal('worker'), worker: z.string().min(1) }),
])
const mapping = z.record(
  z.string(),
  z.strictObject({
    role: z.enum(knownRoles as [string, ...string[]]),
    place: place.default({ kind: 'directorate' }),
  }),
)

/** The provider from the environment's values; undefined where no issuer is set. `problem` makes the error thrown. */
export function providerFrom(
  values: Values,
  cwd: string,
  problem: (message: string) => Error,
): ProviderSettings | undefined {
  const { SIGHTLINE_OIDC_ISSUER: issuerText, SIGHTLINE_OIDC_CLIENT_ID: clientId } = values
  if (issuerText === undefined) return undefined
  const mustBe = (name: keyof Values, why = '') => problem(`${name} must be ${providerGoodValues[name]}${why}.`)
  if (clientId === undefined) throw mustBe('SIGHTLINE_OIDC_CLIENT_ID', ', where SIGHTLINE_OIDC_ISSUER is set')
  const issuer = new URL(issuerText)
  if (issuer.protocol !== 'https:' && !isLoopback(issuer.hostname.replace(/^localhost$/, '127.0.0.1'))) {
    throw mustBe('SIGHTLINE_OIDC_ISSUER', ', by https')
  }
  if (
    issuer.hostname === 'login.microsoftonline.com' &&
    /^\/(common|organizations|consumers)\b/.test(issuer.pathname)
  ) {
    throw mustBe('SIGHTLINE_OIDC_ISSUER', ', with the id of the council’s own tenant in it')
  }
  const { SIGHTLINE_OIDC_CLIENT_SECRET: secret } = values
  return {
    issuer,
    clientId,
    clientSecret: secret === undefined ? undefined : new Secret(secret),
    scopes: values.SIGHTLINE_OIDC_SCOPES,
    name: values.SIGHTLINE_OIDC_NAME,
    groupsClaims: values.SIGHTLINE_OIDC_GROUPS_CLAIM.split(','),
    roles: rolesFrom(values.SIGHTLINE_OIDC_ROLES, cwd, () => mustBe('SIGHTLINE_OIDC_ROLES')),
    workerClaim: values.SIGHTLINE_OIDC_WORKER_CLAIM,
    domain: values.SIGHTLINE_OIDC_DOMAIN,
  }
}

function rolesFrom(text: string | undefined, cwd: string, problem: () => Error): RolesByClaim {
  if (text === undefined) return new Map()
  try {
    const json = text.trimStart().startsWith('{') ? text : readFileSync(resolve(cwd, text), 'utf8')
    return new Map(Object.entries(mapping.parse(JSON.parse(json))))
  } catch {
    throw problem()
  }
}
