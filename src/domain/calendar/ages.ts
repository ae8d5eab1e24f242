import { type Day, dayFrom, partsOf } from './day.ts'

/**
 * The day on which a person reaches an age: from the first moment of the anniversary of birth (Family Law Reform Act 1969
 * s9(1)). Someone born on 29 February reaches it on 1 March in a common year.
 */
export function birthday(bornOn: Day, years: number): Day {
  const { year, month, date } = partsOf(bornOn)
  return dayFrom(year + years, month, date) ?? dayFrom(year + years, 3, 1)!
}

/** Age in completed years on a day, by the birthday. Below 0 before birth: a child not yet born is -1 in the last year. */
export function ageOn(bornOn: Day, on: Day): number {
  const years = partsOf(on).year - partsOf(bornOn).year
  return birthday(bornOn, years) <= on ? years : years - 1
}
