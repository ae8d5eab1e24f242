import type { Day } from '../../domain/calendar/day.ts'
import { forename } from '../names.ts'
import { type Stream, stream } from '../random.ts'
import type { Person } from './facts.ts'

export interface Household {
  readonly id: string
  readonly surname: string
  readonly ethnicity: string
  readonly unaccompanied: boolean
  readonly arrivedOn: Day
}

const ethnicities = [
  [20, 'WBRI'],
  [1, 'WIRI'],
  [0.5, 'WIRT'],
  [1, 'WROM'],
  [11, 'WOTH'],
  [7, 'MWBC'],
  [4, 'MWBA'],
  [2, 'MWAS'],
  [6, 'MOTH'],
  [1.5, 'AIND'],
  [1.5, 'APKN'],
  [3, 'ABAN'],
  [3, 'AOTH'],
  [14, 'BCRB'],
  [15, 'BAFR'],
  [8, 'BOTH'],
  [0.5, 'CHNE'],
  [4, 'OOTH'],
  [2, 'REFU'],
] as const

export function ethnicityOf(random: Stream): string {
  return random.weighted(ethnicities)
}

const nationalities = ['Eritrea', 'Sudan', 'Albania', 'Vietnam', 'Afghanistan', 'Iran', 'Ethiopia']

/** A child of a household. `expectedOn` differs from the birthday by some days; which was known depends on the day. */
export function personOf(
  seed: number,
  id: string,
  household: Household,
  bornOn: Day,
  mother: string | undefined,
): Person {
  const random = stream(seed, 'person', id)
  const sex = random.chance(household.unaccompanied ? 0.88 : 0.52) ? 'M' : 'F'
  const [recorded, disabled, service, dies, early] = [
    random.next(),
    random.next(),
    random.chance(0.023),
    random.chance(0.006),
    random.whole(-9, 12),
  ]
  const [stale, at, plan, count] = [random.chance(0.011), random.next(), random.chance(0.16), random.count(0.4)]
  const nationality = random.pick(nationalities)
  const disabledService = service && !household.unaccompanied
  const wasUnborn = mother !== undefined && bornOn > household.arrivedOn
  return {
    id,
    family: household.id,
    forename: forename(random),
    surname: random.chance(0.85) ? household.surname : `${household.surname}-${forename(random)}`,
    sex,
    ethnicity: recorded < 0.055 ? 'NOBT' : household.ethnicity,
    bornOn,
    expectedOn: bornOn - early,
    staleExpected: wasUnborn ? random.chance(0.12) : stale,
    diedOn: dies ? household.arrivedOn + Math.round(at * 900) : undefined,
    disabilities: disabledService
      ? [
          random.pick(['LD', 'AUT', 'MOB']),
          ...Array.from({ length: count }, () => random.pick(['COMM', 'BEH', 'INC', 'PC', 'DDA'])),
        ]
      : disabled < 0.075
        ? [random.pick(['LD', 'AUT', 'BEH', 'CON', 'HEAR', 'VIS', 'COMM', 'HAND', 'MOB', 'DDA'])]
        : disabled < 0.45
          ? ['NONE']
          : [],
    disabledService,
    educationPlan: disabledService || plan,
    unaccompanied: household.unaccompanied,
    nationality: household.unaccompanied ? nationality : undefined,
    mother,
  }
}
