import { placeId } from './giving-posts.ts'
import type { Post } from './principal.ts'

/** What an identity provider says of somebody: the claims of an ID token, as they came. */
export type Claims = Readonly<Record<string, unknown>>

/** A post for everybody with a value in one of the claims that carry groups or roles. */
export type RolesByClaim = ReadonlyMap<string, Post>

/** Who is tied to what, by claims. */
export interface FromClaims {
  /** In the order the mapping lists them: the first is the one their pages begin with. */
  readonly posts: readonly Post[]
  /** The provider left groups out because there are too many of them (Entra ID does above 200). */
  readonly leftOut: boolean
}

/** The posts that somebody's groups and roles give them. A value that the mapping does not name gives nothing. */
export function postsFromClaims(claims: Claims, names: readonly string[], roles: RolesByClaim): FromClaims {
  const held = new Set(names.flatMap(name => textsOf(claims[name])))
  const posts = new Map<string, Post>()
  for (const [value, post] of roles) if (held.has(value)) posts.set(keyOf(post), post)
  const elsewhere = claims._claim_names
  const named = typeof elsewhere === 'object' && elsewhere !== null ? Object.keys(elsewhere) : []
  return { posts: [...posts.values()], leftOut: claims.hasgroups === true || names.some(each => named.includes(each)) }
}

/** One post told from another: role and place as text. */
export function keyOf({ role, place }: Post): string {
  return `${role} ${place.kind} ${placeId(place)}`
}

/**
 * The email address by which somebody who was invited, or is on the staff list, is known again; undefined where the
 * provider does not vouch for one. An address that people can set for themselves is nobody's.
 *
 * Google says email_verified. Entra ID does not: there the sign-in name is taken, which only the council's own tenant
 * can give, and only where the token comes from that one tenant (the issuer names it). Entra's email claim is not, save
 * where it says xms_edov.
 */
export function vouchedAddress(claims: Claims): string | undefined {
  const email = address(claims.email)
  if (email !== undefined && (isTrue(claims.email_verified) || isTrue(claims.xms_edov))) return email
  const tenant = claims.tid
  const isEntra = typeof tenant === 'string' && claims.iss === `https://login.microsoftonline.com/${tenant}/v2.0`
  // A guest's sign-in name is of another tenant, written with #EXT#.
  const name = isEntra ? address(claims.preferred_username) : undefined
  return name?.includes('#ext#') ? undefined : name
}

/** Whether somebody belongs to the one domain that may sign in: Google's hd, else that of a vouched address. */
export function isOfDomain(claims: Claims, domain: string): boolean {
  if (typeof claims.hd === 'string') return claims.hd.toLowerCase() === domain.toLowerCase()
  return vouchedAddress(claims)?.endsWith(`@${domain.toLowerCase()}`) ?? false
}

/** What to call somebody: their name, else their address, else that nobody has said. */
export function nameFromClaims(claims: Claims): string {
  const whole = [claims.given_name, claims.family_name]
    .filter(each => typeof each === 'string' && each !== '')
    .join(' ')
  for (const each of [claims.name, whole, claims.preferred_username, claims.email]) {
    if (typeof each === 'string' && each.trim() !== '') return each.trim().slice(0, 200)
  }
  return 'Name not given'
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter(each => typeof each === 'string') : []
}

function address(value: unknown): string | undefined {
  return typeof value === 'string' && /^[^\s@]+@[^\s@]+$/.test(value) ? value.toLowerCase() : undefined
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true' || value === 1 || value === '1'
}
