import { type Day, day, partsOf } from '../domain/calendar/day.ts'

/** Days whose year, month and date are looked up rather than worked out: enough for every life in the record. */
const first = day('1900-01-01')
const last = day('2099-12-31')
/** Per day, months since the year 0 times 32, plus the date: months and dates compare at once. */
const stamps = new Int32Array(last - first + 1)
const lengths = new Map<number, number>()

for (let on = first, date = 1, month = 1900 * 12; on <= last; on++) {
  stamps[on - first] = month * 32 + date
  if (date === daysIn(month)) {
    month++
    date = 1
  } else date++
}

function daysIn(month: number): number {
  const known = lengths.get(month)
  if (known !== undefined) return known
  const found = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate()
  lengths.set(month, found)
  return found
}

function stamp(on: Day): number {
  if (on >= first && on <= last) return stamps[on - first]!
  const { year, month, date } = partsOf(on)
  return (year * 12 + month - 1) * 32 + date
}

/** As monthOf of the calendar, looked up. */
export function monthNumber(on: Day): number {
  return stamp(on) >> 5
}

/** As wholeMonthsBetween of the calendar for `to` on or after `from`, looked up: for scans of many rows. */
export function wholeMonths(from: Day, to: Day): number {
  const a = stamp(from)
  const b = stamp(to)
  const month = b >> 5
  const months = month - (a >> 5)
  const date = a & 31
  return (b & 31) >= date || (b & 31) === daysIn(month) ? months : months - 1
}

/** Completed years on a day, as ageOn of the calendar: 29 February comes round on 1 March in common years. */
export function yearsOld(bornOn: Day, on: Day): number {
  const a = stamp(bornOn)
  const b = stamp(on)
  const years = Math.floor((b >> 5) / 12) - Math.floor((a >> 5) / 12)
  const inYear = (each: number) => ((each >> 5) % 12) * 32 + (each & 31)
  return inYear(b) >= inYear(a) ? years : years - 1
}
