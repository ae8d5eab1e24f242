import type { Day } from '../../domain/calendar/day.ts'
import { instantInEngland } from '../../domain/calendar/england-time.ts'
import type { Period } from '../../store/access-tallies.ts'

/** Lengths of time to choose from, in days up to and including today. */
export const lengths = [1, 7, 14, 28, 91, 365] as const
export const usualLength = 7

export const lengthWords: Readonly<Record<(typeof lengths)[number], string>> = {
  1: 'Today',
  7: 'Last 7 days',
  14: 'Last 14 days',
  28: 'Last 28 days',
  91: 'Last 91 days',
  365: 'Last 365 days',
}

/** Days from first to last, both included. */
export interface Days {
  readonly from: Day
  readonly to: Day
}

export function lastDays(count: number, today: Day): Days {
  return { from: today - count + 1, to: today }
}

/** The same as instants, by the clock in England. */
export function periodOf({ from, to }: Days): Period {
  return { from: instantInEngland(from), until: instantInEngland(to + 1) }
}
