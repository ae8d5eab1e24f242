import type { Day } from '../domain/calendar/day.ts'
import type { ReadModel } from './read-model.ts'

/** The last day, on or before a day, on which a child is recorded as seen at a visit of any kind. */
export function lastSeen(model: ReadModel, child: number, day: Day): Day | undefined {
  const visits = model.columns('visit')
  const on = visits.numbers('on')
  const seen = visits.numbers('seen')
  const { first, count } = visits.rowsOf(child)
  let last: Day | undefined
  for (let row = first; row < first + count; row++) {
    if (seen[row] === 1 && on[row]! <= day && (last === undefined || on[row]! > last)) last = on[row]!
  }
  return last
}
