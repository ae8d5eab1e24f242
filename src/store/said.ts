import type { Day } from '../domain/calendar/day.ts'

/** Who says something, by their id, and when: told with every change. */
export interface Said {
  readonly by: string
  readonly at: Date
}

/** With their name as it was then, which stays beside what they said. */
export interface SaidByName extends Said {
  readonly byName: string
}

/** With the day it is in England, for what counts from it. */
export interface SaidToday extends SaidByName {
  readonly today: Day
}
