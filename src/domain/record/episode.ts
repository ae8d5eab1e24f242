import type { Day } from '../calendar/day.ts'
import type { ChildRecord, Referral } from './facts.ts'

/** An episode of need: the referral that opened it, with those made while it was open. */
export interface EpisodeOfNeed {
  /** The opening referral, with the end of the whole episode: open as long as one of them is. */
  readonly opening: Referral
  /** All of them as recorded, the opening one among them. */
  readonly referrals: readonly Referral[]
}

const known = new WeakMap<ChildRecord, readonly EpisodeOfNeed[]>()

/**
 * A child's episodes of need in date order, worked out once for a record. A referral made while an episode is open is
 * further information on it, not a referral in the census sense; one made on the closing day opens another. One that went
 * no further opened nothing for another to be part of, whether or not it was ever closed.
 */
export function episodesOfNeed(record: ChildRecord): readonly EpisodeOfNeed[] {
  let found = known.get(record)
  if (found === undefined) {
    found = workOut(record)
    known.set(record, found)
  }
  return found
}

function workOut(record: ChildRecord): EpisodeOfNeed[] {
  const groups: Referral[][] = []
  let openUntil = Number.NEGATIVE_INFINITY
  for (const each of record.referrals) {
    const last = groups.at(-1)
    const sameDay = last !== undefined && last[0]!.startedOn === each.startedOn
    if (last !== undefined && (sameDay || each.startedOn < openUntil)) last.push(each)
    else groups.push([each])
    openUntil = Math.max(openUntil, goesFurther(each) ? (each.endedOn ?? forever) : each.startedOn)
  }
  return groups.map(episode)
}

const forever = Number.POSITIVE_INFINITY

function episode(referrals: readonly Referral[]): EpisodeOfNeed {
  const [first] = referrals
  if (referrals.length === 1) return { opening: first!, referrals }
  // Of several on the first day, one that went no further opened nothing if another did.
  const opening = referrals.find(each => each.startedOn === first!.startedOn && goesFurther(each)) ?? first!
  const carried = goesFurther(opening) ? referrals.filter(goesFurther) : [opening]
  const { endedOn, closeReason } = carried.reduce((a, b) => ((b.endedOn ?? forever) > (a.endedOn ?? forever) ? b : a))
  return { opening: { ...opening, endedOn, closeReason }, referrals }
}

function goesFurther({ noFurtherAction }: Referral): boolean {
  return noFurtherAction !== 'yes'
}

/**
 * The episode something of this day belongs to: that of the referral it names, if it was open on the day; otherwise the
 * one that was, of two the later. Undefined where none was.
 */
export function episodeAround(record: ChildRecord, on: Day, referralId: string | undefined): EpisodeOfNeed | undefined {
  const open = episodesOfNeed(record).filter(
    ({ opening }) => opening.startedOn <= on && (opening.endedOn ?? forever) >= on,
  )
  return ofReferral(open, referralId) ?? open.findLast(({ opening }) => goesFurther(opening)) ?? open.at(-1)
}

function ofReferral(episodes: readonly EpisodeOfNeed[], referralId: string | undefined): EpisodeOfNeed | undefined {
  if (referralId === undefined) return undefined
  return episodes.find(each => each.referrals.some(({ id }) => id === referralId))
}

/** What begins an episode is often dated before the referral itself: a call in the evening, a weekend, a day of typing. */
const daysAhead = 7

/**
 * The episode something that may come before its referral belongs to: that of the referral it names, if it was open on the
 * day or opens within seven days; else the one around its day or, where none was open, the one that opens within seven days
 * and goes further.
 */
export function episodeOf(record: ChildRecord, on: Day, referralId: string | undefined): EpisodeOfNeed | undefined {
  const soon = episodesOfNeed(record).filter(
    ({ opening }) => opening.startedOn > on && opening.startedOn <= on + daysAhead,
  )
  const around = episodeAround(record, on, referralId)
  const isNamed = around !== undefined && ofReferral([around], referralId) !== undefined
  if (isNamed) return around
  // One that went no further opened nothing, so that it ends nothing either unless it is named.
  return ofReferral(soon, referralId) ?? around ?? soon.find(({ opening }) => goesFurther(opening))
}
