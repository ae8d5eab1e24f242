import { ageOn } from './ages.ts'
import { type Day, dayFrom } from './day.ts'
import { daysIn, firstOfMonth } from './months.ts'

/** A date of which the day, or the day and the month, may not be known. The true day is between the two, both included. */
export interface PartKnownDate {
  readonly earliest: Day
  /** Where one date must be taken, the published validation rules take this one, which accuses nobody of an error. */
  readonly latest: Day
  readonly precision: 'day' | 'month' | 'year'
}

const dayFirst = /^(\d{2}|zz)\/(\d{2}|zz)\/(\d{4})$/i
const yearFirst = /^(\d{4})-(\d{2}|zz)-(\d{2}|zz)$/i

/**
 * Reads a date in which `zz` stands for a part not known: "17/05/2005", "zz/05/2005", "zz/zz/2005", or with the year first,
 * "2005-05-zz" (SSDA903 guide, date of the previous permanence order). Undefined when no such date could be; a day whose
 * month is not known says nothing that can be relied on, so it is read as the year alone.
 */
export function parsePartKnownDate(text: string): PartKnownDate | undefined {
  const byDay = dayFirst.exec(text)
  const byYear = yearFirst.exec(text)
  const [date, month, year] = byDay ? byDay.slice(1) : byYear ? byYear.slice(1).reverse() : []
  if (date === undefined || month === undefined || year === undefined) return undefined
  const known = { date: partOf(date), month: partOf(month), year: Number(year) }
  if (known.month === undefined)
    return (known.date ?? 1) >= 1 && (known.date ?? 1) <= 31 ? wholeYear(known.year) : undefined
  if (known.month < 1 || known.month > 12) return undefined
  if (known.date === undefined) return wholeMonth(known.year, known.month)
  const exact = dayFrom(known.year, known.month, known.date)
  return exact === undefined ? undefined : knownDate(exact)
}

/** A date known in full. */
export function knownDate(day: Day): PartKnownDate {
  return { earliest: day, latest: day, precision: 'day' }
}

/**
 * The youngest and oldest that someone may be on a day, in completed years. Where the two differ, no threshold between
 * them can be said to be reached.
 */
export function agesPossibleOn(bornOn: PartKnownDate, on: Day): { youngest: number; oldest: number } {
  return { youngest: ageOn(bornOn.latest, on), oldest: ageOn(bornOn.earliest, on) }
}

function partOf(text: string): number | undefined {
  return text.toLowerCase() === 'zz' ? undefined : Number(text)
}

function wholeYear(year: number): PartKnownDate {
  return { earliest: dayFrom(year, 1, 1)!, latest: dayFrom(year, 12, 31)!, precision: 'year' }
}

function wholeMonth(year: number, month: number): PartKnownDate {
  const number = year * 12 + month - 1
  const first = firstOfMonth(number)
  return { earliest: first, latest: first + daysIn(number) - 1, precision: 'month' }
}
