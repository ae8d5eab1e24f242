/** Days, months, ages and working days. Everything takes and gives `Day`; nothing here reads the clock. */
export { ageOn, birthday } from './ages.ts'
export { type Day, day, dayFrom, earliest, iso, parseDay, partsOf, weekdayOf } from './day.ts'
export { addInclusive } from './inclusive.ts'
export {
  addMonths,
  addWeeks,
  daysIn,
  firstOfMonth,
  lastDayOfWeeksBeginningWith,
  type Month,
  monthOf,
  wholeMonthsBetween,
} from './months.ts'
export { agesPossibleOn, knownDate, type PartKnownDate, parsePartKnownDate } from './part-known-date.ts'
export { daysLate, inDays, longDate, longDateAgo, monthName, partKnownDate, shortDate } from './wording.ts'
export { englandAndWales, type WorkingCalendar, workingCalendar } from './working-calendar.ts'
