import type { Day } from '../calendar/day.ts'

/** Who held a child from one day to another: `until` is the first day it no longer holds; undefined is still so. */
export interface Holding {
  readonly from: Day
  readonly until: Day | undefined
  readonly worker: string | undefined
  readonly unit: string | undefined
}
