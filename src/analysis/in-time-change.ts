import type { Day } from '../domain/calendar/day.ts'
import { monthOf } from '../domain/calendar/months.ts'
import { fewestInMonth, type XmrChart, xmr } from '../domain/statistics/index.ts'
import type { BoardLine } from './board.ts'

/**
 * Whether the share done in time has changed beyond chance, from a board's months: whole months only, those with too few
 * left out, so that the last value judged is of the last month that had enough.
 */
export function inTimeChange(months: BoardLine['months'], day: Day): XmrChart {
  const isWhole = monthOf(day + 1) !== monthOf(day)
  const values = months
    .slice(0, isWhole ? undefined : -1)
    .map(({ met, of }) => (of < fewestInMonth ? undefined : met / of))
  return xmr(values, { polarity: 'high' })
}
