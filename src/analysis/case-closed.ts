import type { Day } from '../domain/calendar/day.ts'
import { closedAfter } from '../domain/record/open-times.ts'
import type { Status } from '../domain/record/status.ts'
import { type Columns, unknown } from './columns.ts'
import type { ReadModel } from './read-model.ts'

/**
 * The day, on or before `today`, on which the case that was open on another day was closed, by the rule that ends the
 * clocks of directions (OV-14); undefined where it is open still.
 */
export function caseClosedOn(model: ReadModel, child: number, openOn: Day, today: Day): Day | undefined {
  const columns = model.columns('status')
  const { first, count } = columns.rowsOf(child)
  const spells = Array.from({ length: count }, (_, at) => ({
    ...timeOf(columns, first + at),
    status: columns.text('status', first + at) as Status,
  }))
  const holding = model.columns('holding')
  const held = holding.rowsOf(child)
  const holdings = Array.from({ length: held.count }, (_, at) => ({
    ...timeOf(holding, held.first + at),
    worker: holding.text('worker', held.first + at),
  }))
  const closedOn = closedAfter(spells, openOn, holdings)
  return closedOn !== undefined && closedOn <= today ? closedOn : undefined
}

function timeOf(columns: Columns, row: number): { from: Day; until: Day | undefined } {
  const until = columns.numbers('until')[row]!
  return { from: columns.numbers('from')[row]!, until: until === unknown ? undefined : until }
}
