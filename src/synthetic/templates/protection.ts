import { addMonths } from '../../domain/calendar/months.ts'
import {
  conferencePapers,
  coreGroups,
  escalations,
  strategyDiscussions,
  transfersIn,
} from '../../domain/templates/protection.ts'
import { afterWorkingDays, officeDay } from '../dates.ts'
import type { Course, ProtectionPlan } from '../life/facts.ts'
import { paceOfCase, recurring, type Teller, within } from './teller.ts'
import { at } from './template-writer.ts'

/** Strategy discussions, conference papers, core groups, and what was taken higher. */
export function tellProtection(teller: Teller): void {
  for (const course of teller.life.courses) {
    for (const each of course.enquiries) {
      const random = teller.family('strategy', each.id)
      const [before, minute, hours, police, health] = [
        random.chance(0.28),
        random.whole(9 * 60, 15 * 60),
        random.whole(30, 150),
        random.chance(0.97),
        random.chance(0.95),
      ]
      teller.add(strategyDiscussions, {
        needed_at: at(before ? each.startedOn - (random.chance(0.2) ? 2 : 1) : each.startedOn, minute),
        held_at: at(each.startedOn, minute + hours),
        police: police ? 'Y' : 'N',
        health: health ? 'Y' : 'N',
        outcome: teller.from(each.startedOn, 'section 47 enquiry'),
      })
    }
    for (const each of course.conferences) {
      if (each.transferIn) {
        const random = teller.family('transfer', each.id)
        const notified = afterWorkingDays(each.heldOn - 21, random.whole(0, 5))
        teller.add(transfersIn, {
          notified_on: notified,
          from_authority: 'Sampleton',
          moved_on: officeDay(notified - 6),
        })
      }
      tellPapers(teller, course, each.heldOn, 'initial')
    }
    for (const plan of course.protection) if (!plan.otherAuthority) tellPlan(teller, course, plan)
  }
}

function tellPapers(teller: Teller, course: Course, heldOn: number, kind: 'initial' | 'review'): void {
  const random = teller.family('papers', heldOn, kind)
  const [before, shares] = [random.weighted(daysBefore[kind]), random.chance(0.94)]
  const pace = paceOfCase(course.holdings)(heldOn)
  teller.add(conferencePapers, {
    conference_on: heldOn,
    kind,
    report_shared_on: shares ? officeDay(heldOn - before) : undefined,
    decisions_sent_on: within(heldOn, 0, 1, pace, random),
    minutes_sent_on: within(heldOn, 6, 20, pace, random),
  })
}

const daysBefore = {
  initial: [
    [15, 0],
    [15, 1],
    [45, 4],
    [25, 5],
  ],
  review: [
    [8, 0],
    [20, 4],
    [52, 8],
    [20, 10],
  ],
} as const

function tellPlan(teller: Teller, course: Course, plan: ProtectionPlan): void {
  const pace = paceOfCase(course.holdings)
  const random = teller.family('core groups', plan.from)
  const first = within(plan.from, 4, 10, pace(plan.from), random)
  for (const on of recurring(first, plan.to, { every: 42, gaps: 0.06, pace }, random)) {
    if (!teller.past(on)) break
    teller.add(coreGroups, { held_on: on, parents_present: random.chance(0.86) ? 'Y' : 'N' })
  }
  for (const review of plan.reviews) tellPapers(teller, course, review.heldOn, 'review')
  const own = teller.own('escalation', plan.id)
  const [drifts, after, wait] = [own.chance(0.3), own.whole(0, 40), own.whole(5, 40)]
  const long = officeDay(addMonths(plan.from, 12) + after)
  if (drifts && long < plan.to) {
    teller.add(escalations, {
      escalated_on: long,
      kind: 'raised by the conference chair',
      to_whom: 'Head of service',
      settled_on: afterWorkingDays(long, wait),
    })
  }
  const unseen = plan.visits.find((each, index) => index > 0 && each.on - plan.visits[index - 1]!.on > 35)
  const taken = unseen === undefined ? undefined : afterWorkingDays(unseen.on - 9, own.whole(0, 3))
  if (unseen !== undefined && taken !== undefined && own.chance(0.55)) {
    const escalated_on = Math.min(taken, unseen.on)
    teller.add(escalations, {
      escalated_on,
      kind: 'child not seen',
      to_whom: 'Service manager',
      settled_on: unseen.on,
    })
  }
}
