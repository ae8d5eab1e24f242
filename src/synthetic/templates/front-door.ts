import { assessmentDetails, reassessmentDecisions } from '../../domain/templates/assessment.ts'
import { contactDecisions, referralAllocations, stepUpRequests } from '../../domain/templates/front-door.ts'
import { afterWorkingDays, officeDay, workingDaysBetween } from '../dates.ts'
import type { Course } from '../life/facts.ts'
import { managerOn, paceOfCase, type Teller, within } from './teller.ts'
import { at } from './template-writer.ts'

const decisions: Readonly<Record<string, string>> = {
  NEW_REFERRAL_FLAG: 'referral',
  NFA_FLAG: 'no further action',
  OTHER_OUTCOMES_EXIST_FLAG: 'early help',
}

/** Decisions on contacts, with the colour of the screening for most; allocation of referrals; requests to step up. */
export function tellFrontDoor(teller: Teller): void {
  const { contacts, courses, earlyHelp } = teller.life
  for (const contact of contacts) {
    const random = teller.own('contact', contact.id)
    const came = random.whole(8 * 60, 17 * 60 + 30)
    const [sameDay, later, minutes, screened, slow] = [
      random.chance(0.62),
      random.next(),
      random.whole(25, 200),
      random.chance(0.7),
      random.chance(0.12),
    ]
    const [colour, allowed] = random.weighted<readonly [string, number]>(colours)
    const course = courses.find(each => contact.id.startsWith(`K${teller.life.person.id}${each.index}-`))
    const referral = contact.outcome === 'NEW_REFERRAL_FLAG'
    // The day of the referral is that of the decision to take it.
    const decidedOn = referral
      ? Math.max(contact.on, course?.referredOn ?? contact.on)
      : sameDay
        ? contact.on
        : afterWorkingDays(contact.on, later < 0.82 ? 1 : 2 + Math.floor(later * 3))
    const decided = at(decidedOn, decidedOn === contact.on ? came + minutes : 9 * 60 + minutes)
    const hours = slow ? allowed * (1.1 + later) : allowed * (0.2 + later * 0.75)
    const screenedAt = decided.minute + hours * 60
    teller.add(contactDecisions, {
      received_at: at(contact.on, came),
      source: contact.source,
      acknowledged_on: within(contact.on, 0, 1, 1, random),
      decided_at: decided,
      decision: teller.from(decidedOn, decisions[contact.outcome] ?? 'information and advice'),
      decided_by: teller.from(decidedOn, managerOn(course?.holdings ?? [], decidedOn)),
      colour: screened ? colour : '',
      screened_at: screened ? at(decidedOn + Math.floor(screenedAt / 1440), screenedAt % 1440) : undefined,
      outcome_told_on: random.chance(0.85) ? within(decidedOn, 1, 5, 1, random) : undefined,
    })
  }
  for (const course of courses) tellAllocation(teller, course)
  for (const help of earlyHelp) {
    const random = teller.own('step up', help.id)
    const [asks, wait, refused] = [random.chance(0.5), random.weighted(untilDecided), random.chance(0.5)]
    const referred = courses.find(each => each.referredOn > help.from && each.referredOn - help.to < 40)?.referredOn
    if (!asks) continue
    if (referred !== undefined) {
      // The referral is made on the day of the decision.
      const requestedOn = officeDay(referred - wait)
      const decidedOn = Math.max(referred, requestedOn)
      const decision = teller.from(decidedOn, 'step up')
      teller.add(stepUpRequests, { requested_on: requestedOn, decided_on: decidedOn, decision })
    } else if (refused) {
      const requestedOn = afterWorkingDays(help.from + Math.floor((help.to - help.from) / 2), 0)
      const decidedOn = afterWorkingDays(requestedOn, wait)
      const decision = teller.from(decidedOn, 'stay in early help')
      teller.add(stepUpRequests, { requested_on: requestedOn, decided_on: decidedOn, decision })
    }
  }
}

/** Days from a request to step a case up until it is decided. */
const untilDecided = [
  [42, 0],
  [36, 1],
  [12, 2],
  [6, 3],
  [4, 5],
] as const

/** A colour of the screening, and the hours it allows. */
const colours = [
  [6, ['red', 4]],
  [34, ['amber', 24]],
  [60, ['green', 72]],
] as const

function tellAllocation(teller: Teller, course: Course): void {
  const random = teller.own('allocation', course.referralId)
  const came = random.whole(8 * 60, 16 * 60)
  const given = random.whole(20, 240)
  const first = course.holdings.find(each => each.worker !== undefined)
  const on = first === undefined ? undefined : Math.max(first.from, course.referredOn)
  teller.add(referralAllocations, {
    reached_duty_at: at(course.referredOn, came),
    allocated_at: on === undefined ? undefined : at(on, on === course.referredOn ? came + given : 9 * 60 + given),
    worker: teller.from(on, first?.worker ?? ''),
  })
}

const reasons = [
  'A parent was away and could not be seen',
  'Waiting for a report from health',
  'The family moved during the assessment',
  'Change of social worker',
  'A child joined the household',
]

/** Working days from the 45th to the reason's being recorded. */
const daysPast45 = [
  [25, -3],
  [60, 1],
  [8, 3],
  [7, 7],
] as const

/** Why assessments ran past 45 working days, when they were shared, and decisions to assess a child again. */
export function tellAssessments(teller: Teller): void {
  for (const course of teller.life.courses) {
    const pace = paceOfCase(course.holdings)
    for (const [index, each] of course.assessments.entries()) {
      const random = teller.own('assessment', each.id)
      const [gives, reason, wait, shares, decides] = [
        random.chance(0.86),
        random.pick(reasons),
        random.weighted(daysPast45),
        random.chance(0.82),
        random.whole(0, 4),
      ]
      const from = index === 0 ? course.referredOn : each.startedOn
      const long = workingDaysBetween(from, each.endedOn) > 45
      const givenOn = long && gives ? afterWorkingDays(from, 45 + wait) : undefined
      const known = givenOn === undefined ? undefined : Math.min(givenOn, each.endedOn)
      teller.add(assessmentDetails, {
        started_on: each.startedOn,
        reason_past_45: teller.from(known, reason),
        reason_given_by: teller.from(known, managerOn(course.holdings, known ?? each.startedOn)),
        reason_given_on: known,
        shared_with_family_on: shares ? within(each.endedOn, 0, 5, pace(each.endedOn), random) : undefined,
      })
      if (index > 0) {
        const decided_on = Math.max(course.referredOn, each.startedOn - decides)
        teller.add(reassessmentDecisions, { decided_on, why: 'New information about the child' })
      }
    }
  }
}
