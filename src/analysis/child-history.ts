import type { Day } from '../domain/calendar/day.ts'
import { cumulativeMonthsTo } from '../domain/tracking/clocks.ts'
import { type Columns, unknown } from './columns.ts'
import type { ReadModel } from './read-model.ts'

/**
 * The last of a child's rows whose span takes in a day; where none does, the one that ended that very day, so that what
 * happened as a child closed still belongs to whoever held the child. -1 where there is neither. `passOver` says which
 * rows do not count.
 */
export function rowAt(
  columns: Columns,
  child: number,
  day: Day,
  fromColumn: string,
  untilColumn: string,
  passOver?: (row: number) => boolean,
): number {
  const from = columns.numbers(fromColumn)
  const until = columns.numbers(untilColumn)
  const { first, count } = columns.rowsOf(child)
  let ended = -1
  for (let row = first + count - 1; row >= first; row--) {
    if (from[row] === unknown || from[row]! > day || passOver?.(row)) continue
    if (until[row] === unknown || day < until[row]!) return row
    if (until[row] === day && ended === -1) ended = row
  }
  return ended
}

/** Who held a child on the day something happened: codes, 0 where nobody is recorded. */
export function holderWhen(model: ReadModel, child: number, day: Day): { unit: number; worker: number } {
  const holding = model.columns('holding')
  const row = rowAt(holding, child, day, 'from', 'until')
  return row === -1 ? nobody : { unit: holding.numbers('unit')[row]!, worker: holding.numbers('worker')[row]! }
}

const nobody = { unit: 0, worker: 0 }

/**
 * Whole months a child was open in so many months to a day, closures of 90 days or fewer counted as open (indicator
 * I-48). A closure is joined only once the child has come back by that day.
 */
export function cumulativeMonths(model: ReadModel, child: number, day: Day, months: number): number {
  const stretches = model.columns('involvement')
  const from = stretches.numbers('from')
  const until = stretches.numbers('until')
  const { first, count } = stretches.rowsOf(child)
  const own = Array.from({ length: count }, (_, at) => ({
    from: from[first + at]!,
    until: until[first + at] === unknown ? undefined : until[first + at]!,
  }))
  return cumulativeMonthsTo(own, day, months)
}
