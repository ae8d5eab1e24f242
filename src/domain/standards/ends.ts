import type { Day } from '../calendar/day.ts'
import { episodeOf } from '../record/episode.ts'
import type { ChildRecord, RowReference } from '../record/facts.ts'
import { eighteenOn } from '../record/person.ts'
import type { Ending } from './standard.ts'

/** Every clock ends when the child dies. */
export function died(child: ChildRecord): Ending | undefined {
  const on = child.person?.diedOn
  return on === undefined ? undefined : { on, why: 'the child died', source: child.person!.source, forGood: true }
}

/** A childhood's clocks end on the 18th birthday. */
export function turnedEighteen(child: ChildRecord): Ending | undefined {
  const on = eighteenOn(child)
  return on === undefined ? undefined : { on, why: '18th birthday', source: child.person!.source, forGood: true }
}

/** An ending on a day that is known, with the row that tells of it; undefined where none is. */
export function ended(on: Day | undefined, why: string, source: RowReference | undefined): Ending | undefined {
  return on === undefined ? undefined : { on, why, ...(source ? { source } : {}) }
}

/**
 * The closing of the episode of need that something begun on a day belongs to, by the referral it names where it names
 * one, also where that is dated a few days later: whatever was still to be done in it ends. Another referral made
 * meanwhile closes nothing while the episode is open.
 */
export function episodeClosed(on: Day, referralId: string | undefined, child: ChildRecord): Ending | undefined {
  const opening = episodeOf(child, on, referralId)?.opening
  return opening && ended(opening.endedOn, 'the episode was closed', opening.source)
}
