import { isKnownRole, type KnownRole, type Principal } from './principal.ts'

/** What each permission lets a person do, in words. The one list of permissions: a route names one of these. */
export const permissions = {
  'see-numbers': 'see counts and measures of the whole service (a practitioner: of their own cases)',
  'see-own-children': 'open the children within their own scope',
  'list-children':
    'see lists of children within their own scope: what is due, what changed, what stands behind a number',
  'search-children': 'look for a child by name or id, within their own scope',
  'export-due': 'download what is due of the children within their own scope',
  'export-lists': 'download every other list of children within their own scope',
  'export-tables': 'download whole tables of facts, ids without names, for tools of their own',
  'see-standards': 'read the standards, their sources and their examples',
  'see-imports': 'see what was imported and what is wrong with it',
  import: 'bring in extracts and publish them',
  'edit-mappings': "say what the authority's own codes mean",
  'see-access-log': 'see who looked at a child',
  'review-access': "see what a person looked at, and what was unusual; review children opened outside somebody's scope",
  'change-settings': 'change settings, such as the link to the case system',
  'set-local-standards':
    'propose what the authority sets of a standard, having seen what it would change, and withdraw it before it counts',
  'approve-local-standards': 'approve or decline what somebody else proposed to set of a standard',
  'open-with-a-reason': 'open a child outside their scope for a stated reason, for a short time; it is reviewed',
  'restrict-children': 'restrict a child’s record, name who may open it, and record a conflict of interest',
  'record-oversight':
    'record oversight of the children within their own scope, give directions, and say what became of them',
  'hold-tracking': 'hold meetings on children’s progress and decide in them',
  'run-campaigns': 'begin reviews of many children, share them out and sign what they found',
  'review-in-campaigns': 'review children shared out to them in a campaign, and read what campaigns came to',
  'set-thresholds': 'set the authority’s threshold framework',
  'hold-legal-gateway': 'decide at the legal gateway, and on pre-proceedings',
  'give-cover': 'say who covers their own post while they are away, and until when',
  'manage-people': 'invite people, give and end their roles, and end their sessions',
  'publish-reports': 'publish numbers for people outside the service, and give outside accounts what they may see',
  'see-published': 'read what has been published',
  'see-material': 'see the children they were given one by one, on one page',
  'see-packs': 'read the pseudonymised packs they were given',
} as const

export type Permission = keyof typeof permissions

const reading: readonly Permission[] = ['see-own-children', 'search-children', 'see-standards', 'see-published']
const everybody: readonly Permission[] = ['see-numbers', 'list-children', ...reading]
/** Whoever holds or chairs cases works through what is due of them; it is theirs to save. */
const onCases: readonly Permission[] = [...everybody, 'export-due', 'open-with-a-reason', 'record-oversight']
const seniors: readonly Permission[] = [...everybody, 'export-due', 'export-lists', 'see-access-log']
const managers: readonly Permission[] = [...seniors, 'give-cover', 'record-oversight', 'review-in-campaigns']
const deciding: readonly Permission[] = ['hold-tracking', 'hold-legal-gateway']

const granted: Readonly<Record<KnownRole, ReadonlySet<Permission>>> = {
  practitioner: new Set(onCases),
  'unit-lead': new Set([...managers, 'open-with-a-reason']),
  'service-manager': new Set([...managers, ...deciding, 'open-with-a-reason']),
  'head-of-service': new Set([
    ...managers,
    ...deciding,
    'run-campaigns',
    'set-thresholds',
    'see-imports',
    'open-with-a-reason',
    'restrict-children',
    'approve-local-standards',
  ]),
  director: new Set([
    ...managers,
    ...deciding,
    'run-campaigns',
    'see-imports',
    'restrict-children',
    'review-access',
    'publish-reports',
    'approve-local-standards',
  ]),
  'independent-chair': new Set([...onCases, 'review-in-campaigns']),
  auditor: new Set([...everybody, 'review-in-campaigns']),
  'quality-lead': new Set([
    ...seniors,
    'see-imports',
    'review-access',
    'publish-reports',
    'set-local-standards',
    'hold-tracking',
    'run-campaigns',
    'review-in-campaigns',
    'set-thresholds',
  ]),
  'project-manager': new Set(['see-numbers', 'see-standards', 'see-published']),
  analyst: new Set([
    ...everybody,
    'export-due',
    'export-lists',
    'export-tables',
    'see-imports',
    'import',
    'edit-mappings',
    'change-settings',
  ]),
  administrator: new Set(['see-standards', 'manage-people', 'change-settings']),
  'scrutiny-member': new Set(['see-published']),
  inspector: new Set([...reading, 'see-material']),
  'partner-auditor': new Set(['see-packs']),
}

const nothing: ReadonlySet<Permission> = new Set()

/** Everything a person may do, by all their posts. An unknown role may do nothing. */
export function permissionsOf({ role, also = [] }: Pick<Principal, 'role' | 'also'>): ReadonlySet<Permission> {
  const own = isKnownRole(role) ? granted[role] : nothing
  if (also.length === 0) return own
  const all = new Set(own)
  for (const post of also) if (isKnownRole(post.role)) for (const each of granted[post.role]) all.add(each)
  return all
}

/** Whether a person may do one thing. */
export function may(principal: Pick<Principal, 'role' | 'also'>, permission: Permission): boolean {
  return permissionsOf(principal).has(permission)
}
