import type { Day } from '../calendar/day.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { ChildRecord, RowReference } from '../record/facts.ts'

/** The evidence a standard is judged on. If an authority has never supplied it, the standard shows "no data". */
export type Evidence =
  | 'assessments'
  | 'assessment reviews'
  | 'conferences'
  | 'protection reviews'
  | 'protection visits seen'
  | 'need visits seen'
  | 'care reviews'
  | 'care visits seen'
  | 'progress reviews'

/** A fact a deadline rests on, and what part it plays in it. */
export interface EvidenceFact {
  readonly part: 'starts' | 'meets' | 'ends' | 'considered'
  readonly on: Day
  readonly what: string
  readonly source: RowReference | undefined
}

/** One standard applied to one child once. Knows nothing of today: state is worked out for a day (state.ts). */
export interface Deadline {
  readonly standardId: string
  /** What it is about: the key of the episode it belongs to, and which turn or rung of the clock it is. */
  readonly subject: string
  readonly ordinal: number
  readonly triggerOn: Day
  /** The legal or local date. Decides the state. */
  readonly dueOn: Day
  /** The 91- or 183-day date, where practice counts days and differs from the legal date. */
  readonly customaryDueOn: Day | undefined
  /** From this day it is "due soon". */
  readonly soonOn: Day
  readonly metOn: Day | undefined
  readonly endedOn: Day | undefined
  readonly endReason: string | undefined
  readonly facts: readonly EvidenceFact[]
}

/** Where a rule comes from, and from when to when it was so. */
export interface Source {
  readonly document: string
  readonly place?: string
  readonly inForceFrom?: string
  readonly inForceUntil?: string
  readonly note?: string
}
export type { ChildRecord, WorkingCalendar }
