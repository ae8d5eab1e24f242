import type { Day } from '../../domain/calendar/day.ts'
import { longDate } from '../../domain/calendar/wording.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { describe } from '../../domain/standards/describe.ts'
import { howFar as howFarOf } from '../../domain/standards/how-far.ts'
import type { SetStandards } from '../../domain/standards/local/set-standards.ts'
import { byId } from '../../domain/standards/registry.ts'
import type { Deadline, Standard } from '../../domain/standards/standard.ts'
import { type Coverage, lateAfter, type State, stateOn, supplyOf } from '../../domain/standards/state.ts'

/** A deadline and how it stands on a day. */
export interface Standing {
  readonly deadline: Deadline
  /** As the authority had set it for this deadline. */
  readonly standard: Standard
  readonly state: State
  /** What lateness is counted from where it is overdue, if that is not the due date. */
  readonly lateAfter?: Day | undefined
}

/** The deadlines whose clocks had begun by a day, latest due first. */
export function standingsOn(
  deadlines: readonly Deadline[],
  { coverage, standards, on }: { coverage: Coverage; standards: SetStandards; on: Day },
): Standing[] {
  return deadlines
    .flatMap(deadline => {
      const standard = standards.judging(deadline)
      // By the standard's own length, as in the lists, whatever an authority has set.
      const supply = supplyOf(coverage, byId(standard.id), englandAndWales)
      const state = stateOn(deadline, on, supply)
      if (state === undefined) return []
      const late = state === 'overdue' ? lateAfter(deadline, supply) : undefined
      return [{ deadline, standard, state, ...(late === deadline.dueOn ? {} : { lateAfter: late }) }]
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

/**
 * The deadline in sentences, and of what is late whatever went before the evidence, since when and why. `evidenceFrom` is
 * as `describe` takes it.
 */
export function inWords({ deadline, standard, lateAfter }: Standing, on: Day, evidenceFrom?: Day | null): string {
  const told = describe(deadline, standard, on, evidenceFrom)
  if (lateAfter === undefined) return told
  return `${told} It fell due before what is supplied here begins, so it may have been met then; but nothing that meets it is recorded since, and by ${longDate(lateAfter)} it had fallen due again. Late is counted from that day.`
}

/** How far off or how late, in the unit the rule counts in: "6 working days late", "in 3 days". */
export function howFar({ deadline, standard, state, lateAfter }: Standing, on: Day): string | undefined {
  return howFarOf(standard, { ...deadline, lateAfter }, state, on, englandAndWales)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
