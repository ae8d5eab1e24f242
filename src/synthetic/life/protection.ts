import type { Day } from '../../domain/calendar/day.ts'
import { addMonths } from '../../domain/calendar/months.ts'
import { afterWorkingDays, officeDay } from '../dates.ts'
import type { Stream } from '../random.ts'
import type { Conference, Enquiry, ProtectionPlan, ProtectionReview, Visit } from './facts.ts'
import { visitsBetween } from './visits.ts'

/** Working days from the strategy discussion to the conference: 31% within ten, 61% eleven to fifteen, the rest late. */
function conferenceWait(random: Stream): number {
  const [band, within, over] = [random.next(), random.next(), random.wait(5)]
  if (band < 0.31) return 4 + Math.floor(within * 7)
  if (band < 0.915) return 11 + Math.floor(within * 5)
  return 16 + Math.floor(over)
}

export interface Enquiring {
  readonly enquiry: Enquiry | undefined
  readonly conference: Conference
}

/** A section 47 enquiry that went to conference, or a conference for a plan that moved in from another authority. */
export function enquiryToConference(
  on: Day,
  ids: { readonly step: number; readonly child: string },
  leadsToPlan: boolean,
  random: Stream,
): Enquiring {
  const wait = conferenceWait(random)
  const [transferIn, report] = [random.chance(0.045), random.whole(1, 4)]
  const startedOn = officeDay(on)
  const heldOn = afterWorkingDays(startedOn, wait)
  const enquiry: Enquiry = {
    id: String(ids.step),
    startedOn,
    endedOn: Math.max(startedOn, afterWorkingDays(startedOn, Math.max(1, wait - report))),
    outcome: 'CP_CONFERENCE_FLAG',
  }
  const conference: Conference = {
    id: `C${ids.child}${ids.step % 100}`,
    meetingId: String(ids.step + 1),
    enquiryId: transferIn ? undefined : enquiry.id,
    planId: leadsToPlan ? `P${ids.child}${ids.step % 100}` : undefined,
    transferIn,
    targetOn: afterWorkingDays(startedOn, 15),
    heldOn,
  }
  return { enquiry: transferIn ? undefined : enquiry, conference }
}

/** A section 47 enquiry that ended without a conference. */
export function enquiryAlone(on: Day, step: number, random: Stream): Enquiry {
  const startedOn = officeDay(on)
  const [length, helped] = [random.whole(2, 12), random.chance(0.35)]
  return {
    id: String(step),
    startedOn,
    endedOn: afterWorkingDays(startedOn, length),
    outcome: helped ? 'PROV_OF_SERVICES_FLAG' : 'NFA_FLAG',
  }
}

/** How long plans last, in days: the published lengths of those that ended, most ending at a review conference. */
export function planLength(random: Stream): number {
  const [band, within] = [random.next(), random.next()]
  if (band < 0.14) return 70 + within * 22
  if (band < 0.26) return 95 + within * 85
  if (band < 0.62) return 255 + within * 40
  if (band < 0.94) return 370 + within * 340
  return 735 + within * 240
}

const categories = [
  [86, 'NEG'],
  [12, 'PHY'],
  [5, 'SAB'],
  [113, 'EMO'],
  [4, 'MUL'],
] as const

/** A child protection plan with its reviews and visits. */
export function protectionPlan(
  span: { readonly id: string; readonly conferenceId: string | undefined; readonly from: Day; readonly to: Day },
  about: { readonly bornOn: Day; readonly horizon: Day; pace(on: Day): number },
  family: Stream,
  own: Stream,
): ProtectionPlan {
  const category = family.weighted(categories)
  const [changes, changedTo, changedAfter] = [family.chance(0.1), family.weighted(categories), family.whole(80, 300)]
  const changedOn = officeDay(span.from + changedAfter)
  return {
    ...span,
    otherAuthority: false,
    category,
    laterCategory: changes && changedOn < span.to ? { on: changedOn, category: changedTo } : undefined,
    reviews: reviewsOf(span, family),
    visits: visitsBetween(
      span.from,
      span.to,
      about.horizon,
      {
        idPrefix: `V${span.id}-`,
        first: 8,
        every: () => 10,
        late: 0.04,
        pace: about.pace,
        bornOn: about.bornOn,
      },
      own,
    ),
  }
}

/** Review conferences: within three months, then six; hardly ever late. The last is on the day the plan ends. */
function reviewsOf(span: { id: string; from: Day; to: Day }, random: Stream): ProtectionReview[] {
  const reviews: ProtectionReview[] = []
  let last = span.from
  for (let index = 0; index < 20; index++) {
    const dueOn = addMonths(last, index === 0 ? 3 : 6)
    const [late, by, early] = [random.chance(0.008), random.whole(2, 20), random.whole(0, index === 0 ? 16 : 26)]
    const on = late ? officeDay(dueOn + by) : officeBefore(dueOn - early)
    if (on >= span.to - 12) break
    reviews.push({ id: `R${span.id}-${index + 1}`, dueOn, heldOn: on, continues: true })
    last = on
  }
  const dueOn = addMonths(last, reviews.length === 0 ? 3 : 6)
  if (span.to <= dueOn && span.to > span.from + 40) {
    reviews.push({ id: `R${span.id}-${reviews.length + 1}`, dueOn, heldOn: span.to, continues: false })
  }
  return reviews
}

function officeBefore(on: Day): Day {
  const next = officeDay(on)
  return next === on ? on : officeDay(on - 4)
}

/** A plan another authority holds for a child staying here a while. No conference, reviews or clocks of ours. */
export function otherAuthorityPlan(id: string, from: Day, to: Day): ProtectionPlan {
  const none: Visit[] = []
  return {
    id,
    conferenceId: undefined,
    from,
    to,
    otherAuthority: true,
    category: 'NEG',
    laterCategory: undefined,
    reviews: [],
    visits: none,
  }
}
