import { addMonths } from '../../domain/calendar/months.ts'
import { adoptionDecisions, adoptionReviews, adoptionVisits } from '../../domain/templates/adoption.ts'
import { afterWorkingDays, isoOf, officeDay } from '../dates.ts'
import type { CarePeriod } from '../life/facts.ts'
import { type Teller, within } from './teller.ts'

/** The decision maker's decision, the reviews before and after placement, and the visits after it. */
export function tellAdoption(teller: Teller, { id, adoption, to }: CarePeriod): void {
  if (adoption === undefined) return
  const random = teller.own('adoption', id)
  const { decidedOn, orderOn, placedOn, adoptedOn } = adoption
  const papers = officeDay(decidedOn - random.weighted(waits))
  teller.add(adoptionDecisions, { papers_received_on: Math.min(papers, decidedOn), decided_on: decidedOn })
  let last = orderOn
  for (let months = 3; ; months = 6) {
    const on = officeDay(addMonths(last, months) - random.whole(-5, 20))
    if (on >= placedOn || !teller.past(on)) break
    teller.add(adoptionReviews, { held_on: on, kind: 'not yet placed' })
    last = on
  }
  const ends = Math.min(adoptedOn, to)
  const after = teller.own('after placement', id)
  const firstReview = within(placedOn, 12, 19, 1, after)
  let review = firstReview
  for (let months = 3; review < ends && teller.past(review); months = 6) {
    teller.add(adoptionReviews, { held_on: review, kind: 'placed' })
    review = officeDay(addMonths(review, months) - after.whole(-4, 18))
  }
  const visits = teller.own('adoption visits', id)
  for (let on = afterWorkingDays(placedOn, visits.whole(1, 4)); on < ends && teller.past(on); ) {
    const [late, by] = [visits.chance(0.06), visits.whole(0, 3)]
    const weekly = on + 7 <= firstReview
    const next = weekly ? on + 7 : on + 28
    teller.add(adoptionVisits, { visited_on: on, next_by: weekly ? '' : isoOf(next) })
    on = officeDay(late ? next + 1 + by : next - by)
  }
}

/** Days from the papers to the decision. */
const waits = [
  [30, 2],
  [30, 5],
  [25, 8],
  [15, 13],
] as const
