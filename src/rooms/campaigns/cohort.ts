import { cohortOn, type OpenFor } from '../../analysis/index.ts'
import { departmentName, departmentsWithin } from '../../domain/access/organisation.ts'
import { type CohortDefinition, definitionInWords } from '../../domain/campaigns/definition.ts'
import type { RoomRequest } from '../../server/index.ts'
import { openingFor, type RoomServices } from '../services.ts'

type Asking = Pick<
  RoomRequest<RoomServices>,
  'services' | 'principal' | 'scope' | 'numbersScope' | 'organisation' | 'today'
>

/** The children of a definition, as the live data has them for this reader. */
export function readCohort(request: Asking, definition: CohortDefinition): OpenFor[] {
  const { services, organisation } = request
  const { service, unit } = definition
  const units =
    unit !== undefined ? new Set([unit]) : service !== undefined ? departmentsWithin(organisation, service) : undefined
  return cohortOn(services.model, definition, openingFor(request), units === undefined ? {} : { units })
}

/** A definition in a sentence, with the names of this authority. */
export function wordsOf({ services, organisation, today }: Asking, definition: CohortDefinition): string {
  return definitionInWords(definition, {
    standard: id => services.standards().byId(id, today).title,
    department: id => departmentName(organisation, id),
  })
}
