import type { Day } from '../../calendar/day.ts'
import { iso } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { ended } from '../ends.ts'
import type { Ending } from '../standard.ts'
import { type InCare, periodsInCare } from './in-care.ts'

/** A part of a period of care in which every review held is told, as far as yearly returns go. */
export interface Told extends InCare {
  /** From when on no return tells what was reviewed, though a later one does again. */
  readonly untoldFrom?: Day | undefined
}

/**
 * Periods of care, each parted where a year between two yearly returns was never told: what was reviewed in it nobody can
 * say, so what falls due in it is not asked, and after it earlier reviews are unknown.
 */
export function partsTold(record: ChildRecord): readonly Told[] {
  const untold = timesUntold(record)
  if (untold.length === 0) return periodsInCare(record)
  return periodsInCare(record).flatMap((each): Told[] => {
    const from = each.reviewsUnknownBefore ?? each.startsOn
    const until = each.period.endedOn ?? Number.POSITIVE_INFINITY
    const gaps = untold.filter(gap => gap.from > from && gap.from < until)
    const again = gaps.filter(gap => gap.until < until)
    return [
      { ...each, ...within(each, from, gaps[0]?.from) },
      ...again.map(gap => ({
        ...each,
        key: `${each.key} told again from ${iso(gap.until)}`,
        reviewsUnknownBefore: gap.until,
        ...within(each, gap.until, gaps.find(next => next.from > gap.until)?.from),
      })),
    ]
  })
}

/** A part of a period of care that begins within it, as far as returns tell of it without a break. */
export function asFarAsTold(part: InCare, record: ChildRecord): Told {
  const gap = timesUntold(record).find(each => each.from > part.startsOn)
  return gap === undefined ? part : { ...part, ...within(part, part.startsOn, gap.from) }
}

/** What ends a clock of such a part: no return tells what comes next. */
export function toldNoMore({ untoldFrom }: Told): Ending | undefined {
  return ended(untoldFrom, 'no return tells what was reviewed in the year from then on', undefined)
}

function within({ reviews }: InCare, from: Day, untoldFrom: Day | undefined): Pick<Told, 'reviews' | 'untoldFrom'> {
  if (untoldFrom === undefined) return { reviews: reviews.filter(each => each.on >= from) }
  return { reviews: reviews.filter(each => each.on >= from && each.on < untoldFrom), untoldFrom }
}

/** The times between years that returns tell of: `until` is the first day told again. */
function timesUntold({ reviewYears = [] }: ChildRecord): { readonly from: Day; readonly until: Day }[] {
  return reviewYears.flatMap(({ to }, index) => {
    const next = reviewYears[index + 1]
    return next !== undefined && next.from > to + 1 ? [{ from: to + 1, until: next.from }] : []
  })
}
