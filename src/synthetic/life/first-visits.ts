import type { Day } from '../../domain/calendar/day.ts'
import { afterWorkingDays } from '../dates.ts'
import type { Stream } from '../random.ts'
import type { Assessment, Enquiry, Visit } from './facts.ts'
import { visitsBetween } from './visits.ts'

interface About {
  readonly childId: string
  readonly bornOn: Day
  readonly referredOn: Day
  readonly closedOn: Day
  readonly horizon: Day
  pace(on: Day): number
}

/**
 * Visits before there is a plan to visit under: while the child is first assessed, and when an enquiry begins. An
 * assessment made later, of an open case, rests on the visits of its plan.
 */
export function firstVisits(
  { assessments, enquiries }: { readonly assessments: readonly Assessment[]; readonly enquiries: readonly Enquiry[] },
  about: About,
  own: (topic: string) => Stream,
): Visit[] {
  const found = enquiries.flatMap(each => ofEnquiry(each, about, own(`enquiry visits ${each.id}`)))
  const [first] = assessments
  if (first !== undefined) found.push(...ofAssessment(first, about, own(`assessment visits ${first.id}`)))
  const days = new Set<Day>()
  return found.filter(({ on }) => on <= about.closedOn && days.size < days.add(on).size)
}

/** Working days from a referral to the first visit, where it is not late. */
const soon = [
  [14, 1],
  [20, 2],
  [22, 3],
  [22, 4],
  [22, 5],
] as const

/** Within five working days of the referral, sooner or later; then perhaps once more before the assessment is done. */
function ofAssessment({ id, endedOn, seen }: Assessment, about: About, random: Stream): Visit[] {
  const [late, by, usual] = [
    random.chance(Math.min(0.5, 0.09 * about.pace(about.referredOn))),
    random.wait(4),
    random.weighted(soon),
  ]
  const visits = visitsBetween(
    about.referredOn,
    endedOn,
    about.horizon,
    { ...about, idPrefix: `V${id}-`, first: late ? 6 + Math.floor(by) : usual, every: () => 32, late: 0.06 },
    random,
  )
  if (seen !== 'N') return visits
  // Somebody called, and the assessment was finished without the child's being seen.
  return visits.slice(0, 1).map(each => ({ ...each, seen: 'N', alone: '', bedroom: '' }))
}

/** Working days from the beginning of an enquiry to the visit. */
const atOnce = [
  [70, 0],
  [21, 1],
  [6, 2],
  [3, 4],
] as const

/** The day an enquiry begins or the next; a few later, and those that failed tried again. */
function ofEnquiry({ id, startedOn }: Enquiry, about: About, random: Stream): Visit[] {
  const on = afterWorkingDays(startedOn, random.weighted(atOnce))
  const [failed, alone, bedroom, again] = [
    random.chance(0.04),
    random.chance(0.8),
    random.chance(0.4),
    random.whole(1, 2),
  ]
  const prefix = `VE${about.childId}-${id}-`
  const spoken = on - about.bornOn > 4 * 365
  const seen = (name: number, day: Day): Visit => ({
    id: `${prefix}${name}`,
    on: day,
    seen: 'Y',
    alone: spoken && alone ? 'Y' : 'N',
    bedroom: bedroom ? 'Y' : 'N',
  })
  if (!failed) return [seen(1, on)]
  return [{ id: `${prefix}1`, on, seen: 'N', alone: '', bedroom: '' }, seen(2, afterWorkingDays(on, again))]
}
