import type { ServiceOf } from '../../analysis/index.ts'
import { departmentsWithin, type Organisation } from '../../domain/access/organisation.ts'

const known = new WeakMap<Organisation, ReadonlyMap<string, string>>()

/** Which service a department belongs to, at whatever depth it holds children. */
export function servicesOf(organisation: Organisation): ServiceOf {
  let services = known.get(organisation)
  if (services === undefined) {
    services = new Map(
      organisation.services.flatMap(({ id }) => [...departmentsWithin(organisation, id)].map(unit => [unit, id])),
    )
    known.set(organisation, services)
  }
  const found = services
  return unit => found.get(unit)
}
