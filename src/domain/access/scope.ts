import { departmentsWithin, type Organisation } from './organisation.ts'
import { type Post, type Principal, postsOf } from './principal.ts'

/**
 * Which children somebody may open: none; all of the authority; or a part of it: those held by some workers, those held
 * by some units, and those given one by one.
 */
export type Scope =
  | { readonly kind: 'none' }
  | { readonly kind: 'authority' }
  | {
      readonly kind: 'part'
      readonly workers: ReadonlySet<string>
      readonly units: ReadonlySet<string>
      readonly children: ReadonlySet<string>
    }

/** What the decision needs to know of a child: who holds it now, and what has been decided about who may open it. */
export interface ChildFacts {
  readonly childId: string
  readonly worker?: string | undefined
  readonly unit?: string | undefined
  readonly restricted?: boolean
  /** Ids of the principals named on a restricted record. */
  readonly namedReaders?: ReadonlySet<string>
  /** Ids of the principals with a recorded conflict of interest: own family, a friend. */
  readonly barredReaders?: ReadonlySet<string>
  /** Ids of the principals who have opened the child with a reason, while that lasts. */
  readonly openedBy?: ReadonlySet<string>
}

/** A decision and why. `concealed` asks the reader to be told that there is no such child. */
export interface Decision {
  readonly allowed: boolean
  readonly reason: string
  readonly concealed: boolean
  /** Refused only because others hold the child: it may be opened with a reason. */
  readonly mayGiveReason?: boolean
}

const none: Scope = { kind: 'none' }
const authority: Scope = { kind: 'authority' }
const nobody: ReadonlySet<string> = new Set()

/**
 * The children a person may open, by all the posts they hold: a role alone opens nothing where the place does not fit
 * it. An unknown role, or a place the organisation does not have, opens nothing.
 */
export function scopeOf(principal: Principal, organisation: Organisation): Scope {
  const scopes = postsOf(principal).map(post => scopeOfPost(post, principal, organisation))
  if (scopes.length === 1) return scopes[0]!
  return scopes.reduce(together, none)
}

function scopeOfPost({ role, place }: Post, principal: Principal, organisation: Organisation): Scope {
  switch (role) {
    case 'practitioner': {
      const worker = place.kind === 'worker' ? place.worker : principal.workerId
      return worker === undefined ? none : part({ workers: new Set([worker]) })
    }
    case 'unit-lead':
      return place.kind === 'unit' ? part({ units: new Set([place.unit]) }) : none
    case 'service-manager':
      return place.kind === 'service' ? within(organisation, place.service) : none
    case 'head-of-service':
      if (place.kind === 'service') return within(organisation, place.service)
      return place.kind === 'directorate' ? authority : none
    case 'director':
    case 'auditor':
    case 'quality-lead':
    case 'analyst':
      return place.kind === 'directorate' ? authority : none
    case 'independent-chair':
    case 'inspector':
      return principal.material === undefined || principal.material.size === 0
        ? none
        : part({ children: principal.material })
    default:
      return none
  }
}

/** Both scopes at once. */
function together(a: Scope, b: Scope): Scope {
  if (a.kind === 'none' || b.kind === 'authority') return b
  if (b.kind === 'none' || a.kind === 'authority') return a
  return part({
    workers: a.workers.union(b.workers),
    units: a.units.union(b.units),
    children: a.children.union(b.children),
  })
}

function part(given: {
  workers?: ReadonlySet<string>
  units?: ReadonlySet<string>
  children?: ReadonlySet<string>
}): Scope {
  return { kind: 'part', workers: nobody, units: nobody, children: nobody, ...given }
}

/** Roles whose numbers are of the whole service, whichever children they may open. */
const seesAllNumbers: ReadonlySet<string> = new Set([
  'unit-lead',
  'service-manager',
  'head-of-service',
  'director',
  'independent-chair',
  'auditor',
  'quality-lead',
  'project-manager',
  'analyst',
])

/**
 * The children a person's numbers may count. Managers, independent chairs, auditors, quality leads, project managers and analysts see
 * numbers of the whole service, so long as their post is one the organisation has; others those of the children they may
 * open. Opening what stands behind a number goes by scopeOf.
 */
export function numbersScopeOf(principal: Principal, organisation: Organisation): Scope {
  const scopes = postsOf(principal).map(post => {
    const own = scopeOfPost(post, principal, organisation)
    if (post.role === 'project-manager') return post.place.kind === 'directorate' ? authority : none
    return own.kind !== 'none' && seesAllNumbers.has(post.role) ? authority : own
  })
  return scopes.reduce(together, none)
}

/**
 * Whether a person may open a child. A conflict of interest goes before everything; a restricted child is open to those
 * it names, and to nobody else, nor does anything tell others that there is such a child.
 */
export function maySeeChild(scope: Scope, child: ChildFacts, reader?: Pick<Principal, 'id'>): Decision {
  if (scope.kind === 'none') return refused('has no children in scope')
  const is = (readers: ReadonlySet<string> | undefined) => reader !== undefined && readers?.has(reader.id) === true
  if (is(child.barredReaders)) {
    const refusal = refused('a conflict of interest is recorded')
    return child.restricted ? { ...refusal, concealed: true } : refusal
  }
  if (child.restricted) {
    return is(child.namedReaders)
      ? allowed('named on this restricted record')
      : { ...refused('restricted, and not named on it'), concealed: true }
  }
  if (scope.kind === 'authority') return allowed('responsible across the authority')
  if (scope.children.has(child.childId)) return allowed('given this child by name')
  if (child.worker !== undefined && scope.workers.has(child.worker)) return allowed('holds this child')
  if (child.unit !== undefined && scope.units.has(child.unit)) {
    return allowed('responsible for the unit that holds this child')
  }
  if (is(child.openedBy)) return allowed('opened with a reason, to be reviewed')
  const why = scope.units.size > 0 ? 'held by another unit' : 'held by another worker'
  return { ...refused(why), mayGiveReason: true }
}

function within(organisation: Organisation, service: string): Scope {
  const units = departmentsWithin(organisation, service)
  return units.size === 0 ? none : part({ units })
}

function allowed(reason: string): Decision {
  return { allowed: true, reason, concealed: false }
}

function refused(reason: string): Decision {
  return { allowed: false, reason, concealed: false }
}
