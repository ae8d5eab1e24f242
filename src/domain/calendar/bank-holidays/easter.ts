import { type Day, dayFrom } from '../day.ts'

/**
 * Easter Sunday of a year in the Gregorian calendar, by the method of Meeus, Jones and Butcher. It gives the date that
 * the Calendar (New Style) Act 1750 lays down for England.
 */
export function easterSunday(year: number): Day {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const inCentury = year % 100
  const leapCenturies = Math.floor(century / 4)
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - leapCenturies - moonShift + 15) % 30
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7
  const correction = Math.floor((golden + 11 * epact + 22 * toSunday) / 451)
  const days = epact + toSunday - 7 * correction + 114
  return dayFrom(year, Math.floor(days / 31), (days % 31) + 1)!
}
