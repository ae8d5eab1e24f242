import type { Day } from '../domain/calendar/day.ts'
import { addMonths } from '../domain/calendar/months.ts'
import { wholeMonths, yearsOld } from './day-table.ts'

export const ageBands = ['unborn', 'under 1', '1 to 4', '5 to 9', '10 to 15', '16 and 17', '18 and over'] as const

/** Which age band a child is in on a day: those of the national tables, and apart from them the unborn. */
export function ageBand(bornOn: Day, on: Day): number {
  if (bornOn > on) return 0
  const years = yearsOld(bornOn, on)
  if (years < 1) return 1
  if (years < 5) return 2
  if (years < 10) return 3
  if (years < 16) return 4
  return years < 18 ? 5 : 6
}

export const durationBands = [
  '3 months or less',
  'more than 3, up to 6 months',
  'more than 6 months, under 1 year',
  '1 year, under 2',
  '2 years or more',
] as const

/** In which band is how long something lasted: those of the national tables (children in need, tables B4 and D3). */
export function durationBand(from: Day, to: Day): number {
  if (to <= addMonths(from, 3)) return 0
  if (to <= addMonths(from, 6)) return 1
  const months = wholeMonths(from, to)
  return months < 12 ? 2 : months < 24 ? 3 : 4
}

export const timeOpenBands = [
  'under 3 months',
  '3 to 5 months',
  '6 to 8 months',
  '9 to 11 months',
  '12 to 14 months',
  '15 to 17 months',
  '18 months or more',
] as const

/**
 * In which band is how long a child has been open, cut where senior managers look: 9, 12, 15 and 18 months (standards
 * CN-06, CN-07).
 */
export function timeOpenBand(from: Day, to: Day): number {
  return Math.min(6, Math.floor(wholeMonths(from, to) / 3))
}
