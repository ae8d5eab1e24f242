import type { Day } from '../../domain/calendar/day.ts'
import { addMonths } from '../../domain/calendar/months.ts'
import { afterWorkingDays, officeDay } from '../dates.ts'
import type { Stream } from '../random.ts'
import type { CareOutline } from './care.ts'
import type { Adoption, CarePlan, CareReview, Person, Placement, Visit } from './facts.ts'
import { visitsBetween } from './visits.ts'

interface About {
  readonly horizon: Day
  pace(on: Day): number
}

/** Reviews: within 20 working days, then three months, then six; a few late, a few cancelled and held again. */
export function reviewsOf(
  outline: CareOutline,
  person: Person,
  adoption: Adoption | undefined,
  about: About,
  random: Stream,
): CareReview[] {
  const reviews: CareReview[] = []
  let last = outline.from
  for (let index = 0; index < 60; index++) {
    const months =
      index === 1 || adoption?.placedOn === undefined || last < adoption.placedOn ? (index === 1 ? 3 : 6) : 3
    const dueOn = index === 0 ? afterWorkingDays(last, 20) : addMonths(last, months)
    const pace = about.pace(last)
    const [late, by, early, cancelled, said] = [
      random.chance(Math.min(0.5, 0.055 * pace)),
      random.wait(9),
      random.next(),
      random.chance(0.035),
      random.next(),
    ]
    const slack = index === 0 ? 6 : index === 1 ? 14 : 24
    const on = late ? officeDay(dueOn + 1 + Math.floor(by)) : officeNear(dueOn - Math.floor(early * slack))
    if (on >= outline.to || dueOn > about.horizon + 400) break
    if (cancelled) {
      const knownOn = officeNear(on - 6)
      reviews.push({ id: `${outline.id}-RX${index + 1}`, dueOn, heldOn: undefined, knownOn, participation: '' })
    }
    const years = (on - person.bornOn) / 365.25
    const participation =
      years < 4
        ? 'PN0'
        : said < 0.62
          ? 'PN1'
          : said < 0.7
            ? 'PN2'
            : said < 0.73
              ? 'PN4'
              : said < 0.83
                ? 'PN5'
                : said < 0.94
                  ? 'PN6'
                  : 'PN7'
    reviews.push({ id: `${outline.id}-RV${index + 1}`, dueOn, heldOn: on, knownOn: on, participation })
    last = on
  }
  return reviews
}

function officeNear(on: Day): Day {
  const next = officeDay(on)
  return next - on > 2 ? officeDay(on - 5) : next
}

/** Visits, begun anew in every placement: within a week, six-weekly for a year, then less often where it is settled. */
export function visitsOf(
  outline: CareOutline,
  person: Person,
  placements: readonly Placement[],
  about: About,
  streamOf: (topic: string) => Stream,
): Visit[] {
  return placements.flatMap((placement, index) => {
    const secondYear = addMonths(placement.from, 12)
    const isLasting = /^U[14]/.test(placement.type)
    // With a parent, or a relative approved for a time, weekly at first.
    const newly = placement.type === 'P1' ? 21 : placement.type === 'U3' && index === 0 ? 28 : 0
    const often = /^P1|^A/.test(placement.type) || newly > 0
    return visitsBetween(
      placement.from,
      placement.to,
      about.horizon,
      {
        idPrefix: `${outline.id}-V${index + 1}-`,
        first: 4,
        every: on => (on < placement.from + newly ? 5 : on >= secondYear && isLasting ? 58 : often ? 20 : 27),
        late: 0.08,
        pace: about.pace,
        bornOn: person.bornOn,
      },
      streamOf(`visits ${index}`),
    )
  })
}

/** The plan for permanence: what is hoped for first, then what was settled. */
export function plansOf(outline: CareOutline, adoption: Adoption | undefined, random: Stream): CarePlan[] {
  const { from, to, path } = outline
  const [first, second] = [officeDay(from + random.whole(70, 140)), officeDay(from + random.whole(230, 420))]
  const hoped =
    path === 'return' || path === 'short'
      ? 'RETURN6M'
      : random.weighted([
          [5, 'RETURNEV'],
          [2, 'RETURN6M'],
          [2, 'REMAINSUP'],
          [1, 'OTHERPLN'],
        ])
  const older = outline.ageAtStart >= 15
  const settled = adoption
    ? 'ADOPTION'
    : path === 'guardianship'
      ? 'LTRELFR'
      : older
        ? 'SUPPLIV'
        : random.weighted([
            [7, 'LTFOST18'],
            [2, 'RESPLMT'],
            [1, 'SUPPLIV'],
          ])
  const turns: [Day, string][] = [[first, older && path === 'grown' ? 'SUPPLIV' : hoped]]
  if (path !== 'return' && path !== 'short')
    turns.push([adoption ? Math.max(first + 1, adoption.decidedOn) : second, settled])
  return turns.flatMap(([begun, plan], index) => {
    const until = Math.min(turns[index + 1]?.[0] ?? to, to)
    return begun < until ? [{ id: `${outline.id}-CP${index + 1}`, from: begun, to: until, plan }] : []
  })
}
