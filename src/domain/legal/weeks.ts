import type { Day } from '../calendar/day.ts'

/** Pre-proceedings are to end within so many weeks of the decision (standard CT-02). */
export const weeksAllowed = 16

/** Which week of pre-proceedings a day is in, from 1: the decision's own day and the six after it are the first. */
export function weekOf(decidedOn: Day, on: Day): number {
  return Math.floor((on - decidedOn) / 7) + 1
}

/** The last day of the sixteen weeks: on it pre-proceedings may still end in time. */
export function lastDayOf(decidedOn: Day): Day {
  return decidedOn + 7 * weeksAllowed
}

/** Whether on a day the sixteen weeks are over. */
export function isPast(decidedOn: Day, on: Day): boolean {
  return on > lastDayOf(decidedOn)
}
