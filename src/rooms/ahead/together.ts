import type { DueItem } from '../../analysis/index.ts'
import type { Day } from '../../domain/calendar/day.ts'

/** Standards that a visit meets at which the child is seen: one journey can meet those of several children. */
export const visitStandards: ReadonlySet<string> = new Set([
  'AD-04',
  'CL-04',
  'CL-13',
  'CL-14',
  'CN-04',
  'CP-11',
  'FD-06',
  'LV-01',
  'LV-02',
  'LV-03',
  'LV-04',
  'LV-05',
  'LV-06',
  'LV-07',
  'LV-08',
  'LV-11',
  'PF-01',
  'PF-02',
  'PF-03',
])

/** Visits due so far apart, in days, are not worth bringing together: the later child would soon be due again. */
const apart = 14

/** Visits to brothers and sisters that one journey can make. */
export interface Together {
  readonly family: string
  /** By the day they are due. */
  readonly visits: readonly DueItem[]
  readonly children: number
  /** The first of them: all would be made by then. */
  readonly by: Day
}

/**
 * Visits that could be made together: of children of one family, due within two weeks of one another, at least two
 * children's. The soonest first.
 */
export function visitsTogether(items: readonly DueItem[], familyOf: ReadonlyMap<string, string>): Together[] {
  const byFamily = new Map<string, DueItem[]>()
  for (const item of items) {
    const family = familyOf.get(item.childId)
    if (family === undefined || !visitStandards.has(item.standardId)) continue
    byFamily.set(family, [...(byFamily.get(family) ?? []), item])
  }
  return [...byFamily]
    .flatMap(([family, visits]) => clusters(visits).map(each => ({ family, ...each })))
    .filter(each => each.children > 1)
    .sort((a, b) => a.by - b.by || (a.family < b.family ? -1 : 1))
}

function clusters(visits: readonly DueItem[]): Omit<Together, 'family'>[] {
  const inTurn = visits.toSorted((a, b) => a.workOn - b.workOn)
  const found: DueItem[][] = []
  for (const each of inTurn) {
    const last = found.at(-1)
    if (last !== undefined && each.workOn - last[0]!.workOn <= apart) last.push(each)
    else found.push([each])
  }
  return found.map(some => ({
    visits: some,
    children: new Set(some.map(each => each.childId)).size,
    by: some[0]!.workOn,
  }))
}
