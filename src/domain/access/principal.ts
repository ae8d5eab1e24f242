/**
 * The roles Sightline knows. What each may do is in permissions.ts; which children each may open is in scope.ts.
 * In order from nearest the child outwards, then those who look on, then those from outside.
 */
export type KnownRole =
  | 'practitioner'
  | 'unit-lead'
  | 'service-manager'
  | 'head-of-service'
  | 'director'
  | 'independent-chair'
  | 'auditor'
  | 'quality-lead'
  | 'project-manager'
  | 'analyst'
  | 'administrator'
  | 'scrutiny-member'
  | 'inspector'
  | 'partner-auditor'

/** A role as a directory or a session gives it: any text may come, and text that is no known role may do nothing. */
export type Role = KnownRole | (string & {})

/** Where in the organisation somebody stands. Ids are those of the case system: department ids, a worker's id. */
export type Place =
  | { readonly kind: 'directorate' }
  | { readonly kind: 'service'; readonly service: string }
  | { readonly kind: 'unit'; readonly unit: string }
  | { readonly kind: 'worker'; readonly worker: string }

/** A role held in a place. */
export interface Post {
  readonly role: Role
  readonly place: Place
}

/** A signed-in person, as they stand at the moment of asking. */
export interface Principal {
  readonly id: string
  readonly authorityId: string
  readonly name: string
  /** The post that their pages begin with. */
  readonly role: Role
  readonly place: Place
  /** Further posts held at this moment: cover for somebody away, a delegation, a second post. */
  readonly also?: readonly Post[] | undefined
  /** The worker of the case system this person is, where known: it links them to the children they hold. */
  readonly workerId?: string | undefined
  /** Children given to this person one by one: those they chair for, or the material an inspection was given. */
  readonly material?: ReadonlySet<string> | undefined
}

const titles: Readonly<Record<KnownRole, string>> = {
  practitioner: 'Social worker',
  'unit-lead': 'Unit lead',
  'service-manager': 'Service manager',
  'head-of-service': 'Head of service',
  director: 'Director',
  'independent-chair': 'Independent chair',
  auditor: 'Auditor',
  'quality-lead': 'Quality lead',
  'project-manager': 'Project manager',
  analyst: 'Analyst',
  administrator: 'Administrator',
  'scrutiny-member': 'Scrutiny member',
  inspector: 'Inspector',
  'partner-auditor': 'Auditor from a partner authority',
}

/** Every known role. */
export const knownRoles = Object.keys(titles) as readonly KnownRole[]

/** Roles of people from outside the service: always for a limited time, and for reading only. */
export const outsideRoles: ReadonlySet<Role> = new Set<KnownRole>(['scrutiny-member', 'inspector', 'partner-auditor'])

/** Whether text names a role that Sightline knows. */
export function isKnownRole(role: Role): role is KnownRole {
  return Object.hasOwn(titles, role)
}

/** A role in words: "Service manager". An unknown role is shown as it came. */
export function roleTitle(role: Role): string {
  return isKnownRole(role) ? titles[role] : role
}

/** Every post a person holds at this moment, their own first. */
export function postsOf({ role, place, also = [] }: Pick<Principal, 'role' | 'also'> & { place?: Place }): Post[] {
  return [{ role, place: place ?? { kind: 'directorate' } }, ...also]
}
