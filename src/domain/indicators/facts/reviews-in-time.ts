import { addMonths } from '../../calendar/months.ts'
import type { Deadline } from '../../standards/standard.ts'
import { asFlag, type Cell } from '../fact-table.ts'
import { inStretches, type TimeInCare } from './in-stretches.ts'

const reviews = new Set(['LR-01', 'LR-02', 'LR-03'])

/**
 * From day to day, from four weeks after a child became looked after, whether every review that fell due in the last
 * twelve months of this period of care was held in time. One that ended before it was due asks nothing; one not held
 * counts as missed from the day after it was due.
 */
export function reviewsInTime(
  { period, from, until }: TimeInCare,
  deadlines: readonly Deadline[],
  kind: string,
): Cell[][] {
  const these = deadlines.filter(each => reviews.has(each.standardId) && each.subject === period.key)
  const missed = these
    .filter(({ dueOn, metOn, endedOn }) => (metOn ?? endedOn ?? Number.POSITIVE_INFINITY) > dueOn)
    .map(({ dueOn }) => ({ from: dueOn + 1, until: addMonths(dueOn, 12) }))
  const changes = missed.flatMap(each => [each.from, each.until])
  return inStretches(from + 28, until, changes, on => [
    kind,
    asFlag(!missed.some(each => each.from <= on && on < each.until)),
  ])
}
