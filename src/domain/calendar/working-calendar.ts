import { bankHolidays, firstProjectedYear, firstYear, holidayVersion, lastYear } from './bank-holidays/index.ts'
import { type Day, day, dayFrom, weekdayOf } from './day.ts'

/** Working days over a range of years, held as tables so that every question is answered in one or two look-ups. */
export interface WorkingCalendar {
  readonly version: string
  /** The range that is known. Anything that would leave it answers undefined: it cannot be worked out. */
  readonly firstDay: Day
  readonly lastDay: Day
  /** False outside the range. */
  isWorking(day: Day): boolean
  /**
   * The n-th working day strictly after a day, which is day 0 whether or not it is a working day: the day of the event
   * is not counted. Below 0 counts back; 0 is the day itself.
   */
  add(day: Day, n: number): Day | undefined
  /** How many working days there are after `from`, up to and including `to`; 0 or below when `to` is earlier. */
  between(from: Day, to: Day): number | undefined
  lastWorkingDayOnOrBefore(day: Day): Day | undefined
  /** The holiday on a day, by name. */
  holidayOn(day: Day): string | undefined
  /** Whether the holidays of a day's year are by rule, because they are not yet published. */
  isProjected(day: Day): boolean
}

/** Builds a calendar of Monday to Friday less the holidays given. */
function workingCalendar(options: {
  version: string
  firstDay: Day
  lastDay: Day
  projectedFrom: Day
  holidays: ReadonlyMap<Day, string>
}): WorkingCalendar {
  const { version, firstDay, lastDay, projectedFrom, holidays } = options
  const length = lastDay - firstDay + 1
  /** How many working days there are from the first day up to and including each. */
  const upTo = new Int32Array(length)
  const workingDays: Day[] = []
  for (let index = 0; index < length; index++) {
    const each = firstDay + index
    const weekday = weekdayOf(each)
    if (weekday !== 0 && weekday !== 6 && !holidays.has(each)) workingDays.push(each)
    upTo[index] = workingDays.length
  }
  const inside = (each: Day) => each >= firstDay && each <= lastDay
  const countTo = (each: Day): number => upTo[each - firstDay]!
  const isWorking = (each: Day) => inside(each) && workingDays[countTo(each) - 1] === each
  return {
    version,
    firstDay,
    lastDay,
    isWorking,
    add(from, n) {
      if (!inside(from)) return undefined
      if (n > 0) return workingDays[countTo(from) + n - 1]
      if (n === 0) return from
      return workingDays[countTo(from) - (isWorking(from) ? 1 : 0) + n]
    },
    between: (from, to) => (inside(from) && inside(to) ? countTo(to) - countTo(from) : undefined),
    lastWorkingDayOnOrBefore: on => (inside(on) ? workingDays[countTo(on) - 1] : undefined),
    holidayOn: on => holidays.get(on),
    isProjected: on => on >= projectedFrom,
  }
}

/**
 * Working days of England and Wales, 2000 to 2035; from 2029 by rule. A working day is not a Saturday, a Sunday,
 * Christmas Day, Good Friday or a bank holiday under the Banking and Financial Dealings Act 1971, one-off days included
 * (Education and Inspections Act 2006 (Inspection of Local Authorities) Regulations 2007, SI 2007/462, reg 1(2)).
 */
export const englandAndWales: WorkingCalendar = workingCalendar({
  version: holidayVersion,
  firstDay: dayFrom(firstYear, 1, 1)!,
  lastDay: dayFrom(lastYear, 12, 31)!,
  projectedFrom: dayFrom(firstProjectedYear, 1, 1)!,
  holidays: new Map(bankHolidays.map(({ date, title }) => [day(date), title])),
})
