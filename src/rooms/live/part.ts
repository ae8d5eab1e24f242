import type { Held as HeldNow, Part, ReadModel } from '../../analysis/index.ts'
import {
  departmentName,
  departmentsWithin,
  notKnown,
  type Organisation,
  wholeName,
} from '../../domain/access/organisation.ts'

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
  /** What is next below, to go down to: every number of the part is in one of them, but for what workers of others hold. */
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
interface Held extends Pick<ReadModel, 'units' | 'workers'> {
  /** Who holds children on the day the page is of. */
  readonly now: () => HeldNow
  /** The workers whom the reader may tell apart; undefined: all. */
  readonly answersFor: ReadonlySet<string> | undefined
}

/**
 * The part that the address names, the widest where it names none; undefined where there is no such part, or it is a
 * worker for whom the reader does not answer.
 */
export function choosePart(
  organisation: Organisation,
  asked: Given,
  address: Address,
  held: Held,
): ChosenPart | undefined {
  const given = fromFilter(organisation, asked, held)
  const { worker, unit } = given
  if (worker !== undefined && worker !== unallocated && held.answersFor?.has(worker) === false) return undefined
  if (worker !== undefined && worker !== unallocated && unit === undefined)
    return workerPart(organisation, worker, address, held)
  const whole =
    unit !== undefined
      ? unitPart(organisation, unit, address, held)
      : given.service !== undefined
        ? servicePart(organisation, given.service, address, held)
        : directorate(organisation, held)
  if (whole === undefined || worker === undefined) return whole
  return worker === unallocated
    ? withWorker(whole, { title: `${whole.title}: no worker`, text: 'No worker', worker, id: '' }, address)
    : workerIn(organisation, whole, worker, address, held)
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
 * What a filter's own choice of part comes to. A worker chosen with it counts only if of that unit, or holding children
 * there: the choice of another unit takes the worker away.
 */
function fromFilter(organisation: Organisation, { part, service, unit, worker }: Given, held: Held): Given {
  if (part === undefined) return { service, unit, worker }
  const [, kind, id] = /^(service|unit):(.+)$/.exec(part) ?? []
  if (kind === 'service') return { service: id, ...(worker === unallocated ? { worker } : {}) }
  if (kind !== 'unit') return worker === unallocated ? { worker } : {}
  const stays =
    worker === unallocated ||
    organisation.workers.some(each => each.id === worker && each.unitId === id) ||
    (worker !== undefined && unitsHeldIn(held, worker).includes(id === notKnown ? '' : id!))
  return { unit: id, ...(stays ? { worker } : {}) }
}

/** The units in which a worker holds children on the day; '' for one that is not known. */
function unitsHeldIn(held: Held, worker: string): string[] {
  return [...held.now()].flatMap(([unit, workers]) => (workers.has(worker) ? [unit] : []))
}

function directorate(organisation: Organisation, held: Held): ChosenPart {
  const name = wholeName(organisation)
  const within = new Set(organisation.services.flatMap(each => [...departmentsWithin(organisation, each.id)]))
  return {
    title: name,
    path: [{ text: name }],
    part: {},
    query: {},
    below: [
      ...organisation.services.map(each => ({ text: each.name, query: { service: each.id } })),
      ...unitsBelow(organisation, held, unit => !within.has(unit)),
    ],
  }
}

function servicePart(organisation: Organisation, id: string, address: Address, held: Held): ChosenPart | undefined {
  const service = organisation.services.find(each => each.id === id)
  if (service === undefined) return undefined
  const units = organisation.units.filter(each => each.serviceId === id)
  const within = departmentsWithin(organisation, id)
  return {
    title: service.name,
    path: [top(organisation, address), { text: service.name }],
    part: { units: within },
    query: { service: id },
    below: [
      ...units.map(each => ({ text: each.name, query: { unit: each.id } })),
      ...unitsBelow(organisation, held, unit => within.has(unit) && !units.some(each => each.id === unit)),
    ],
  }
}

function unitPart(organisation: Organisation, id: string, address: Address, held: Held): ChosenPart | undefined {
  if (id === notKnown) {
    const text = unitName(organisation, undefined)
    const path = [top(organisation, address), { text }]
    const below = workersBelow(organisation, held, '')
    return { title: text, path, part: { units: new Set(['']) }, query: { unit: id }, below }
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
    below: workersBelow(organisation, held, id),
  }
}

/** Units that hold children and are on no list the reader came down by, the one that is not known last. */
function unitsBelow(organisation: Organisation, held: Held, isWanted: (unit: string) => boolean): ChosenPart['below'] {
  const units = [...held.now().keys()].filter(isWanted)
  return units
    .map(unit => ({ text: unitName(organisation, unit), query: { unit: unit === '' ? notKnown : unit } }))
    .sort((a, b) => Number(a.query.unit === notKnown) - Number(b.query.unit === notKnown) || byText(a, b))
}

/**
 * The workers of a unit, then whoever else holds a child there, then the children that nobody holds. Of workers only those
 * the reader answers for: what others hold is in the unit's own numbers and no further.
 */
function workersBelow({ workers }: Organisation, held: Held, unit: string): ChosenPart['below'] {
  const { answersFor } = held
  const isTold = (id: string) => answersFor === undefined || answersFor.has(id)
  const listed = workers.filter(each => unit !== '' && each.unitId === unit && isTold(each.id))
  const holding = held.now().get(unit) ?? new Set()
  const others = [...holding].filter(id => id !== '' && isTold(id) && !listed.some(each => each.id === id))
  const key = unit === '' ? notKnown : unit
  const named = (id: string) => ({
    text: workers.find(each => each.id === id)?.name ?? id,
    query: { unit: key, worker: id },
  })
  return [
    ...listed.map(each => named(each.id)),
    ...others.map(named).sort(byText),
    ...(holding.has('') ? [{ text: 'No worker', query: { unit: key, worker: unallocated } }] : []),
  ]
}

function byText(a: { readonly text: string }, b: { readonly text: string }): number {
  return a.text.localeCompare(b.text)
}

/** All that a worker holds: where that is in several units, none of them stands above, and each is below. */
function workerPart(organisation: Organisation, id: string, address: Address, held: Held): ChosenPart | undefined {
  const worker = organisation.workers.find(each => each.id === id)
  if (worker === undefined && held.workers.find(id) === undefined) return undefined
  const own = organisation.units.find(each => each.id === worker?.unitId)
  const units = unitsHeldIn(held, id)
  const isInOne = units.every(each => each === own?.id)
  const name = worker?.name ?? id
  const above = own === undefined || !isInOne ? [] : [{ text: own.name, href: address({ unit: own.id }) }]
  return {
    title: name,
    path: [top(organisation, address), ...above, { text: name }],
    part: { workers: new Set([id]) },
    query: { worker: id },
    below: isInOne
      ? []
      : unitsBelow(organisation, held, unit => units.includes(unit)).map(({ text, query }) => ({
          text,
          query: { ...query, worker: id },
        })),
  }
}

/** What a worker holds in a unit. */
function workerIn(
  organisation: Organisation,
  whole: ChosenPart,
  id: string,
  address: Address,
  held: Held,
): ChosenPart | undefined {
  const worker = organisation.workers.find(each => each.id === id)
  if (worker === undefined && held.workers.find(id) === undefined) return undefined
  const name = worker?.name ?? id
  return withWorker(whole, { title: name, text: name, worker: id, id }, address)
}

function withWorker(
  whole: ChosenPart,
  { title, text, worker, id }: Readonly<Record<'title' | 'text' | 'worker' | 'id', string>>,
  address: Address,
): ChosenPart {
  const above = whole.path.map((each, index) =>
    index === whole.path.length - 1 ? { ...each, href: address(whole.query) } : each,
  )
  return {
    title,
    path: [...above, { text }],
    part: { ...whole.part, workers: new Set([id]) },
    query: { ...whole.query, worker },
    below: [],
  }
}

function top(organisation: Organisation, address: Address) {
  return { text: wholeName(organisation), href: address({}) }
}
