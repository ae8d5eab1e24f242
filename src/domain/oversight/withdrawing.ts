import type { KnownRole, Principal, Role } from '../access/principal.ts'
import { postsOf } from '../access/principal.ts'

/** How far from the child somebody decides; whoever is not in it is nobody’s senior. */
const seniority: Readonly<Partial<Record<KnownRole, number>>> = {
  practitioner: 1,
  'unit-lead': 2,
  'service-manager': 3,
  'head-of-service': 4,
  director: 5,
}

/** Of whoever is outside that order, such as an independent chair: only the head of service and above set it aside. */
const outside = 3

function rankOf(role: Role): number | undefined {
  return seniority[role as KnownRole]
}

/**
 * Whether somebody may withdraw a signed note of a child they may see: its signer, or somebody more senior than the
 * signer in any post they ever held. Nobody is above a director: another director may.
 */
export function mayWithdrawNote(
  reader: Principal,
  signer: { readonly id: string; readonly roles: readonly Role[] },
): boolean {
  if (reader.id === signer.id) return true
  const own = Math.max(0, ...postsOf(reader).map(({ role }) => rankOf(role) ?? 0))
  const theirs = Math.max(
    ...(signer.roles.length === 0 ? [outside] : signer.roles.map(role => rankOf(role) ?? outside)),
  )
  return own > theirs || own === seniority.director
}
