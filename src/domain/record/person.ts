import { ageOn, birthday } from '../calendar/ages.ts'
import type { Day } from '../calendar/day.ts'
import type { ChildRecord } from './facts.ts'

/** The 18th birthday (Family Law Reform Act 1969 s1: a birthday of 29 February falls on 1 March in common years). */
export function eighteenOn(record: ChildRecord): Day | undefined {
  const bornOn = record.person?.bornOn
  return bornOn === undefined ? undefined : birthday(bornOn, 18)
}

/** A child is expected after 40 weeks, and hardly one is born after 42. */
export const latestAfterExpected = 14

/**
 * Whether the child was not yet born on a day, as far as the record says. Where no birth is recorded that is believed
 * only until two weeks after it was expected: an estimated birth date may stand in that field for good.
 */
export function isUnborn(record: ChildRecord, on: Day): boolean {
  const { bornOn, expectedOn } = record.person ?? {}
  if (bornOn !== undefined) return on < bornOn
  return expectedOn !== undefined && on <= expectedOn + latestAfterExpected
}

/**
 * The day a child was born, or is taken to have been: an expected day long past may be an estimated birthday. For rules that
 * would otherwise leave out a child whose birthday nobody knows.
 */
export function believedBirthOf({ person }: ChildRecord): Day | undefined {
  return person?.bornOn ?? person?.expectedOn
}

/** Completed years on a day; undefined when not born or the birth date is not known. */
export function ageOf(record: ChildRecord, on: Day): number | undefined {
  const bornOn = record.person?.bornOn
  return bornOn === undefined || on < bornOn ? undefined : ageOn(bornOn, on)
}
