import type { Day } from '../calendar/day.ts'
import { episodesOfNeed } from './episode.ts'
import type { ChildRecord, Referral } from './facts.ts'

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

/** Stretches of involvement, joined across closures of up to `gapDays` days. */
export function stretchesOfInvolvement(record: ChildRecord, gapDays: number): Stretch[] {
  const stretches: Stretch[] = []
  for (const each of record.referrals) {
    if (each.noFurtherAction === 'yes') continue
    const last = stretches.at(-1)
    if (last && (last.until === undefined || each.startedOn - last.until <= gapDays)) {
      const until =
        last.until === undefined || each.endedOn === undefined ? undefined : Math.max(last.until, each.endedOn)
      stretches[stretches.length - 1] = { from: last.from, until }
    } else stretches.push({ from: each.startedOn, until: each.endedOn })
  }
  return stretches
}
