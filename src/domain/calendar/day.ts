/** A calendar day as a whole number: days since 1 January 1970. Compared with < and >, added to with +. */
export type Day = number

const iso8601 = /^(\d{4})-(\d{2})-(\d{2})$/
const millisecondsADay = 86_400_000

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
  const match = iso8601.exec(text)
  return match ? dayFrom(Number(match[1]), Number(match[2]), Number(match[3])) : undefined
}

/** As parseDay, for dates written by us (examples, tests, the law's own dates). Throws RangeError if it is no date. */
export function day(text: string): Day {
  const found = parseDay(text)
  if (found === undefined) throw new RangeError(`${JSON.stringify(text)} is not a date such as "2019-05-01"`)
  return found
}

/** "2019-05-01" */
export function iso(value: Day): string {
  return new Date(value * millisecondsADay).toISOString().slice(0, 10)
}

/** Year, month (1 to 12) and date (1 to 31) of a day. */
export function partsOf(value: Day): { year: number; month: number; date: number } {
  const at = new Date(value * millisecondsADay)
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() }
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
