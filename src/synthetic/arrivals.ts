import type { Day } from '../domain/calendar/day.ts'
import { arrivalsFrom } from './dates.ts'
import { stream } from './random.ts'

/** Households that come to notice in a year for each child the extract is asked to hold; found by trial. */
const householdsAYear = 990 / 19_000

/** The first day on which a household comes to notice: evenly over time, whatever the end of the extract. */
export function arrivalOf(seed: number, number: number, children: number): Day {
  const daysApart = 365.25 / (householdsAYear * children)
  return Math.floor(arrivalsFrom + (number + stream(seed, 'arrival', number).next()) * daysApart)
}
