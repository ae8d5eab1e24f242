import { caseClosedOn, type ReadModel } from '../../analysis/index.ts'
import { type Day, day } from '../../domain/calendar/day.ts'
import type { Direction } from '../../store/directions.ts'

/** A direction, and whether the case in which it was given is closed. */
export interface DirectionOfCase extends Direction {
  /** The day the case was closed: from then on nothing in it is overdue, and what was not done stays so. */
  readonly closedOn: Day | undefined
}

/** Directions with what became of the cases in which they were given, as OV-14 has it. */
export function withCases(model: ReadModel, directions: readonly Direction[], today: Day): DirectionOfCase[] {
  return directions.map(each => {
    const child = model.numberOf(each.child_id)
    return {
      ...each,
      closedOn: child === undefined ? undefined : caseClosedOn(model, child, day(each.given_on), today),
    }
  })
}
