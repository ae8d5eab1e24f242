import { type Day, day } from './day.ts'

/** The days that tests draw from: any that can be written with a year of four figures. */
export const everyDay = { min: day('0001-01-01'), max: day('9998-12-31') }

/** The days of the lives that records are about. */
export const livedDays = { min: day('1900-01-01'), max: day('2100-12-31') }

/** The same day by the built-in calendar, which the tests take as the truth. */
export function plain(value: Day): Temporal.PlainDate {
  return Temporal.PlainDate.from('1970-01-01').add({ days: value })
}

/** A built-in date as a Day. */
export function dayOf(date: Temporal.PlainDate): Day {
  return Temporal.PlainDate.from('1970-01-01').until(date, { largestUnit: 'day' }).days
}
