import type { Day } from '../../domain/calendar/day.ts'
import { addMonths } from '../../domain/calendar/months.ts'
import { legalTracking, preProceedings, proceedings } from '../../domain/templates/court.ts'
import { needReviews } from '../../domain/templates/in-need.ts'
import { afterWorkingDays, isoOf, officeDay } from '../dates.ts'
import type { CarePeriod, Course } from '../life/facts.ts'
import { paceOfCase, recurring, type Teller, within } from './teller.ts'

/** Pre-proceedings and proceedings, with the tracking of both. */
export function tellCourt(teller: Teller): void {
  for (const course of teller.life.courses) {
    const issued = course.care.flatMap(period => issuedIn(period) ?? [])[0]
    for (const plan of course.protection) {
      const random = teller.own('pre-proceedings', plan.id)
      const [leads, before, early] = [random.chance(0.7), random.whole(60, 135), random.chance(0.14)]
      if (issued !== undefined && leads && issued > plan.from && issued <= plan.to + 120) {
        tellPreProceedings(teller, course, Math.max(plan.from, officeDay(issued - before)), issued, true)
        break
      }
      const stepped = officeDay(plan.from + 200)
      if (issued === undefined && early && stepped < plan.to - 60) {
        tellPreProceedings(teller, course, stepped, officeDay(stepped + 70 + before - 40), false)
        break
      }
    }
    for (const period of course.care) tellProceedings(teller, course, period)
  }
}

/** The day an application was issued: the first interim care order, or a little before. */
function issuedIn({ legal, shortBreaks }: CarePeriod): Day | undefined {
  return shortBreaks ? undefined : legal.find(each => each.status === 'C1')?.from
}

function tellPreProceedings(teller: Teller, course: Course, decided: Day, ended: Day, issues: boolean): void {
  const random = teller.own('pre-proceedings steps', decided)
  const pace = paceOfCase(course.holdings)(decided)
  const steps = [
    within(decided, 1, 5, pace, random),
    within(decided, 6, 15, pace, random),
    within(decided, 20, 30, pace, random),
  ]
  const [letter, meeting, midpoint] = steps.map(each => (each < ended ? each : undefined))
  const long = ended - decided > 16 * 7
  teller.add(preProceedings, {
    decided_on: decided,
    letter_on: letter,
    first_meeting_on: meeting,
    midpoint_review_on: midpoint,
    ended_on: ended,
    outcome: teller.from(ended, issues ? 'proceedings issued' : 'stepped down'),
    reason_extended: long ? teller.from(decided + 16 * 7, 'An assessment of a parent was not finished') : '',
  })
  tellTracking(teller, decided + 10, ended, pace)
}

function tellProceedings(teller: Teller, course: Course, period: CarePeriod): void {
  const issued = issuedIn(period)
  if (issued === undefined) return
  const random = teller.own('proceedings', period.id)
  const [hearing, resolution] = [
    afterWorkingDays(issued, random.whole(11, 19)),
    officeDay(issued + random.whole(110, 150)),
  ]
  const full = period.legal.find(each => each.from > issued && (each.status === 'C2' || each.status === 'E1'))
  const final = full?.from ?? Math.min(period.to, officeDay(issued + random.whole(150, 330)))
  const order = full
    ? 'care order'
    : period.guardianship === final
      ? 'special guardianship order'
      : random.weighted([
          // A supervision order is of a child who stays open to the service while it runs.
          [course.closedOn > final + 365 ? 9 : 0, 'supervision order'],
          [2, 'child arrangements order'],
          [3, 'no order'],
        ])
  const limit = issued + 181
  const granted = officeDay(issued + random.whole(150, 178))
  const extended = final > limit && random.chance(0.75)
  teller.add(proceedings, {
    issued_on: issued,
    case_management_hearing_on: hearing < final ? hearing : undefined,
    issues_hearing_on: resolution < final ? resolution : undefined,
    extended_until: extended && teller.past(granted) ? isoOf(limit + 56) : '',
    extension_granted_on: extended ? granted : undefined,
    final_order_on: final,
    order: teller.from(final, order),
  })
  if (order === 'supervision order') {
    const own = teller.own('supervision order', period.id)
    const [held, early] = [own.chance(0.88), own.whole(-6, 50)]
    if (held) teller.add(needReviews, { held_on: officeDay(addMonths(final, 9) - early) })
  }
  tellTracking(teller, issued + 12, final, paceOfCase(course.holdings)(issued))
}

function tellTracking(teller: Teller, from: Day, to: Day, pace: number): void {
  const random = teller.own('tracking', from)
  for (const on of recurring(from, to, { every: 29, gaps: 0.12, pace: () => pace }, random)) {
    if (!teller.past(on)) return
    teller.add(legalTracking, { reviewed_on: on })
  }
}
