import { type Day, weekdayOf } from '../../domain/calendar/day.ts'
import { afterWorkingDays, isChristmas, officeDay } from '../dates.ts'
import type { Stream } from '../random.ts'
import type { Visit } from './facts.ts'

export interface VisitPattern {
  readonly idPrefix: string
  /** The first is made within this many working days. */
  readonly first: number
  /** Working days from one to the next that the standard allows, on a day. */
  every(on: Day): number
  /** Chance that one is late, where the pace is usual. */
  readonly late: number
  /** How late the unit that holds the child runs on a day: 1 is usual. */
  pace(on: Day): number
  readonly bornOn: Day
}

/**
 * Visits from one day to another, no further than the horizon: most within the standard, the late ones mostly by a
 * little. A failed visit is usually tried again within days.
 */
export function visitsBetween(from: Day, to: Day, horizon: Day, pattern: VisitPattern, random: Stream): Visit[] {
  const visits: Visit[] = []
  let allowed = pattern.first
  let last = from
  for (;;) {
    const on = nextVisit(last, allowed, pattern, random)
    if (on >= to || on > horizon || visits.length > 900) return visits
    const seen = random.weighted(seenBy)
    const [alone, bedroom] = [random.next(), random.next()]
    const spoken = on - pattern.bornOn > 4 * 365
    visits.push({
      id: `${pattern.idPrefix}${visits.length + 1}`,
      on,
      seen,
      alone: seen === 'Y' && spoken ? (alone < 0.72 ? 'Y' : alone < 0.97 ? 'N' : '') : seen === 'Y' ? 'N' : '',
      bedroom: seen === 'Y' ? (bedroom < 0.55 ? 'Y' : 'N') : '',
    })
    last = on
    allowed = seen === 'N' ? 3 : pattern.every(on)
  }
}

const seenBy = [
  [95, 'Y'],
  [3.7, 'N'],
  [1.3, ''],
] as const

function nextVisit(last: Day, allowed: number, pattern: VisitPattern, random: Stream): Day {
  const pace = pattern.pace(last)
  const [late, by, away, weekend] = [
    random.chance(Math.min(0.75, pattern.late * pace)),
    random.next(),
    random.next(),
    random.next(),
  ]
  const gap = late
    ? allowed + 1 - Math.floor(Math.log(1 - by) * allowed * 0.3 * Math.min(2, pace))
    : Math.max(1, Math.round(allowed * (1 - 0.3 * by * by)))
  let on = afterWorkingDays(last, Math.min(gap, allowed * 5 + 5))
  if (isChristmas(on) && away < 0.6) on = officeDay(on + 10)
  if (weekend < 0.008 && weekdayOf(on) === 5) on += 1
  return Math.max(on, last + 1)
}
