/** The roles Sightline knows. What each may do is in permissions.ts; which children each may open is in scope.ts. */
export type KnownRole =
  | 'practitioner'
  | 'unit-lead'
  | 'service-manager'
  | 'head-of-service'
  | 'director'
  | 'quality-lead'
  | 'analyst'

/** A role as a directory or a session gives it: any text may come, and text that is no known role may do nothing. */
export type Role = KnownRole | (string & {})

/** Where in the organisation somebody stands. Ids are those of the case system: department ids, a worker's id. */
export type Place =
  | { readonly kind: 'directorate' }
  | { readonly kind: 'service'; readonly service: string }
  | { readonly kind: 'unit'; readonly unit: string }
  | { readonly kind: 'worker'; readonly worker: string }

/** A signed-in person. */
export interface Principal {
  readonly id: string
  readonly authorityId: string
  readonly name: string
  readonly role: Role
  readonly place: Place
  /** The worker of the case system this person is, where known: it links them to the children they hold. */
  readonly workerId?: string | undefined
}

const titles: Readonly<Record<KnownRole, string>> = {
  practitioner: 'Social worker',
  'unit-lead': 'Unit lead',
  'service-manager': 'Service manager',
  'head-of-service': 'Head of service',
  director: 'Director',
  'quality-lead': 'Quality lead',
  analyst: 'Analyst',
}

/** Every known role, from nearest the child outwards. */
export const knownRoles = Object.keys(titles) as readonly KnownRole[]

/** Whether text names a role that Sightline knows. */
export function isKnownRole(role: Role): role is KnownRole {
  return Object.hasOwn(titles, role)
}

/** A role in words: "Service manager". An unknown role is shown as it came. */
export function roleTitle(role: Role): string {
  return isKnownRole(role) ? titles[role] : role
}
