import { isKnownRole, type KnownRole, type Principal } from './principal.ts'

/** What each permission lets a person do, in words. The one list of permissions: a route names one of these. */
export const permissions = {
  'see-numbers': 'see counts and measures of the whole service (a practitioner: of their own cases)',
  'see-own-children': 'open the children within their own scope',
  'search-children': 'look for a child by name or id, within their own scope',
  'export-lists': 'download lists of children within their own scope',
  'see-standards': 'read the standards, their sources and their examples',
  'see-imports': 'see what was imported and what is wrong with it',
  import: 'bring in extracts and publish them',
  'edit-mappings': "say what the authority's own codes mean",
  'see-access-log': 'see who looked at a child',
  'change-settings': 'change local standards and other settings',
} as const

export type Permission = keyof typeof permissions

const everybody: readonly Permission[] = ['see-numbers', 'see-own-children', 'search-children', 'see-standards']
const managers: readonly Permission[] = [...everybody, 'export-lists', 'see-access-log']

const granted: Readonly<Record<KnownRole, ReadonlySet<Permission>>> = {
  practitioner: new Set(everybody),
  'unit-lead': new Set(managers),
  'service-manager': new Set(managers),
  'head-of-service': new Set([...managers, 'see-imports']),
  director: new Set([...managers, 'see-imports']),
  'quality-lead': new Set([...managers, 'see-imports']),
  analyst: new Set([...everybody, 'export-lists', 'see-imports', 'import', 'edit-mappings', 'change-settings']),
}

const nothing: ReadonlySet<Permission> = new Set()

/** Everything a role may do. An unknown role may do nothing. */
export function permissionsOf(principal: Pick<Principal, 'role'>): ReadonlySet<Permission> {
  return isKnownRole(principal.role) ? granted[principal.role] : nothing
}

/** Whether a person may do one thing. */
export function may(principal: Pick<Principal, 'role'>, permission: Permission): boolean {
  return permissionsOf(principal).has(permission)
}
