import { type Day, earliest } from '../../calendar/day.ts'
import type { ChildRecord, Placement } from '../../record/facts.ts'
import { goesOnPast, isForAdoption, type PeriodOfCare, placementsOf } from '../../record/period-of-care.ts'
import { isPlacedForAdoptionOn } from './in-care.ts'

/** Where a child is in care for a while: as recorded, or as taken to be where nothing is. */
export interface Whereabouts {
  readonly placement: Placement
  readonly isRecorded: boolean
}

/** A first visit is due in a week: in a gap no longer than that none could fall due. */
const longestGap = 7

/**
 * The placements of a period with what lies between them, so that a child in care is somewhere on every day. Where one that
 * was recorded as going on is followed by one that ends before it (a stay in hospital, a holiday), the child is taken to be
 * back; one that began before the period goes on in it; otherwise the child is where nobody recorded, and somebody must go
 * and see. While the child is placed for adoption nothing is filled in: adoption's own clocks run.
 */
export function placementsWithoutGaps(period: PeriodOfCare, record: ChildRecord): Whereabouts[] {
  const found: Whereabouts[] = []
  const fill = (from: Day, to: Day | undefined): void => {
    if ((to !== undefined && to - from <= longestGap) || isPlacedForAdoptionOn({ period }, from)) return
    const before = record.placements.findLast(each => goesOnPast(each, from) && !isForAdoption(each.type))
    if (before === undefined) {
      found.push({ placement: unknownPlacement(period, from, to), isRecorded: false })
      return
    }
    const placement = { ...before, startedOn: from, endedOn: earliest(before.endedOn, to), begunOn: before.startedOn }
    found.push({ placement, isRecorded: from === period.startedOn })
    if (placement.endedOn !== undefined && placement.endedOn !== to) fill(placement.endedOn, to)
  }
  let at: Day = period.startedOn
  for (const placement of placementsOf(record, period)) {
    if (placement.startedOn > at) fill(at, placement.startedOn)
    found.push({ placement, isRecorded: true })
    if (placement.endedOn === undefined) return found
    at = placement.endedOn
  }
  if (period.endedOn === undefined || at < period.endedOn) fill(at, period.endedOn)
  return found
}

const nothing = {
  id: undefined,
  type: undefined,
  provider: undefined,
  distance: undefined,
  postcode: undefined,
  changeReason: undefined,
}

function unknownPlacement(period: PeriodOfCare, startedOn: Day, endedOn: Day | undefined): Placement {
  const { source } = period.episodes[0]!
  return { source, startedOn, endedOn, ...nothing, ...(startedOn > period.startedOn ? { begunOn: startedOn } : {}) }
}
