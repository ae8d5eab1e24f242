/** A calendar day as a whole number: days since 1 January 1970. Compared with < and >, added to with +. */
export type Day = number

const hyphen = '-'.charCodeAt(0)
const millisecondsADay = 86_400_000
const twoDigits = Array.from({ length: 32 }, (_, number) => String(number).padStart(2, '0'))

/** The day of a date in the proleptic Gregorian calendar; undefined when there is no such date (30 February). */
export function dayFrom(year: number, month: number, date: number): Day | undefined {
  if (!(month >= 1 && month <= 12 && date >= 1 && date <= lastDateOf(year, month))) return undefined
  // Years are counted from March, so that a leap day is the last of its year; 400 of them are 146,097 days.
  const marchYear = month > 2 ? year : year - 1
  const cycle = Math.floor(marchYear / 400)
  const yearOfCycle = marchYear - cycle * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1
  const dayOfCycle = yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100) + dayOfYear
  return cycle * 146_097 + dayOfCycle - 719_468
}

function lastDateOf(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}

/** The day that "2019-05-01" names; undefined for anything that is not a real date written so. */
export function parseDay(text: string): Day | undefined {
  // By hand, not by a pattern: a record is built from millions of dates.
  if (text.length !== 10 || text.charCodeAt(4) !== hyphen || text.charCodeAt(7) !== hyphen) return undefined
  const year = digits(text, 0, 4)
  return year === undefined ? undefined : dayFrom(year, digits(text, 5, 7) ?? 0, digits(text, 8, 10) ?? 0)
}

/** The number that a part of a text writes; undefined where some of it is no digit. */
function digits(text: string, from: number, to: number): number | undefined {
  let number = 0
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return undefined
    number = number * 10 + digit
  }
  return number
}

/** As parseDay, for dates written by us (examples, tests, the law's own dates). Throws RangeError if it is no date. */
export function day(text: string): Day {
  const found = parseDay(text)
  if (found === undefined) throw new RangeError(`${JSON.stringify(text)} is not a date such as "2019-05-01"`)
  return found
}

/** "2019-05-01" */
export function iso(value: Day): string {
  const { year, month, date } = partsOf(value)
  // By hand, not by a Date, which takes five times as long. Years that are not written with four digits are its own matter.
  if (!(year >= 0 && year <= 9999)) return new Date(value * millisecondsADay).toISOString().slice(0, 10)
  return `${String(year).padStart(4, '0')}-${twoDigits[month]}-${twoDigits[date]}`
}

/** Year, month (1 to 12) and date (1 to 31) of a day. */
export function partsOf(value: Day): { year: number; month: number; date: number } {
  // The way back from dayFrom. In whole numbers of 32 bits ("| 0" drops what is over) once the day of the 400 years is
  // known: most deadlines ask several times.
  const days = value + 719_468
  const cycle = Math.floor(days / 146_097)
  const dayOfCycle = (days - cycle * 146_097) | 0
  const leapDays = ((dayOfCycle / 1460) | 0) - ((dayOfCycle / 36_524) | 0) + ((dayOfCycle / 146_096) | 0)
  const yearOfCycle = ((dayOfCycle - leapDays) / 365) | 0
  const dayOfYear = dayOfCycle - (yearOfCycle * 365 + ((yearOfCycle / 4) | 0) - ((yearOfCycle / 100) | 0))
  const monthFromMarch = ((5 * dayOfYear + 2) / 153) | 0
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const date = dayOfYear - (((153 * monthFromMarch + 2) / 5) | 0) + 1
  return { year: cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0), month, date }
}

/** 0 Sunday to 6 Saturday. 1 January 1970 was a Thursday. */
export function weekdayOf(value: Day): number {
  return (((value + 4) % 7) + 7) % 7
}

/** The earliest of those given that are known; undefined when none is. */
export function earliest(...days: readonly (Day | undefined)[]): Day | undefined {
  let found: Day | undefined
  for (const each of days) if (each !== undefined && (found === undefined || each < found)) found = each
  return found
}
