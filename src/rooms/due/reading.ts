import { type DueItem, type DueList, dueList } from '../../analysis/index.ts'
import { findStandard } from '../../domain/standards/registry.ts'
import type { RoomRequest } from '../../server/route.ts'
import { hrefWith } from '../../ui/index.ts'
import { type View, viewOf } from '../live/index.ts'
import { namesOf, type RoomServices } from '../services.ts'
import { askedOf, type DueQuery, filtersOf } from './asked.ts'
import { sortBy, sorted } from './queries.ts'

/** What a request for the list comes to. */
export interface DueReading {
  readonly view: View
  readonly query: DueQuery
  readonly list: DueList
  /** The list's items as the address sorts them. */
  readonly items: readonly DueItem[]
  /** The same view with something of it changed; on its first page unless the change names one. */
  readonly address: (changes: Parameters<typeof hrefWith>[1], path?: string) => string
}

type Request = RoomRequest<RoomServices, unknown, DueQuery>

/** Reads the list that an address asks for; undefined where there is no such part or standard. */
export async function readDue(request: Request): Promise<DueReading | undefined> {
  const { query, services, organisation } = request
  const filters = filtersOf(query)
  const view = viewOf(request, '/due', filters)
  if (view === undefined || (query.standard !== undefined && findStandard(query.standard) === undefined))
    return undefined
  const list = dueList(services.model, view.asAt.day, view.opening, askedOf(query, view.chosen.part))
  const kept = { ...view.chosen.query, on: view.asAt.on, ...filters, sort: query.sort, direction: query.direction }
  return {
    view,
    query,
    list,
    items: query.sort === undefined ? list.items : await inOrderOf(request, list, organisation),
    address: (changes, path = '/due') => hrefWith(path, { ...kept, ...changes }),
  }
}

async function inOrderOf(
  request: Request,
  { items }: DueList,
  organisation: Request['organisation'],
): Promise<DueItem[]> {
  const { query, services } = request
  const key = query.sort!
  const ids = key === 'child' ? items.map(each => each.childId) : []
  const names = await namesOf(request, ids)
  const workers = new Map(organisation.workers.map(each => [each.id, each.name]))
  const heldBy = ({ worker }: DueItem) => (worker === undefined ? undefined : (workers.get(worker) ?? worker))
  const by = sortBy(names, heldBy, services.standards())
  return sorted(items, by[key], query.direction === 'descending')
}
