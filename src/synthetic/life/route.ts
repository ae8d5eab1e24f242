import { ageOn } from '../../domain/calendar/ages.ts'
import type { Day } from '../../domain/calendar/day.ts'
import type { Stream } from '../random.ts'
import type { Person } from './facts.ts'

/** Where a referral leads. */
export type Route = 'no further action' | 'assessment' | 'need' | 'protection' | 'care' | 'disabled'

/** What is known of the child from before. */
export interface Past {
  readonly protectedUntil: Day | undefined
}

export function routeOf(person: Person, referredOn: Day, past: Past, random: Stream): Route {
  const chance = random.next()
  if (person.unaccompanied) return 'care'
  if (person.disabledService) return chance < 0.85 ? 'disabled' : 'assessment'
  const age = referredOn < person.bornOn ? -1 : ageOn(person.bornOn, referredOn)
  const known = past.protectedUntil !== undefined && referredOn - past.protectedUntil < 1000
  const protection = known ? 0.3 : age < 0 ? 0.1 : 0.036
  const care = age >= 16 ? 0.15 : age >= 15 ? 0.06 : age < 1 ? 0.055 : age >= 12 ? 0.016 : 0.007
  const need = 0.205
  if (chance < protection) return 'protection'
  if (chance < protection + care) return 'care'
  if (chance < protection + care + need) return 'need'
  return chance > 0.988 ? 'no further action' : 'assessment'
}

/** The census's primary need, in its published proportions. */
export function needOf(person: Person, route: Route, random: Stream): string {
  const usual = random.weighted([
    [1183, 'N1'],
    [20, 'N2'],
    [249, 'N3'],
    [474, 'N4'],
    [300, 'N5'],
    [248, 'N6'],
    [43, 'N7'],
    [40, 'N8'],
    [50, 'N9'],
    [12, 'N0'],
  ])
  if (person.unaccompanied) return 'N8'
  if (person.disabledService) return 'N2'
  return route === 'protection' || (route === 'care' && usual === 'N9') ? 'N1' : usual
}
