import { birthday } from '../../domain/calendar/ages.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { afterWorkingDays } from '../dates.ts'
import { paceOf, type SyntheticOrganisation } from '../organisation.ts'
import { type Stream, stream } from '../random.ts'
import { firstUnit, holdingsOf, othersFor, type Phase, paceFor } from './allocation.ts'
import { type Bones, Building } from './bones.ts'
import { carePeriod } from './care.ts'
import type { Course, OtherInvolvement, Person } from './facts.ts'
import { firstVisits } from './first-visits.ts'
import { sourceOn } from './front-door.ts'
import { otherAuthorityPlan, protectionPlan } from './protection.ts'
import { needOf, type Past, routeOf } from './route.ts'
import { shortBreakPeriod } from './short-breaks.ts'
import { visitsBetween } from './visits.ts'

export interface Setting {
  readonly seed: number
  readonly whole: SyntheticOrganisation
  /** Days after this are of no interest; what repeats need not be drawn beyond it. */
  readonly horizon: Day
}

/** A referral of one child and all that came of it. Brothers and sisters referred together share most of it. */
export function courseOf(
  person: Person,
  referral: { readonly family: number; readonly index: number; readonly on: Day; readonly alone: boolean },
  past: Past,
  setting: Setting,
): Course {
  const { seed, whole, horizon } = setting
  const { index, on } = referral
  const family = (topic: string) => stream(seed, 'family', referral.family, index, topic)
  const own = (topic: string) => stream(seed, 'child', person.id, index, topic)
  const shared = routeOf(person, on, past, family('route'))
  // Not every brother or sister comes into care or needs a plan with the others.
  const route =
    !referral.alone && (shared === 'care' || shared === 'need') && own('apart').chance(0.25) ? 'assessment' : shared
  const step = 1_000_000 + referral.family * 200 + index * 20
  const allocation = `allocation ${own('allocated apart').chance(0.08) ? person.id : ''}`
  const pace = paceOf(firstUnit('access', on, whole, family(allocation)), on)
  const bones = new Building({ person, route, past, referredOn: on, step, index, pace, family, own }).build()
  const holdings = holdingsOf(phasesOf(bones, person), whole, family(allocation), `I${person.id}${index}-`)
  const about = { bornOn: person.bornOn, horizon, pace: paceFor(holdings) }
  const away = own('other authority')
  if (route === 'need' && bones.plans.length === 0 && away.chance(0.03)) {
    const from = afterWorkingDays(on, 10)
    bones.otherPlans.push({
      id: `O${person.id}${index}`,
      from,
      to: Math.min(bones.closedOn, afterWorkingDays(from, away.whole(25, 90))),
    })
  }
  return {
    referralId: String(step),
    index,
    referredOn: on,
    source: sourceOn(on, family('source')),
    need: needOf(person, route, family('primary need')),
    noFurtherAction: route === 'no further action',
    outcome: outcomes[route],
    assessments: bones.assessments,
    enquiries: bones.enquiries,
    conferences: bones.conferences,
    needPlans: bones.needs,
    needVisits: [
      ...firstVisits(bones, { ...about, childId: person.id, referredOn: on, closedOn: bones.closedOn }, own),
      ...bones.needs.flatMap(({ id, from, to }) =>
        visitsBetween(
          from,
          to,
          horizon,
          { ...about, idPrefix: `V${id}-`, first: 15, every: () => (person.disabledService ? 28 : 20), late: 0.08 },
          own(`need visits ${id}`),
        ),
      ),
    ],
    protection: [
      ...bones.plans.map(plan =>
        protectionPlan(plan, about, family(`plan ${plan.from}`), own(`protection visits ${plan.id}`)),
      ),
      ...bones.otherPlans.map(({ id, from, to }) => otherAuthorityPlan(id, from, to)),
    ],
    care: [
      ...bones.care.map(outline => carePeriod(outline, person, about, topic => own(`${outline.id} ${topic}`))),
      ...bones.shortBreaks.map(span => shortBreakPeriod(span, person, about, topic => own(`${topic} ${span.id}`))),
    ],
    holdings,
    others: othersOf(bones, person, whole, own),
    closedOn: lingering(bones, person, own('lingering')),
    closeReason: bones.closeReason,
  }
}

const outcomes = {
  'no further action': 'NFA_FLAG',
  assessment: 'SINGLE_ASSESSMENT_FLAG',
  need: 'SINGLE_ASSESSMENT_FLAG',
  disabled: 'SINGLE_ASSESSMENT_FLAG',
  protection: 'STRATEGY_DISCUSSION_FLAG',
  care: 'CLA_REQUEST_FLAG',
} as const

function phasesOf({ turns, closedOn }: Bones, person: Person): Phase[] {
  // Even what is closed on the day it came was somebody's for that day.
  const ends = Math.max(Math.min(closedOn, birthday(person.bornOn, 18)), turns[0]!.on + 1)
  const sorted = [...turns].sort((a, b) => a.on - b.on)
  return sorted.flatMap(({ on, area }, index) => {
    const to = Math.min(sorted[index + 1]?.on ?? ends, ends)
    return on < to ? [{ area, from: on, to }] : []
  })
}

/** Working days from coming into care until a reviewing officer is named: five at most, but for a few. */
const untilNamed = [
  [20, 1],
  [34, 3],
  [38, 5],
  [5, 7],
  [3, 12],
] as const

/** The conference chair of a plan and the reviewing officer of a looked-after child. */
function othersOf(
  bones: Bones,
  person: Person,
  whole: SyntheticOrganisation,
  own: (topic: string) => Stream,
): OtherInvolvement[] {
  const chairs = bones.plans.flatMap(({ id, from, to }) =>
    othersFor('CPC', from, to, whole.chairs, own(`chair ${id}`), `X${id}-`),
  )
  const officers = [...bones.care, ...bones.shortBreaks].flatMap(({ id, from, to }) =>
    othersFor(
      'IRO',
      afterWorkingDays(from, own(`officer named ${id}`).weighted(untilNamed)),
      Math.max(to, from),
      whole.officers,
      own(`officer ${id}`),
      `X${id}-`,
    ),
  )
  return [...chairs, ...officers]
    .map(each => ({ ...each, to: Math.min(each.to, birthday(person.bornOn, 18)) }))
    .filter(each => each.to > each.from)
}

/** Some episodes of need stay open in the system after care ended at eighteen. */
function lingering(bones: Bones, person: Person, random: Stream): Day {
  const [stays, by] = [random.chance(0.1), random.whole(60, 900)]
  const grown = bones.care.some(each => each.agesOut) && bones.closedOn >= birthday(person.bornOn, 18)
  return grown && stays ? bones.closedOn + by : bones.closedOn
}
