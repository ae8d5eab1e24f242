import type { Day } from '../../domain/calendar/day.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { after } from '../../domain/standards/interval.ts'
import type { Deadline, Standard } from '../../domain/standards/standard.ts'

/** From when to when what meets a deadline is in time. Later is late, but still meets it. */
export interface TimeForIt {
  readonly from: Day
  readonly until: Day
}

/** The days on which what a standard asks counts as done in time for this deadline. */
export function timeFor(deadline: Deadline, standard: Standard): TimeForIt {
  return { from: firstDayFor(deadline, standard), until: deadline.dueOn }
}

function firstDayFor(deadline: Deadline, { clock }: Standard): Day {
  const { triggerOn, ordinal, soonOn } = deadline
  // A later turn counts from what was done that day: it cannot be done again by the same.
  if (clock.kind !== 'ladder')
    return clock.from === 'next day' || (clock.kind === 'rolling' && ordinal > 1) ? triggerOn + 1 : triggerOn
  if (clock.raised) return soonOn
  const before = clock.points[ordinal - 2]
  const reached = before && after(triggerOn, before, englandAndWales)
  return reached === undefined ? triggerOn : reached + 1
}
