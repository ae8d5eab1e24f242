import type { Day } from '../domain/calendar/day.ts'
import { addMonths } from '../domain/calendar/months.ts'
import { wholeMonths, yearsOld } from './day-table.ts'

export const ageBands = ['unborn', 'under 1', '1 to 4', '5 to 9', '10 to 15', '16 and 17', '18 and over'] as const

/** The age band on a day: those of the national tables, and apart from them the unborn. */
export function ageBand(bornOn: Day, on: Day): string {
  if (bornOn > on) return 'unborn'
  const years = yearsOld(bornOn, on)
  if (years < 1) return 'under 1'
  if (years < 5) return '1 to 4'
  if (years < 10) return '5 to 9'
  if (years < 16) return '10 to 15'
  return years < 18 ? '16 and 17' : '18 and over'
}

export const durationBands = [
  '3 months or less',
  'more than 3, up to 6 months',
  'more than 6 months, under 1 year',
  '1 year, under 2',
  '2 years or more',
] as const

/** How long something lasted, in the bands of the national tables (children in need, tables B4 and D3). */
export function durationBand(from: Day, to: Day): string {
  if (to <= addMonths(from, 3)) return durationBands[0]
  if (to <= addMonths(from, 6)) return durationBands[1]
  if (wholeMonths(from, to) < 12) return durationBands[2]
  return wholeMonths(from, to) < 24 ? durationBands[3] : durationBands[4]
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

/** How long a child has been open, cut where senior managers look: 9, 12, 15 and 18 months (standards CN-06, CN-07). */
export function timeOpenBand(from: Day, to: Day): string {
  return timeOpenBands[Math.min(6, Math.floor(wholeMonths(from, to) / 3))]!
}
