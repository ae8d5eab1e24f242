import { birthday } from '../../domain/calendar/ages.ts'
import {
  accommodationProvided,
  careLeaverContacts,
  leavingCareAssessments,
  pathwayPlans,
} from '../../domain/templates/leaving-care.ts'
import { officeDay } from '../dates.ts'
import { recurring, type Teller } from './teller.ts'

const visit = 'visit where the young person lives'

/** Assessments, pathway plans and their reviews, accommodation provided, and every contact the adviser made. */
export function tellLeavingCare(teller: Teller): void {
  const { leavingCare: found, person } = teller.life
  if (found === undefined || found.qualifyingOnly) return
  const random = teller.own('leaving care')
  const [assessed, after, late, housed] = [random.chance(0.93), random.whole(12, 55), random.chance(0.1), random.next()]
  const assessedOn = officeDay(found.eligibleFrom + after + (late ? 95 : 0))
  if (assessed && assessedOn < found.to) teller.add(leavingCareAssessments, { completed_on: assessedOn })
  // Drawn anew: the one date that the extract shows of them is not the same whatever its end.
  const plans = teller.own('pathway plans')
  let kind: 'plan' | 'review' = 'plan'
  const planned = assessedOn + plans.whole(4, 34)
  for (const on of recurring(planned, found.to, { every: 178, gaps: 0.06, pace: () => 1.1 }, plans)) {
    if (!teller.past(on)) break
    teller.add(pathwayPlans, { on_day: on, kind })
    kind = 'review'
  }
  const provided = officeDay(found.eighteenOn + random.whole(0, 40))
  const stays = officeDay(provided + 150 + random.wait(420))
  if (housed < 0.45 && provided < found.to) {
    const ended = Math.min(stays, found.to)
    const unregulated = random.chance(0.5) ? 'Y' : 'N'
    teller.add(accommodationProvided, { provided_on: provided, unregulated, ended_on: ended })
    const reviewed = officeDay(provided + 28 + random.whole(0, 19))
    if (unregulated === 'Y' && random.chance(0.85) && reviewed < ended) {
      teller.add(pathwayPlans, { on_day: reviewed, kind: 'review' })
      const again = teller.own('visit before the review')
      const [made, before] = [again.chance(0.72), again.whole(1, 9)]
      if (made) teller.add(careLeaverContacts, { on_day: officeDay(reviewed - before), kind: visit })
    }
    const first = officeDay(provided + random.weighted(firstVisit))
    for (const on of recurring(first, ended, { every: 52, gaps: 0.1, pace: () => 1.1 }, random)) {
      if (!teller.past(on)) break
      teller.add(careLeaverContacts, { on_day: on, kind: visit })
    }
  }
  const asksFrom = birthday(person.bornOn, 22)
  for (const on of found.contacts) {
    const own = teller.own('contact with', on)
    const [kind, tried, before, asks] = [own.weighted(kinds), own.chance(0.22), own.whole(2, 9), own.weighted(supports)]
    teller.add(careLeaverContacts, { on_day: on, kind, asked_for_support: on >= asksFrom ? asks : '' })
    if (tried) teller.add(careLeaverContacts, { on_day: officeDay(on - before), kind: 'no answer' })
  }
}

/** Days from moving in to the first visit. */
const firstVisit = [
  [30, 1],
  [30, 3],
  [26, 6],
  [10, 9],
  [4, 16],
] as const

const kinds = [
  [34, visit],
  [24, 'met elsewhere'],
  [42, 'call or message'],
] as const

const supports = [
  [55, ''],
  [36, 'asked and given'],
  [9, 'asked, not given'],
] as const
