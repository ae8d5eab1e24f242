import type { Day } from '../calendar/day.ts'
import type { ChildRecord, Referral } from './facts.ts'

/** Closures of this many days or fewer are joined when cumulative involvement is counted (indicator I-48). */
export const joinedGapDays = 90

/** A stretch of involvement: `until` undefined while still open. */
export interface Stretch {
  readonly from: Day
  readonly until: Day | undefined
}

/**
 * Referrals that opened an episode of need. One made while an earlier episode was still open is further information
 * on that episode, not a referral in the census sense; one made on the closing day is a new referral.
 */
export function openingReferrals(record: ChildRecord): Referral[] {
  const opening: Referral[] = []
  let openUntil = Number.NEGATIVE_INFINITY
  let last: Day | undefined
  for (const each of record.referrals) {
    if (each.startedOn < openUntil || each.startedOn === last) continue
    opening.push(each)
    last = each.startedOn
    openUntil = Math.max(openUntil, each.endedOn ?? Number.POSITIVE_INFINITY)
  }
  return opening
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
