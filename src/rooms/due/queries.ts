import { type DueItem, dueOn, type Opening, type ReadModel } from '../../analysis/index.ts'
import type { Scope } from '../../domain/access/scope.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { readChildNames } from '../../store/child-names.ts'
import type { Db } from '../../store/store.ts'
import type { ChosenPart } from '../live/index.ts'

/** A scope as the read model takes it. */
export function openingOf(scope: Scope): Opening {
  switch (scope.kind) {
    case 'none':
      return { none: true }
    case 'authority':
      return {}
    case 'units':
      return { units: scope.units }
    case 'workers':
      return { workers: scope.workers }
  }
}

/** Whether an item belongs to the part of the service a page is about. */
export function inPart(
  item: { readonly unit: string | undefined; readonly worker: string | undefined },
  part: ChosenPart['part'],
): boolean {
  if (part.units && (item.unit === undefined || !part.units.has(item.unit))) return false
  return !part.workers || (item.worker !== undefined && part.workers.has(item.worker))
}

export interface DueList {
  readonly items: readonly DueItem[]
  /** How many there are in the part before the reader's scope is applied. */
  readonly inAll: number
}

/** What is outstanding in a part of the service, of the children the reader may open, and how many there are in all. */
export function dueList(
  model: ReadModel,
  day: Day,
  scope: Scope,
  part: ChosenPart['part'],
  filter: { standard?: string | undefined; state?: string | undefined },
): DueList {
  const wanted = filter.standard === undefined ? undefined : new Set([filter.standard])
  const all = dueOn(model, day, {}, wanted).filter(
    each => inPart(each, part) && (filter.state === undefined ? each.band !== 'later' : each.state === filter.state),
  )
  const opening = openingOf(scope)
  const items = all.filter(
    each =>
      !opening.none &&
      (!opening.units || (each.unit !== undefined && opening.units.has(each.unit))) &&
      (!opening.workers || (each.worker !== undefined && opening.workers.has(each.worker))),
  )
  return { items, inAll: all.length }
}

/** Names of children, read when a page shows them. */
export async function namesOf(
  db: Db,
  authority: string,
  childIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  return readChildNames(db, authority, [...new Set(childIds)])
}
