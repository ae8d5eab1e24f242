import { type Day, earliest } from '../calendar/day.ts'
import type { ChildRecord } from './facts.ts'
import { periodsOfCare } from './period-of-care.ts'
import { ageOf, eighteenOn } from './person.ts'

/** From when a young person who is one is a care leaver: since they last left care, at 18 at the latest. */
export function leftCareOn(record: ChildRecord): Day | undefined {
  const inCare = periodsOfCare(record).filter(each => each.fullDutiesFrom !== undefined)
  // A night in care later on makes nobody a care leaver anew who was one before it; who left as a child was none.
  const lasting = inCare.findLast(each => each.endedOn === undefined || each.endedOn > each.startedOn + 1)
  const isChild = lasting?.endedOn !== undefined && (ageOf(record, lasting.endedOn) ?? 16) < 16
  const left = isChild ? inCare.at(-1) : (lasting ?? inCare.at(-1))
  return earliest(left?.endedOn, eighteenOn(record))
}
