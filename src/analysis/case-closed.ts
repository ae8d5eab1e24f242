import type { Day } from '../domain/calendar/day.ts'
import { closedAfter } from '../domain/record/open-times.ts'
import type { Status } from '../domain/record/status.ts'
import { unknown } from './columns.ts'
import type { ReadModel } from './read-model.ts'

/**
 * The day, on or before `today`, on which the case that was open on another day was closed, by the rule that ends the
 * clocks of directions (OV-14); undefined where it is open still.
 */
export function caseClosedOn(model: ReadModel, child: number, openOn: Day, today: Day): Day | undefined {
  const columns = model.columns('status')
  const [from, until] = [columns.numbers('from'), columns.numbers('until')]
  const { first, count } = columns.rowsOf(child)
  const spells = Array.from({ length: count }, (_, at) => ({
    from: from[first + at]!,
    until: until[first + at] === unknown ? undefined : until[first + at]!,
    status: columns.text('status', first + at) as Status,
  }))
  const closedOn = closedAfter(spells, openOn)
  return closedOn !== undefined && closedOn <= today ? closedOn : undefined
}
