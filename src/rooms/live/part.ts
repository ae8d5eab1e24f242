import type { Part, ReadModel } from '../../analysis/index.ts'
import { departmentName, departmentsWithin, notKnown, type Organisation } from '../../domain/access/organisation.ts'

/** The worker that stands for "nobody holds it". */
export const unallocated = 'unallocated'

/** The part of the service a page is about: everything, a service area, a unit or a worker. */
export interface ChosenPart {
  readonly title: string
  /** From the directorate down, with addresses except for the last. */
  readonly path: readonly { readonly text: string; readonly href?: string | undefined }[]
  readonly part: Omit<Part, 'named'>
  /** The query that keeps it: { unit: 'T101' }. */
  readonly query: Readonly<Record<string, string>>
  /** What is next below, to go down to. */
  readonly below: readonly { readonly text: string; readonly query: Readonly<Record<string, string>> }[]
}

/** What an address says of the part: see `asked`. */
interface Given {
  readonly service?: string | undefined
  readonly unit?: string | undefined
  readonly worker?: string | undefined
  readonly part?: string | undefined
}

type Address = (query: Readonly<Record<string, string>>) => string

/** What the data knows of units and workers, besides what the organisation's own lists say. */
type Held = Pick<ReadModel, 'units' | 'workers'>

/** The part that the address names, the widest where it names none; undefined where there is no such part. */
export function choosePart(
  organisation: Organisation,
  asked: Given,
  address: Address,
  held: Held,
): ChosenPart | undefined {
  const given = fromFilter(organisation, asked)
  const { worker } = given
  if (worker !== undefined && worker !== unallocated) return workerPart(organisation, worker, address, held)
  const whole =
    given.unit !== undefined
      ? unitPart(organisation, given.unit, address, held)
      : given.service !== undefined
        ? servicePart(organisation, given.service, address)
        : directorate(organisation)
  return whole && worker === unallocated ? withoutWorker(whole, address) : whole
}

/** A practitioner's own cases: the only part their numbers are of. */
export function ownPart(workers: ReadonlySet<string>): ChosenPart {
  return { title: 'Your cases', path: [], part: { workers }, query: {}, below: [] }
}

/** The name of a unit as pages show it. */
export function unitName(organisation: Organisation, unit: string | undefined): string {
  return unit === undefined || unit === '' ? 'Unit not known' : departmentName(organisation, unit)
}

/**
 * What a filter's own choice of part comes to. A worker chosen with it counts only if still of that unit: the choice
 * of another unit takes the worker away.
 */
function fromFilter(organisation: Organisation, { part, service, unit, worker }: Given): Given {
  if (part === undefined) return { service, unit, worker }
  const [, kind, id] = /^(service|unit):(.+)$/.exec(part) ?? []
  if (kind === 'service') return { service: id, ...(worker === unallocated ? { worker } : {}) }
  if (kind !== 'unit') return worker === unallocated ? { worker } : {}
  const stays = worker === unallocated || organisation.workers.some(each => each.id === worker && each.unitId === id)
  return { unit: id, ...(stays ? { worker } : {}) }
}

function directorate(organisation: Organisation): ChosenPart {
  const { name } = organisation.directorate
  return {
    title: name,
    path: [{ text: name }],
    part: {},
    query: {},
    below: organisation.services.map(each => ({ text: each.name, query: { service: each.id } })),
  }
}

function servicePart(organisation: Organisation, id: string, address: Address): ChosenPart | undefined {
  const service = organisation.services.find(each => each.id === id)
  if (service === undefined) return undefined
  return {
    title: service.name,
    path: [top(organisation, address), { text: service.name }],
    part: { units: departmentsWithin(organisation, id) },
    query: { service: id },
    below: organisation.units
      .filter(each => each.serviceId === id)
      .map(each => ({ text: each.name, query: { unit: each.id } })),
  }
}

function unitPart(organisation: Organisation, id: string, address: Address, held: Held): ChosenPart | undefined {
  if (id === notKnown) {
    const text = unitName(organisation, undefined)
    const path = [top(organisation, address), { text }]
    return { title: text, path, part: { units: new Set(['']) }, query: { unit: id }, below: [] }
  }
  const unit = organisation.units.find(each => each.id === id)
  if (unit === undefined && !organisation.departments.has(id) && held.units.find(id) === undefined) return undefined
  const name = unitName(organisation, id)
  const service = organisation.services.find(each => each.id === unit?.serviceId)
  const above = service === undefined ? [] : [{ text: service.name, href: address({ service: service.id }) }]
  return {
    title: name,
    path: [top(organisation, address), ...above, { text: name }],
    part: { units: new Set([id]) },
    query: { unit: id },
    below: organisation.workers
      .filter(each => each.unitId === id)
      .map(each => ({ text: each.name ?? each.id, query: { worker: each.id } })),
  }
}

function workerPart(organisation: Organisation, id: string, address: Address, held: Held): ChosenPart | undefined {
  const worker = organisation.workers.find(each => each.id === id)
  if (worker === undefined && held.workers.find(id) === undefined) return undefined
  const unit = organisation.units.find(each => each.id === worker?.unitId)
  const name = worker?.name ?? id
  const above = unit === undefined ? [] : [{ text: unit.name, href: address({ unit: unit.id }) }]
  return {
    title: name,
    path: [top(organisation, address), ...above, { text: name }],
    part: { workers: new Set([id]) },
    query: { worker: id },
    below: [],
  }
}

function withoutWorker(whole: ChosenPart, address: Address): ChosenPart {
  const above = whole.path.map((each, index) =>
    index === whole.path.length - 1 ? { ...each, href: address(whole.query) } : each,
  )
  return {
    title: `${whole.title}: no worker`,
    path: [...above, { text: 'No worker' }],
    part: { ...whole.part, workers: new Set(['']) },
    query: { ...whole.query, worker: unallocated },
    below: [],
  }
}

function top(organisation: Organisation, address: Address) {
  return { text: organisation.directorate.name, href: address({}) }
}
