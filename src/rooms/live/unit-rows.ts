import type { Board } from '../../analysis/index.ts'
import { notKnown, type Organisation } from '../../domain/access/organisation.ts'
import { unitName } from './part.ts'

/** A unit with anything open, as the board shows it. */
export interface UnitRow {
  /** As in the data; '' where it is not known. */
  readonly id: string
  readonly name: string
  /** How addresses name it. */
  readonly key: string
  readonly open: ReadonlyMap<string, number>
  readonly overdue: ReadonlyMap<string, number>
}

const nothing: ReadonlyMap<string, number> = new Map()

/** Units with anything open, under their services in the organisation's own order; last, what is held elsewhere. */
export function unitRows(board: Board, organisation: Organisation): { heading: string; rows: UnitRow[] }[] {
  const row = (id: string): UnitRow => ({
    id,
    name: unitName(organisation, id),
    key: id === '' ? notKnown : id,
    open: board.openByUnit.get(id) ?? nothing,
    overdue: board.overdueByUnit.get(id) ?? nothing,
  })
  const known = new Set(organisation.units.map(each => each.id))
  const elsewhere = [...board.openByUnit.keys()].filter(id => !known.has(id)).sort()
  return [
    ...organisation.services.map(service => ({
      heading: service.name,
      rows: organisation.units
        .filter(each => each.serviceId === service.id && board.openByUnit.has(each.id))
        .map(each => row(each.id)),
    })),
    { heading: 'Held elsewhere', rows: elsewhere.map(row) },
  ].filter(group => group.rows.length > 0)
}

/** How many there are of one standard, or of all. */
export function countOf(counts: ReadonlyMap<string, number>, standard?: string): number {
  if (standard !== undefined) return counts.get(standard) ?? 0
  let sum = 0
  for (const each of counts.values()) sum += each
  return sum
}
