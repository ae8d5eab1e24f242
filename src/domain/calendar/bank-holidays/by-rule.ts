import { type Day, dayFrom, iso, weekdayOf } from '../day.ts'
import { easterSunday } from './easter.ts'
import type { Holiday } from './holiday.ts'

/**
 * The holidays of a year as they fall when no day is moved or added: the Schedule to the Banking and Financial Dealings
 * Act 1971, with the days proclaimed every year and the customary substitutes for holidays at a weekend. In date order.
 */
export function holidaysByRule(year: number): Holiday[] {
  const easter = easterSunday(year)
  const days: [Day, string][] = [
    newYear(year),
    [easter - 2, 'Good Friday'],
    [easter + 1, 'Easter Monday'],
    [mondayOnOrAfter(dayFrom(year, 5, 1)!), 'Early May bank holiday'],
    [mondayOnOrBefore(dayFrom(year, 5, 31)!), 'Spring bank holiday'],
    [mondayOnOrBefore(dayFrom(year, 8, 31)!), 'Summer bank holiday'],
    ...christmas(year),
  ]
  return days.map(([day, title]) => ({ date: iso(day), title, source: 'rule' }))
}

function newYear(year: number): [Day, string] {
  const first = dayFrom(year, 1, 1)!
  return isWeekend(first) ? [mondayOnOrAfter(first), "New Year's Day (substitute day)"] : [first, "New Year's Day"]
}

/** Christmas Day and Boxing Day, or the next weekdays where they fall at a weekend. */
function christmas(year: number): [Day, string][] {
  const christmasDay = dayFrom(year, 12, 25)!
  const boxingDay = christmasDay + 1
  const boxing: [Day, string] = [boxingDay, 'Boxing Day']
  switch (weekdayOf(christmasDay)) {
    case 0:
      return [boxing, [boxingDay + 1, 'Christmas Day (substitute day)']]
    case 5:
      return [
        [christmasDay, 'Christmas Day'],
        [boxingDay + 2, 'Boxing Day (substitute day)'],
      ]
    case 6:
      return [
        [boxingDay + 1, 'Christmas Day (substitute day)'],
        [boxingDay + 2, 'Boxing Day (substitute day)'],
      ]
    default:
      return [[christmasDay, 'Christmas Day'], boxing]
  }
}

function isWeekend(day: Day): boolean {
  return weekdayOf(day) % 6 === 0
}

function mondayOnOrAfter(day: Day): Day {
  return day + ((8 - weekdayOf(day)) % 7)
}

function mondayOnOrBefore(day: Day): Day {
  return day - ((weekdayOf(day) + 6) % 7)
}
