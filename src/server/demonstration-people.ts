import { departmentName, departmentsWithin, type Organisation, unitOf } from '../domain/access/organisation.ts'
import { type KnownRole, type Place, type Principal, roleTitle } from '../domain/access/principal.ts'
import { counted } from '../domain/words/numbers.ts'
import { demonstrationId } from './demonstration-sign-in.ts'

/** How many children a worker holds now, in one unit. */
export interface Caseload {
  readonly worker: string
  readonly unit: string | undefined
  readonly children: number
}

/** Somebody the demonstration can sign in as. */
export interface DemonstrationPerson {
  /** Stable between starts: part of a form, and of the principal's id. */
  readonly key: KnownRole
  readonly principal: Principal
  /** Role and place, in words: "Unit lead, Unit Kite". */
  readonly position: string
  /** What they will see, in a sentence. */
  readonly sees: string
  /** Not of those who work with children: shown apart. */
  readonly isOther?: boolean
}

/**
 * Seven people from nearest the children outwards: a worker with many children, that worker's unit lead and service
 * manager, and four with the whole service before them. Fewer where the organisation has no worker or no unit.
 */
export function demonstrationPeople(
  organisation: Organisation,
  authorityId: string,
  caseloads: readonly Caseload[] = [],
): DemonstrationPerson[] {
  const { worker, unit } = busiest(organisation, caseloads)
  const service = unitOf(organisation, unit)?.serviceId
  const directorate =
    organisation.directorate.name === 'Not known' ? "Children's services" : organisation.directorate.name
  const person = (role: KnownRole, name: string, place: Place, where: string, sees: string): DemonstrationPerson => {
    const workerId = place.kind === 'worker' ? place.worker : undefined
    const principal: Principal = { id: demonstrationId(role), authorityId, name, role, place, workerId }
    return { key: role, principal, position: `${roleTitle(role)}, ${where}`, sees }
  }
  const people: DemonstrationPerson[] = []
  if (worker !== undefined) {
    const name = organisation.workers.find(each => each.id === worker)?.name ?? 'Wren Example'
    const where = departmentName(organisation, unit)
    people.push(
      person('practitioner', name, { kind: 'worker', worker }, where, 'Their own children, and what is due for each.'),
    )
  }
  if (unit !== undefined) {
    const where = departmentName(organisation, unit)
    const sees = 'Every child the unit holds, and the numbers of the whole service.'
    people.push(person('unit-lead', 'Uma Example', { kind: 'unit', unit }, where, sees))
  }
  if (service !== undefined) {
    const units = departmentsWithin(organisation, service)
    const many = organisation.units.filter(each => units.has(each.id)).length
    const sees = `Every child held by the service area's ${counted(many, 'unit')}.`
    const where = departmentName(organisation, service)
    people.push(person('service-manager', 'Sam Example', { kind: 'service', service }, where, sees))
  }
  const all: Place = { kind: 'directorate' }
  return [
    ...people,
    person(
      'head-of-service',
      'Hope Example',
      all,
      directorate,
      'Every child, every service area, and what was imported.',
    ),
    person('director', 'Dana Example', all, directorate, 'Every number, and every child behind it.'),
    person('quality-lead', 'Quinn Example', all, directorate, 'Every child, the standards, and who looked at what.'),
    person(
      'analyst',
      'Ana Example',
      all,
      directorate,
      'Imports, what is wrong with the data, and mappings of local codes.',
    ),
  ]
}

/** Four more who do not work with children: who looks after accounts, and three from outside the service. */
export function otherDemonstrationPeople(authorityId: string): DemonstrationPerson[] {
  const person = (role: KnownRole, name: string, sees: string): DemonstrationPerson => {
    const principal: Principal = { id: demonstrationId(role), authorityId, name, role, place: { kind: 'directorate' } }
    return { key: role, principal, position: roleTitle(role), sees, isOther: true }
  }
  return [
    person('administrator', 'Alex Example', 'People, their posts and their accounts, and not one child.'),
    person('inspector', 'Ines Example', 'The children named to them one by one, and what is published.'),
    person('scrutiny-member', 'Scott Example', 'What is published, and nothing else.'),
    person('partner-auditor', 'Pia Example', 'Packs of children without their names, made for them.'),
  ]
}

/** The worker who holds most children, and the unit they hold them in. */
function busiest(organisation: Organisation, caseloads: readonly Caseload[]): { worker?: string; unit?: string } {
  const held = [...caseloads]
    .filter(each => unitOf(organisation, each.unit) !== undefined)
    .sort((a, b) => b.children - a.children || a.worker.localeCompare(b.worker))[0]
  if (held?.unit !== undefined) return { worker: held.worker, unit: held.unit }
  const placed = organisation.workers.find(each => unitOf(organisation, each.unitId) !== undefined)
  const worker = placed?.id ?? organisation.workers[0]?.id
  const unit = placed?.unitId ?? organisation.units[0]?.id
  return { ...(worker !== undefined && { worker }), ...(unit !== undefined && { unit }) }
}
