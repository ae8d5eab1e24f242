import { departmentsWithin, type Organisation } from './organisation.ts'
import type { Principal } from './principal.ts'

/** Which children somebody may open: none, those of some workers, those of some units, or all of the authority. */
export type Scope =
  | { readonly kind: 'none' }
  | { readonly kind: 'workers'; readonly workers: ReadonlySet<string> }
  | { readonly kind: 'units'; readonly units: ReadonlySet<string> }
  | { readonly kind: 'authority' }

/** What the decision needs to know of a child: who holds it now, and who is named if it is restricted. */
export interface ChildFacts {
  readonly worker?: string | undefined
  readonly unit?: string | undefined
  readonly restricted?: boolean
  /** Ids of the principals named on a restricted record. */
  readonly namedReaders?: ReadonlySet<string>
}

/** A decision and why. `concealed` asks the reader to be told that there is no such child. */
export interface Decision {
  readonly allowed: boolean
  readonly reason: string
  readonly concealed: boolean
}

const none: Scope = { kind: 'none' }
const authority: Scope = { kind: 'authority' }

/**
 * The children a person may open, from role and place together: a role alone opens nothing where the place does not
 * fit it. An unknown role, or a place the organisation does not have, opens nothing.
 */
export function scopeOf(principal: Principal, organisation: Organisation): Scope {
  const { place } = principal
  switch (principal.role) {
    case 'practitioner': {
      const worker = place.kind === 'worker' ? place.worker : principal.workerId
      return worker === undefined ? none : { kind: 'workers', workers: new Set([worker]) }
    }
    case 'unit-lead':
      return place.kind === 'unit' ? { kind: 'units', units: new Set([place.unit]) } : none
    case 'service-manager':
      return place.kind === 'service' ? within(organisation, place.service) : none
    case 'head-of-service':
      if (place.kind === 'service') return within(organisation, place.service)
      return place.kind === 'directorate' ? authority : none
    case 'director':
    case 'quality-lead':
    case 'analyst':
      return place.kind === 'directorate' ? authority : none
    default:
      return none
  }
}

/**
 * The children a person's numbers may count. Managers, quality leads and analysts see numbers of the whole service;
 * a practitioner's are of their own cases. Opening what stands behind a number goes by scopeOf.
 */
export function numbersScopeOf(principal: Principal, organisation: Organisation): Scope {
  const own = scopeOf(principal, organisation)
  return own.kind === 'units' ? authority : own
}

/** Whether a person may open a child. A restricted child is open to those it names, and to nobody else. */
export function maySeeChild(scope: Scope, child: ChildFacts, reader?: Pick<Principal, 'id'>): Decision {
  if (scope.kind === 'none') return refused('has no children in scope')
  if (child.restricted) {
    const named = reader !== undefined && child.namedReaders?.has(reader.id) === true
    return named
      ? allowed('named on this restricted record')
      : { ...refused('restricted, and not named on it'), concealed: true }
  }
  if (scope.kind === 'authority') return allowed('responsible across the authority')
  if (scope.kind === 'workers') {
    const own = child.worker !== undefined && scope.workers.has(child.worker)
    return own ? allowed('holds this child') : refused('held by another worker')
  }
  const ours = child.unit !== undefined && scope.units.has(child.unit)
  return ours ? allowed('responsible for the unit that holds this child') : refused('held by another unit')
}

function within(organisation: Organisation, service: string): Scope {
  const units = departmentsWithin(organisation, service)
  return units.size === 0 ? none : { kind: 'units', units }
}

function allowed(reason: string): Decision {
  return { allowed: true, reason, concealed: false }
}

function refused(reason: string): Decision {
  return { allowed: false, reason, concealed: false }
}
