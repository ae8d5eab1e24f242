import type { Day } from '../domain/calendar/day.ts'
import { visitsInExtract } from '../domain/standards/visit-evidence.ts'
import { type Columns, unknown } from './columns.ts'
import type { ReadModel } from './read-model.ts'

/**
 * The last day, on or before a day, on which a child is recorded as seen: at a visit of any kind, of private fostering and
 * of a placement for adoption too, or once they have left care when their adviser visited them or met them elsewhere.
 */
export function lastSeen(model: ReadModel, child: number, day: Day): Day | undefined {
  const [visits, own] = [model.columns('visit'), model.columns('own')]
  return later(lastRow(visits, child, day), lastRow(own, child, day))
}

/** Whether any visits are supplied at which a child was seen: else nobody knows when anybody was seen. */
export function suppliesVisits({ coverage }: Pick<ReadModel, 'coverage'>): boolean {
  return visitsInExtract.some(each => coverage.has(each))
}

/** The last day of a child's rows that say the child was seen, up to a day. */
function lastRow(columns: Columns, child: number, day: Day): Day | undefined {
  const [on, seen] = [columns.numbers('on'), columns.numbers('seen')]
  const { first, count } = columns.rowsOf(child)
  let last: Day | undefined
  for (let row = first; row < first + count; row++) {
    if (on[row] === unknown || on[row]! > day || seen[row] !== 1) continue
    last = later(last, on[row])
  }
  return last
}

function later(a: Day | undefined, b: Day | undefined): Day | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b)
}
