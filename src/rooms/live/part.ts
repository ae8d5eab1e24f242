import type { Part } from '../../analysis/index.ts'
import type { Organisation } from '../../domain/access/organisation.ts'
import { departmentsWithin } from '../../domain/access/organisation.ts'

/** The part of the service a page is about: everything, a service area, a unit or a worker. */
export interface ChosenPart {
  readonly title: string
  /** From the directorate down, with addresses except for the last. */
  readonly path: readonly { readonly text: string; readonly href?: string | undefined }[]
  readonly part: Part
  /** The query that keeps it: { unit: 'T101' }. */
  readonly query: Readonly<Record<string, string>>
  /** What is next below, to go down to. */
  readonly below: readonly { readonly text: string; readonly query: Readonly<Record<string, string>> }[]
}

/** The part that the address names, the widest where it names none; undefined where there is no such part. */
export function choosePart(
  organisation: Organisation,
  given: { service?: string | undefined; unit?: string | undefined; worker?: string | undefined },
  address: (query: Readonly<Record<string, string>>) => string,
): ChosenPart | undefined {
  const top = { text: organisation.directorate.name, href: address({}) }
  if (given.worker !== undefined) {
    const worker = organisation.workers.find(each => each.id === given.worker)
    const unit = organisation.units.find(each => each.id === worker?.unitId)
    if (worker === undefined) return undefined
    const name = worker.name ?? worker.id
    const above = unit === undefined ? [] : [{ text: unit.name, href: address({ unit: unit.id }) }]
    return {
      title: name,
      path: [top, ...above, { text: name }],
      part: { workers: new Set([worker.id]) },
      query: { worker: worker.id },
      below: [],
    }
  }
  if (given.unit !== undefined) {
    const unit = organisation.units.find(each => each.id === given.unit)
    if (unit === undefined) return undefined
    const service = organisation.services.find(each => each.id === unit.serviceId)
    const above = service === undefined ? [] : [{ text: service.name, href: address({ service: service.id }) }]
    const workers = organisation.workers.filter(each => each.unitId === unit.id)
    return {
      title: unit.name,
      path: [top, ...above, { text: unit.name }],
      part: { units: new Set([unit.id]) },
      query: { unit: unit.id },
      below: workers.map(each => ({ text: each.name ?? each.id, query: { worker: each.id } })),
    }
  }
  if (given.service !== undefined) {
    const service = organisation.services.find(each => each.id === given.service)
    if (service === undefined) return undefined
    return {
      title: service.name,
      path: [top, { text: service.name }],
      part: { units: departmentsWithin(organisation, service.id) },
      query: { service: service.id },
      below: organisation.units
        .filter(each => each.serviceId === service.id)
        .map(each => ({ text: each.name, query: { unit: each.id } })),
    }
  }
  return {
    title: organisation.directorate.name,
    path: [{ text: organisation.directorate.name }],
    part: {},
    query: {},
    below: organisation.services.map(each => ({ text: each.name, query: { service: each.id } })),
  }
}
