import { type Day, dayFrom, partsOf } from '../../domain/calendar/day.ts'
import { educationPlans, healthAssessments, reviewRecords } from '../../domain/templates/looked-after.ts'
import { escalations } from '../../domain/templates/protection.ts'
import { afterWorkingDays, officeDay, windowFrom } from '../dates.ts'
import type { CarePeriod } from '../life/facts.ts'
import { type Teller, within } from './teller.ts'

/** Records of reviews, health assessments and personal education plans of a looked-after child. */
export function tellCareOversight(teller: Teller, period: CarePeriod, pace: (on: Day) => number): void {
  for (const { id, heldOn } of period.reviews) {
    if (heldOn === undefined) continue
    const random = teller.own('review record', id)
    const late = pace(heldOn)
    const completed = within(heldOn, 6, 15, late, random)
    teller.add(reviewRecords, {
      review_on: heldOn,
      decisions_sent_on: within(heldOn, 1, 5, late, random),
      record_completed_on: completed,
      distributed_on: afterWorkingDays(completed, random.whole(0, 6)),
    })
    const [raises, wait] = [random.chance(0.03), random.whole(4, 30)]
    if (raises) {
      teller.add(escalations, {
        escalated_on: heldOn,
        kind: 'raised by the reviewing officer',
        to_whom: 'Team manager',
        settled_on: afterWorkingDays(heldOn, wait),
      })
    }
  }
  if (period.shortBreaks) return
  for (const { id, type, on } of period.health) {
    if (type !== 'Health Assessment') continue
    const random = teller.own('health', id)
    const initial = id.endsWith('-H0')
    teller.add(healthAssessments, {
      assessed_on: on,
      kind: initial ? 'initial' : 'review',
      outcome: 'done',
      report_on: within(on, 2, 15, 1, random),
      by: initial || random.chance(0.2) ? 'doctor' : 'nurse or midwife',
    })
  }
  tellEducation(teller, period, pace)
}

/** Months in which schools hold their meetings, one a term. */
const terms = [1, 5, 10] as const

/** A plan within weeks of coming into care, then one a term; fewer where work runs late. */
function tellEducation(teller: Teller, period: CarePeriod, pace: (on: Day) => number): void {
  const { bornOn, id } = teller.life.person
  const atSchool = (on: Day) => on >= bornOn + 4 * 365 && on < bornOn + 18 * 365
  const school = `13${String(Number(id) % 9000).padStart(4, '0')}`
  const tell = (on: Day, name: string) => {
    if (!atSchool(on) || on >= period.to) return
    const random = teller.own('education', period.id, name)
    teller.add(educationPlans, { held_on: on, quality: random.weighted(qualities), school })
  }
  const first = within(period.from, 8, 18, pace(period.from), teller.own('education', period.id))
  tell(first, 'first')
  const [from, to] = [Math.max(first + 40, windowFrom - 200), Math.min(period.to, teller.until)]
  for (let year = partsOf(from).year; from <= to && year <= partsOf(to).year; year++) {
    for (const month of terms) {
      const random = teller.own('term', period.id, year, month)
      const [missed, by] = [random.next(), random.whole(0, 24)]
      const on = officeDay(dayFrom(year, month, 15)! + by)
      if (on > from && missed > 0.06 * pace(on)) tell(on, `${year} ${month}`)
    }
  }
}

const qualities = [
  [9, 'red'],
  [36, 'amber'],
  [55, 'green'],
] as const
