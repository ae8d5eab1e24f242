import type { Day } from '../calendar/day.ts'
import { wholeMonthsBetween } from '../calendar/months.ts'
import { daysLate, inDays, shortDate } from '../calendar/wording.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { counted } from '../words/numbers.ts'
import type { Standard } from './standard.ts'
import type { State } from './state.ts'

/**
 * How far off or how late a deadline is on a day, in the unit the rule counts in: "6 working days late", "in 3 days".
 * Undefined for what is neither ahead nor late. What is overdue counts from `lateAfter` (state.ts), where that is later.
 */
export function howFar(
  standard: Standard,
  {
    dueOn,
    metOn,
    lateAfter = dueOn,
  }: { readonly dueOn: Day; readonly metOn?: Day | undefined; readonly lateAfter?: Day | undefined },
  state: State,
  on: Day,
  calendar: WorkingCalendar,
): string | undefined {
  if (state === 'due-soon' || state === 'due-later') return inDays(dueOn - on)
  if (state === 'overdue') return lateBy(standard, lateAfter, on, calendar)
  return state === 'met-late' && metOn !== undefined ? lateBy(standard, dueOn, metOn, calendar) : undefined
}

/**
 * What stands beside how late something is, where that is counted from another day than it was due; undefined where it is
 * not. Worded here for every list, page and file.
 */
export function countedFrom(lateAfter: Day | undefined): string | undefined {
  return lateAfter === undefined
    ? undefined
    : `counted from ${shortDate(lateAfter)}: due before what is supplied begins, and nothing recorded since`
}

function lateBy(standard: Standard, dueOn: Day, until: Day, calendar: WorkingCalendar): string {
  const working = countsWorkingDays(standard) ? calendar.between(dueOn, until) : undefined
  // Late over a weekend only: no working day has passed, but it is late.
  return `${working ? daysLate(working, 'working day') : daysLate(until - dueOn)}${inMonthsToo(dueOn, until)}`
}

/** Days that nobody can picture any more, said in years and months as well: " (6 years 3 months)". */
export function inMonthsToo(from: Day, to: Day): string {
  const whole = wholeMonthsBetween(from, to)
  if (whole < 3) return ''
  const years = Math.floor(whole / 12)
  const parts = [years > 0 ? counted(years, 'year') : '', whole % 12 > 0 ? counted(whole % 12, 'month') : '']
  return ` (${parts.filter(each => each !== '').join(' ')})`
}

function countsWorkingDays({ clock, lateIn }: Standard): boolean {
  if (lateIn !== undefined) return true
  if (clock.kind === 'once') return clock.within.unit === 'working day'
  if (clock.kind === 'ladder') return clock.points[0]?.unit === 'working day'
  return typeof clock.every !== 'function' && clock.every.unit === 'working day'
}
