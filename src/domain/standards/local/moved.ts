import type { Day } from '../../calendar/day.ts'
import type { WorkingCalendar } from '../../calendar/working-calendar.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { evaluate } from '../evaluate.ts'
import type { Standard } from '../standard.ts'
import type { DeadlineDates } from '../state.ts'

/** A child of whom a setting would move something: what is still open on a day under the rule as it is, and under it. */
export interface MovedChild {
  readonly childId: string
  readonly before: readonly DeadlineDates[]
  readonly after: readonly DeadlineDates[]
}

/** What a setting would move for one child, as it stands on a day; undefined where it moves nothing. */
export function movedFor(
  child: ChildRecord,
  { now, proposed, on }: { now: Standard; proposed: Standard; on: Day },
  calendar: WorkingCalendar,
): MovedChild | undefined {
  const [before, after] = [now, proposed].map(each => openOn(evaluate(child, [each], calendar), on)) as [
    DeadlineDates[],
    DeadlineDates[],
  ]
  const isMoved = before.length !== after.length || before.some((each, index) => !isSame(each, after[index]!))
  return isMoved ? { childId: child.childId, before, after } : undefined
}

/** What is neither met nor ended by a day: all that can be late, or due soon, on it. */
function openOn(deadlines: readonly DeadlineDates[], on: Day): DeadlineDates[] {
  return deadlines
    .filter(
      ({ triggerOn, metOn, endedOn }) =>
        triggerOn <= on && (metOn === undefined || metOn > on) && (endedOn === undefined || endedOn > on),
    )
    .map(({ triggerOn, dueOn, soonOn, metOn, endedOn }) => ({ triggerOn, dueOn, soonOn, metOn, endedOn }))
}

function isSame(a: DeadlineDates, b: DeadlineDates): boolean {
  return a.triggerOn === b.triggerOn && a.dueOn === b.dueOn && a.soonOn === b.soonOn
}
