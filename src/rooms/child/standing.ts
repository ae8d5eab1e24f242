import type { Day } from '../../domain/calendar/day.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { howFar as howFarOf } from '../../domain/standards/how-far.ts'
import type { SetStandards } from '../../domain/standards/local/set-standards.ts'
import type { Deadline, Standard } from '../../domain/standards/standard.ts'
import { type Coverage, evidenceFrom, type State, stateOn } from '../../domain/standards/state.ts'

/** A deadline and how it stands on a day. */
export interface Standing {
  readonly deadline: Deadline
  /** As the authority had set it for this deadline. */
  readonly standard: Standard
  readonly state: State
}

/** The deadlines whose clocks had begun by a day, latest due first. */
export function standingsOn(
  deadlines: readonly Deadline[],
  { coverage, standards, on }: { coverage: Coverage; standards: SetStandards; on: Day },
): Standing[] {
  return deadlines
    .flatMap(deadline => {
      const standard = standards.judging(deadline)
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
  return howFarOf(standard, deadline, state, on, englandAndWales)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
