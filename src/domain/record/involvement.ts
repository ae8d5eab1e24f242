import type { Day } from '../calendar/day.ts'
import { episodesOfNeed } from './episode.ts'
import type { ChildRecord, Referral } from './facts.ts'
import { type OpenSpan, openSpans } from './status.ts'

/** Closures of this many days or fewer are joined when cumulative involvement is counted (indicator I-48). */
export const joinedGapDays = 90

/** A stretch of involvement: `until` undefined while still open. */
export interface Stretch {
  readonly from: Day
  readonly until: Day | undefined
}

/** Referrals that opened an episode of need, each with the end of its episode (record/episode.ts). */
export function openingReferrals(record: ChildRecord): Referral[] {
  return episodesOfNeed(record).map(each => each.opening)
}

/**
 * Times of involvement without a break, in order: from the referral that opened the case, or from whatever else it was first
 * open for, for as long as anything but leaving care went on. A referral made while a plan or care goes on after its
 * case was closed is part of the same time. One made on the day on which all else was closed begins another: closures,
 * however short, are joined only where months are added up (indicator I-48).
 */
export function involvements(record: ChildRecord): Stretch[] {
  const spans = openSpans(record).filter(each => each.status !== 'care leaver')
  const referralFirst = ({ status }: OpenSpan) => (status === 'referral' ? 0 : 1)
  const times: Stretch[] = []
  for (const span of spans.toSorted((a, b) => a.from - b.from || referralFirst(a) - referralFirst(b))) {
    const last = times.at(-1)
    const goesOn =
      last !== undefined &&
      (last.until === undefined ||
        span.from < last.until ||
        (span.from === last.until && (span.status !== 'referral' || last.from === span.from)))
    if (goesOn) times[times.length - 1] = { from: last.from, until: laterEnd(last.until, span.until) }
    else times.push({ from: span.from, until: span.until })
  }
  return times
}

/** The later of two ends; undefined, which is none yet, is later than any. */
export function laterEnd(a: Day | undefined, b: Day | undefined): Day | undefined {
  return a === undefined || b === undefined ? undefined : Math.max(a, b)
}
