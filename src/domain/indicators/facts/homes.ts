import type { Day } from '../../calendar/day.ts'
import type { ChildRecord, Placement } from '../../record/facts.ts'
import { isForAdoption, isTemporary, placementsOf } from '../../record/period-of-care.ts'
import type { TimeInCare } from './in-stretches.ts'

/** A home: one placement or several with the same carer, until the next home began or care ended. */
export interface Home {
  readonly from: Day
  readonly until: Day
  readonly forAdoption: boolean
}

/**
 * The homes a child had in a period of care, as stability is counted. Temporary placements (T0 to T4) are left out, and
 * to come back from one to a placement of the same type, provider and place is to come home. A change with the same carer
 * is no move: by the reason the episode began (T, U), because only the placement's status changed (PLACE) and the place did
 * not, or because the foster carer is the adopter (A3, A5).
 */
export function homesIn({ period, from, until }: TimeInCare, record: ChildRecord): Home[] {
  const sameCarer = new Set(
    period.episodes.filter(each => /^[TU]\b/i.test(each.startReason ?? '')).map(each => each.startedOn),
  )
  const homes: { from: Day; forAdoption: boolean }[] = []
  let last: Placement | undefined
  let away = false
  for (const each of placementsOf(record, period)) {
    if (each.startedOn >= until || (each.endedOn !== undefined && each.endedOn <= from)) continue
    if (isTemporary(each.type)) {
      away = true
      continue
    }
    const stays = last !== undefined && (sameCarer.has(each.startedOn) || goesOn(last, each, away))
    if (!stays) homes.push({ from: Math.max(each.startedOn, from), forAdoption: isForAdoption(each.type) })
    last = each
    away = false
  }
  return homes.map((each, index) => ({ ...each, until: homes[index + 1]?.from ?? until }))
}

function goesOn(before: Placement, after: Placement, away: boolean): boolean {
  if (away)
    return (
      before.type !== undefined &&
      before.type === after.type &&
      before.provider === after.provider &&
      mayBeSamePlace(before, after)
    )
  if (/^A[35]/.test(after.type ?? '')) return /^U/.test(before.type ?? '')
  return /^PLACE\b/i.test(before.changeReason ?? '') && mayBeSamePlace(before, after)
}

/** By the postcode; where that is not held of both, by whether provider and distance contradict it. */
function mayBeSamePlace(before: Placement, after: Placement): boolean {
  const differs = (key: 'postcode' | 'provider' | 'distance') =>
    before[key] !== undefined && after[key] !== undefined && before[key] !== after[key]
  if (before.postcode !== undefined && after.postcode !== undefined) return !differs('postcode')
  return !differs('provider') && !differs('distance')
}
