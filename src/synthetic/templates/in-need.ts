import type { Day } from '../../domain/calendar/day.ts'
import { addMonths } from '../../domain/calendar/months.ts'
import { closureDecisions, exceptions, needReviews, progressReviews } from '../../domain/templates/in-need.ts'
import { officeDay } from '../dates.ts'
import type { Course } from '../life/facts.ts'
import { paceOfCase, recurring, type Teller, within } from './teller.ts'

/** Reviews of plans for children in need, senior reviews of progress, exceptions and decisions to close. */
export function tellNeed(teller: Teller): void {
  for (const course of teller.life.courses) {
    const pace = paceOfCase(course.holdings)
    for (const plan of course.needPlans) {
      const random = teller.family('need reviews', plan.from)
      const first = within(plan.from, 18, 30, pace(plan.from), random)
      for (const on of recurring(first, plan.to, { every: 84, gaps: 0.1, pace }, random)) {
        if (!teller.past(on)) break
        teller.add(needReviews, { held_on: on })
      }
    }
    tellProgress(teller, course)
    tellClosure(teller, course)
  }
}

const reasons = {
  continue: 'The plan is working, and the family agrees what is left to do',
  'step down': 'Enough has changed for early help to take over',
  close: 'The aims of the plan have been met',
  'step up': 'Nothing has changed for the child',
  'legal advice': 'Two plans have not made the child safer',
} as const

/**
 * At nine, twelve, fifteen and eighteen months most children in need are looked at by somebody senior, a few weeks later;
 * children on protection plans for so long too.
 */
function tellProgress(teller: Teller, course: Course): void {
  const inNeedOn = (on: Day) =>
    on < course.closedOn && ![...course.protection, ...course.care].some(each => each.from <= on && on < each.to)
  for (const months of [9, 12, 15, 18]) {
    const random = teller.own('progress', course.referralId, months)
    const [held, wait, late] = [random.chance(0.7), random.whole(2, 29), random.chance(0.15)]
    const decision = random.weighted(decisions)
    const on = officeDay(addMonths(course.referredOn, months) + (months === 18 ? wait - 25 : wait) + (late ? 25 : 0))
    const reached = addMonths(course.referredOn, months)
    if (!held || !inNeedOn(reached) || on >= course.closedOn) continue
    teller.add(progressReviews, {
      reviewed_on: on,
      decision,
      reason: reasons[decision],
      reviewer: 'HOS1',
    })
  }
  for (const plan of course.protection) {
    for (const months of plan.otherAuthority ? [] : [9, 12, 15, 18, 21, 24]) {
      const random = teller.own('progress of a plan', plan.id, months)
      const [held, early] = [random.chance(0.72), random.whole(-9, 24)]
      const decision = random.weighted(decisions)
      const on = officeDay(addMonths(plan.from, months) - early)
      if (!held || on >= plan.to) continue
      teller.add(progressReviews, { reviewed_on: on, decision, reason: reasons[decision], reviewer: 'HOS1' })
    }
  }
  const random = teller.own('exception', course.referralId)
  const [given, before] = [random.chance(0.55), random.whole(5, 40)]
  const drift = addMonths(course.referredOn, 18)
  if (given && teller.life.person.disabledService && inNeedOn(drift)) {
    teller.add(exceptions, {
      standard: 'CN-07',
      from_on: officeDay(drift - before),
      reason: 'A disabled child whose needs last: reviewed each year by the head of service',
      approved_by: 'HOS1',
    })
  }
}

const decisions = [
  [62, 'continue'],
  [16, 'step down'],
  [9, 'close'],
  [9, 'step up'],
  [4, 'legal advice'],
] as const

function tellClosure(teller: Teller, course: Course): void {
  const random = teller.own('closure', course.referralId)
  const [before, recorded] = [random.whole(0, 5), random.chance(0.9)]
  const decided = Math.max(course.referredOn, officeDay(course.closedOn - 7 + before))
  if (!recorded || decided > course.closedOn) return
  const late = paceOfCase(course.holdings)(decided)
  teller.add(closureDecisions, { decided_on: decided, summary_on: within(decided, 1, 10, late, random) })
}
