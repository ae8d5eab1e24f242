import { ageOn, birthday } from '../../domain/calendar/ages.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { someOfficeDay } from '../dates.ts'
import type { Stream } from '../random.ts'
import { healthOf } from './care-health.ts'
import { legalStatusesOf } from './care-legal.ts'
import { missingOf } from './care-missing.ts'
import { plansOf, reviewsOf, visitsOf } from './care-oversight.ts'
import { placementsOf } from './care-placements.ts'
import type { Adoption, CarePeriod, Person } from './facts.ts'

/** The way a period of care will go: decided at its start, told in its rows as it happens. */
export type Path = 'short' | 'return' | 'adoption' | 'guardianship' | 'relatives' | 'moved' | 'long' | 'grown'

export interface CareOutline {
  readonly id: string
  readonly path: Path
  readonly from: Day
  readonly to: Day
  readonly eighteenOn: Day
  readonly ageAtStart: number
  readonly agesOut: boolean
}

/** Decides how long a child will be looked after and why it will end. */
export function outlineOf(id: string, from: Day, person: Person, random: Stream): CareOutline {
  const eighteenOn = birthday(person.bornOn, 18)
  const age = from < person.bornOn ? 0 : ageOn(person.bornOn, from)
  const path = person.unaccompanied ? 'grown' : random.weighted(pathsAt(age))
  const wished = someOfficeDay(from + lengthOf(path, random))
  const agesOut = wished >= eighteenOn || path === 'grown'
  const to = Math.min(agesOut ? eighteenOn : wished, person.diedOn ?? Number.POSITIVE_INFINITY)
  return {
    id,
    path: agesOut ? 'grown' : path,
    from,
    to,
    eighteenOn,
    ageAtStart: age,
    agesOut: agesOut && to === eighteenOn,
  }
}

function pathsAt(age: number): readonly (readonly [number, Path])[] {
  const paths: readonly Path[] = ['short', 'return', 'adoption', 'guardianship', 'relatives', 'moved', 'long', 'grown']
  const shares =
    age < 3
      ? [12, 15, 28, 22, 4, 2, 17, 0]
      : age < 10
        ? [21, 20, 2, 16, 6, 4, 31, 0]
        : age < 16
          ? [33, 22, 0, 3, 4, 4, 12, 22]
          : [42, 12, 0, 0, 0, 6, 0, 40]
  return paths.map((path, index) => [shares[index]!, path])
}

function lengthOf(path: Path, random: Stream): number {
  const [even, wait] = [random.next(), random.wait(1)]
  if (path === 'short') return 3 + even * 85
  if (path === 'return') return 95 + even * 420
  if (path === 'adoption') return 560 + even * 460
  if (path === 'guardianship') return 280 + even * 450
  if (path === 'relatives' || path === 'moved') return 60 + even * 600
  if (path === 'long') return 1000 + wait * 2300
  return 9000
}

function endReason({ path, agesOut }: CareOutline, person: Person, to: Day, random: Stream): string {
  const pick = random.next()
  if (person.diedOn === to) return 'E2'
  if (agesOut)
    return pick < 0.34
      ? 'E5'
      : pick < 0.52
        ? 'E6'
        : pick < 0.72
          ? 'E17'
          : pick < 0.8
            ? 'E4A'
            : pick < 0.84
              ? 'E7'
              : 'E8'
  if (path === 'adoption') return pick < 0.5 ? 'E11' : 'E12'
  if (path === 'guardianship') return pick < 0.3 ? 'E45' : pick < 0.4 ? 'E46' : pick < 0.9 ? 'E47' : 'E48'
  if (path === 'relatives') return pick < 0.6 ? 'E13' : 'E41'
  if (path === 'moved') return pick < 0.7 ? 'E3' : pick < 0.85 ? 'E16' : 'E9'
  return pick < 0.6 ? 'E4A' : 'E4B'
}

/** A period of being looked after with everything that happened in it, as far as the horizon. */
export function carePeriod(
  outline: CareOutline,
  person: Person,
  about: { readonly horizon: Day; pace(on: Day): number },
  streamOf: (topic: string) => Stream,
): CarePeriod {
  const { id, from, to } = outline
  const small = streamOf('oddments')
  const reason = endReason(outline, person, to, small)
  const [closes, immunised, substance, conviction, previous] = [
    small.next(),
    small.chance(0.72),
    small.next(),
    small.next(),
    small.next(),
  ]
  const [at, helped, part, other] = [small.next(), small.chance(0.6), small.next(), small.next()]
  const adoption =
    outline.path === 'adoption' && !outline.agesOut ? adoptionOf(outline, streamOf('adoption')) : undefined
  const legal = legalStatusesOf(outline, person, adoption, streamOf('legal'))
  const placements = placementsOf(outline, person, adoption, legal, streamOf('placements'))
  const plans = plansOf(outline, adoption, streamOf('plans'))
  const somewhen = someOfficeDay(from + 30 + at * Math.max(1, to - from))
  const older = outline.ageAtStart >= 12 && somewhen < to
  return {
    id,
    from,
    to,
    endReason: reason,
    neverClosed: outline.agesOut && closes < 0.035,
    shortBreaks: false,
    legal,
    placements,
    plans,
    reviews: reviewsOf(outline, person, adoption, about, streamOf('reviews')),
    visits: visitsOf(outline, person, placements, about, streamOf),
    ...healthOf(outline, person, about.horizon, streamOf('health')),
    missing: missingOf(outline, person, about.horizon, streamOf('missing')),
    immunised,
    substance: older && substance < 0.05 ? { id: `${id}-SM`, on: somewhen, helped } : undefined,
    conviction: older && conviction < 0.04 ? { id: `${id}-CV`, on: somewhen } : undefined,
    previousPermanence: outline.ageAtStart > 2 && previous < 0.06 ? permanenceBefore(outline, part, other) : undefined,
    adoption,
    guardianship: outline.path === 'guardianship' && !outline.agesOut ? to : undefined,
  }
}

function adoptionOf({ from, to }: CareOutline, random: Stream): Adoption {
  const length = to - from
  const at = (share: number) => someOfficeDay(from + Math.round(length * (share + random.next() * 0.08)))
  const [decidedOn, orderOn, matchedOn] = [at(0.28), at(0.38), at(0.52)]
  return {
    decidedOn,
    orderOn,
    matchedOn,
    placedOn: someOfficeDay(matchedOn + 14 + random.whole(0, 20)),
    adoptedOn: to,
    byCarer: random.chance(0.2),
  }
}

/** An order made years before, its day and sometimes its month no longer known. */
function permanenceBefore(outline: CareOutline, part: number, other: number): { date: string; option: string } {
  const year =
    new Date(outline.from * 86_400_000).getUTCFullYear() - 1 - Math.floor(other * Math.min(5, outline.ageAtStart - 1))
  const month = String(1 + Math.floor(other * 12)).padStart(2, '0')
  const date = part < 0.4 ? `zz/${month}/${year}` : part < 0.7 ? `zz/zz/${year}` : `14/${month}/${year}`
  return { date, option: part < 0.25 ? 'P1' : part < 0.75 ? 'P2' : part < 0.9 ? 'P3' : 'P4' }
}
