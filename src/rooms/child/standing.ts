import type { Day } from '../../domain/calendar/day.ts'
import { daysLate, inDays } from '../../domain/calendar/wording.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { byId } from '../../domain/standards/registry.ts'
import type { Deadline, Standard } from '../../domain/standards/standard.ts'
import { type Coverage, evidenceFrom, type State, stateOn } from '../../domain/standards/state.ts'

/** A deadline and how it stands on a day. */
export interface Standing {
  readonly deadline: Deadline
  readonly standard: Standard
  readonly state: State
}

/** The deadlines whose clocks had begun by a day, latest due first. */
export function standingsOn(deadlines: readonly Deadline[], coverage: Coverage, on: Day): Standing[] {
  return deadlines
    .flatMap(deadline => {
      const standard = byId(deadline.standardId)
      const state = stateOn(deadline, on, evidenceFrom(coverage, standard.evidence))
      return state === undefined ? [] : [{ deadline, standard, state }]
    })
    .sort((a, b) => b.deadline.dueOn - a.deadline.dueOn || compare(a.standard.id, b.standard.id))
}

/** What is still to be done: overdue first, then by due date, the soonest first. */
export function outstanding(standings: readonly Standing[]): Standing[] {
  const isLate = (each: Standing) => Number(each.state === 'overdue')
  return standings
    .filter(({ state }) => state === 'overdue' || state === 'due-soon' || state === 'due-later')
    .sort((a, b) => isLate(b) - isLate(a) || a.deadline.dueOn - b.deadline.dueOn)
}

/** How far off or how late, in the unit the rule counts in: "6 working days late", "in 3 days". */
export function howFar({ deadline, standard, state }: Standing, on: Day): string | undefined {
  if (state === 'due-soon' || state === 'due-later') return inDays(deadline.dueOn - on)
  if (state === 'overdue') return lateBy(standard, deadline.dueOn, on)
  return state === 'met-late' && deadline.metOn !== undefined
    ? lateBy(standard, deadline.dueOn, deadline.metOn)
    : undefined
}

function lateBy(standard: Standard, dueOn: Day, until: Day): string {
  const working = countsWorkingDays(standard) ? englandAndWales.between(dueOn, until) : undefined
  // Late over a weekend only: no working day has passed, but it is late.
  return working ? daysLate(working, 'working day') : daysLate(until - dueOn)
}

function countsWorkingDays({ clock }: Standard): boolean {
  if (clock.kind === 'once') return clock.within.unit === 'working day'
  if (clock.kind === 'ladder') return clock.points[0]?.unit === 'working day'
  return typeof clock.every !== 'function' && clock.every.unit === 'working day'
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
