import type { Day } from '../../domain/calendar/day.ts'
import type { CarePeriod, LegalStatus, Placement } from './facts.ts'

/** One row of the 903 kind: a stretch under one legal status in one placement. */
export interface CareEpisode {
  readonly from: Day
  readonly to: Day
  readonly placement: Placement
  readonly startReason: string
  readonly endReason: string
}

/** A period of care cut wherever the legal status or the placement changed. */
export function episodesOf(period: CarePeriod): CareEpisode[] {
  const edges = new Set([...period.placements.map(each => each.from), ...period.legal.map(each => each.from)])
  const days = [...edges].filter(each => each < period.to).sort((a, b) => a - b)
  return days.flatMap((from, index) => {
    const placement = period.placements.findLast(each => each.from <= from)
    const legal = period.legal.findLast(each => each.from <= from)
    if (placement === undefined || legal === undefined) return []
    const to = days[index + 1] ?? period.to
    const startReason = index === 0 ? 'S' : reasonFor(from, placement, legal)
    return [{ from, to, placement, startReason, endReason: index === days.length - 1 ? period.endReason : 'X1' }]
  })
}

/** Why a new episode began: legal status, placement, or both, with the same carer or another (903 codes). */
function reasonFor(from: Day, placement: Placement, legal: LegalStatus): string {
  const moved = placement.from === from
  const ordered = legal.from === from
  if (moved && ordered) return placement.sameCarer ? 'U' : 'B'
  return ordered ? 'L' : placement.sameCarer ? 'T' : 'P'
}
