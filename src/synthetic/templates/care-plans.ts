import type { Day } from '../../domain/calendar/day.ts'
import { addMonths } from '../../domain/calendar/months.ts'
import {
  carePlans,
  extraReviews,
  longTermAgreements,
  parentPlacements,
  placementNotices,
  secureReviews,
  temporaryApprovals,
  visitRequests,
} from '../../domain/templates/looked-after.ts'
import { afterWorkingDays, isoOf, officeDay } from '../dates.ts'
import type { CarePeriod, Placement } from '../life/facts.ts'
import { recurring, type Teller, within } from './teller.ts'

const detention = 'detention placement plan'

/** Care plans, placement plans and notices, temporary approvals and what else a placement brings with it. */
export function tellCarePlans(teller: Teller, period: CarePeriod, pace: (on: Day) => number): void {
  const random = teller.own('care plan', period.id)
  const [ready, before, never] = [random.chance(0.35), random.whole(0, 6), random.chance(0.02)]
  if (period.shortBreaks) {
    teller.add(carePlans, {
      recorded_on: within(period.from, 0, 10, pace(period.from), random),
      kind: 'short break plan',
    })
    return
  }
  const planned = ready ? officeDay(period.from - 7 + before) : within(period.from, 2, 10, pace(period.from), random)
  // A child remanded to youth detention has a placement plan of another kind in place of a care plan.
  const kind = period.legal[0]?.status === 'J1' && period.placements[0]?.type === 'R5' ? detention : 'care plan'
  if (!never && planned < period.to) teller.add(carePlans, { recorded_on: planned, kind })
  const permanence = afterWorkingDays(period.from + 76, random.whole(0, 26))
  if (permanence < period.to) teller.add(carePlans, { recorded_on: permanence, kind: 'permanence plan' })
  for (const [index, each] of period.placements.entries()) tellPlacement(teller, period, each, index, pace)
}

function tellPlacement(
  teller: Teller,
  period: CarePeriod,
  placement: Placement,
  index: number,
  pace: (on: Day) => number,
): void {
  const random = teller.own('placement', placement.id)
  const { from, to, type } = placement
  const late = pace(from)
  const [emergency, early, plans] = [random.chance(index === 0 ? 0.45 : 0.22), random.whole(0, 8), random.chance(0.95)]
  const planned = within(from, 0, 5, late, random)
  if (plans && planned < to) {
    teller.add(carePlans, { recorded_on: planned, kind: 'placement plan', placement_started_on: from })
  }
  const notified = emergency || random.chance(0.15) ? within(from, 0, 5, late, random) : from - 1 - early
  teller.add(placementNotices, {
    placement_started_on: from,
    emergency: emergency ? 'Y' : 'N',
    sent_on: random.chance(0.96) ? notified : undefined,
  })
  if (type === 'U3' && index === 0) tellConnected(teller, placement)
  if (type === 'P1') {
    const assessed = within(from, 4, 10, late, random)
    teller.add(parentPlacements, {
      placement_started_on: from,
      assessed_on: assessed < to ? assessed : undefined,
      decided_on: within(assessed, 1, 10, late, random),
    })
  }
  if (type === 'K1') {
    for (const on of recurring(from + 22, to, { every: 86, gaps: 0.05, pace }, random)) {
      if (!teller.past(on)) break
      teller.add(secureReviews, { held_on: on })
    }
  }
  const agrees = random.chance(0.35)
  const agreed = officeDay(addMonths(from, 12) + random.whole(5, 60))
  if (agrees && /^U[14]/.test(type) && agreed < to && agreed - teller.life.person.bornOn > 9 * 365) {
    teller.add(longTermAgreements, { placement_started_on: from, agreed_on: agreed })
  }
  tellCalls(teller, period, placement)
}

/** A relative approved for a while, and in most cases as a foster carer before it runs out. */
function tellConnected(teller: Teller, { id, from, to }: Placement): void {
  const random = teller.own('connected', id)
  const [needed, approved] = [random.chance(0.45), random.whole(70, 160)]
  const extended = needed ? officeDay(from + 16 * 7 - random.whole(0, 12)) : undefined
  const full = officeDay(from + (needed ? approved : Math.min(approved, 118)))
  teller.add(temporaryApprovals, {
    approved_on: from,
    extended_on: extended !== undefined && extended < Math.min(full, to) ? extended : undefined,
    fully_approved_on: full < to ? full : undefined,
    ended_on: full < to ? undefined : to,
  })
}

/** Now and then a review or a visit is called for out of turn. */
function tellCalls(teller: Teller, period: CarePeriod, { id, from, to }: Placement): void {
  const random = teller.own('called for', id)
  const [ends, ahead, asks, at, concern] = [
    random.chance(0.02),
    random.whole(8, 30),
    random.chance(0.07),
    random.next(),
    random.chance(0.4),
  ]
  const [beforeMove, answered, days] = [random.chance(0.3), random.chance(0.75), random.whole(1, 7)]
  // Where a review was held just before the move, it is mostly because one was called for.
  const before = period.reviews.find(each => each.heldOn !== undefined && each.heldOn > to - 40 && each.heldOn < to)
  const called = officeDay(before?.heldOn === undefined ? to - ahead : before.heldOn - 3 - ahead / 3)
  if ((before === undefined ? ends : beforeMove) && to < period.to && called > from) {
    // The day of the move is known when the review is called for.
    const why = 'the placement is to be ended'
    teller.add(extraReviews, { called_for_on: called, before_on: isoOf(to), why })
  }
  const wished = officeDay(from + 14 + Math.round((to - from) * at))
  // Most times the next visit was made because it was asked for.
  const next = answered ? period.visits.find(each => each.on > wished && each.on < to && each.seen === 'Y') : undefined
  const asked = answered ? (next === undefined ? to : Math.max(wished, next.on - days)) : wished
  if (asks && asked < to) {
    teller.add(visitRequests, {
      asked_on: asked,
      kind: concern ? 'concern about the setting' : 'visit asked for',
      by: concern ? 'School' : 'The child',
    })
  }
}
