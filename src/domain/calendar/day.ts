/** A calendar day as a whole number: days since 1 January 1970. Compared with < and >, added to with +. */
export type Day = number

const iso8601 = /^(\d{4})-(\d{2})-(\d{2})$/
const millisecondsADay = 86_400_000

/** The day of a date in the proleptic Gregorian calendar; undefined when there is no such date (30 February). */
export function dayFrom(year: number, month: number, date: number): Day | undefined {
  const at = new Date(0)
  at.setUTCFullYear(year, month - 1, date)
  const real = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === date
  return real ? Math.round(at.getTime() / millisecondsADay) : undefined
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
