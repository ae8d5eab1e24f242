import { departmentName, type Organisation } from './organisation.ts'
import { type Principal, roleTitle } from './principal.ts'

/** Who somebody is in the service, in words: "Unit lead, Unit Kite"; the role alone where the place is not known. */
export function positionOf(principal: Principal, organisation: Organisation): string {
  const where = placeName(principal, organisation)
  return where === undefined ? roleTitle(principal.role) : `${roleTitle(principal.role)}, ${where}`
}

function placeName({ place }: Principal, organisation: Organisation): string | undefined {
  switch (place.kind) {
    case 'directorate': {
      const { name } = organisation.directorate
      return name === 'Not known' ? undefined : name
    }
    case 'service':
      return departmentName(organisation, place.service)
    case 'unit':
      return departmentName(organisation, place.unit)
    case 'worker': {
      const unit = organisation.workers.find(each => each.id === place.worker)?.unitId
      return unit === undefined ? undefined : departmentName(organisation, unit)
    }
  }
}
