import type { Day } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { type ReviewRow, standingReviews } from '../../tracking/carrying-out.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import type { Ending, Subject } from '../standard.ts'
import { openTimes } from './open-time.ts'

/** What a progress meeting decided, with somebody to carry it out and a day. */
export interface Decided extends Subject {
  readonly row: ReviewRow
  readonly carryOutBy: Day
  readonly closedOn: Day | undefined
}

/** Every decision with an owner and a day. One that lacks either cannot be followed up, and is shown as it is. */
export function decided(record: ChildRecord): Decided[] {
  const rows = standingReviews(record)
  if (rows.length === 0) return []
  const times = openTimes(record)
  return rows.flatMap(row => {
    const [on, carryOutBy] = [row.on!, row.day('carry_out_by')]
    if (carryOutBy === undefined || row.text('owner') === undefined) return []
    const open = times.find(each => each.startsOn <= on && (each.until === undefined || on <= each.until))
    const source = row.source
    return [{ key: source.key, startsOn: on, source, row, carryOutBy: Math.max(on, carryOutBy), closedOn: open?.until }]
  })
}

/** What ends the following up of a decision. */
export function decidedEnds({ closedOn }: Decided, record: ChildRecord): (Ending | undefined)[] {
  return [died(record), turnedEighteen(record), ended(closedOn, 'the case was closed', undefined)]
}
