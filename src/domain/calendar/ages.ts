import { type Day, dayFrom, partsOf } from './day.ts'

/** The day on which a person reaches an age. A birthday of 29 February falls on 1 March in common years. */
export function birthday(bornOn: Day, years: number): Day {
  const { year, month, date } = partsOf(bornOn)
  return dayFrom(year + years, month, date) ?? dayFrom(year + years, 3, 1)!
}

/** Age in completed years on a day, by the birthday; negative before birth. */
export function ageOn(bornOn: Day, on: Day): number {
  const years = partsOf(on).year - partsOf(bornOn).year
  return birthday(bornOn, years) <= on ? years : years - 1
}
