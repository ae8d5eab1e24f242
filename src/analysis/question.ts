import type { Day } from '../domain/calendar/day.ts'
import type { Indicator } from '../domain/indicators/indicator.ts'

export const dimensions = [
  'service',
  'unit',
  'worker',
  'status',
  'standard',
  'state',
  'age band',
  'sex',
  'ethnicity',
] as const
export type Dimension = (typeof dimensions)[number]

/** An indicator cut by dimensions and filters as at a day. Filter values are ids or texts; '' is "not known". */
export interface Question {
  readonly indicator: Indicator
  readonly asOf: Day
  readonly by?: readonly Dimension[]
  readonly where?: Partial<Record<Dimension, readonly string[]>>
  /** Also give the rows behind the number. */
  readonly list?: boolean
  /** Also give the same number as at the end of each of so many months before. */
  readonly trendMonths?: number
}

/** Who may open what: the units or workers whose children the reader may open; undefined fields do not restrict. */
export interface Opening {
  readonly units?: ReadonlySet<string>
  readonly workers?: ReadonlySet<string>
  readonly none?: boolean
}

/** A count, or a share of a population, or a median over one. */
export interface Value {
  readonly numerator: number
  /** How many were looked at; equals the numerator for plain counts. */
  readonly denominator: number
  /** The number to show: the count, the share from 0 to 1, or the median; undefined when there is nothing to judge. */
  readonly value: number | undefined
}

export interface Group extends Value {
  /** One text per dimension of `by`; '' is "not known". */
  readonly keys: readonly string[]
}

/** One row behind a number. */
export interface Listed {
  readonly childId: string
  readonly unit: string | undefined
  readonly worker: string | undefined
  /** Whether it is in the numerator. */
  readonly counted: boolean
  readonly on: Day | undefined
  /** The row in its fact table, for pages that show more of it. */
  readonly row: number
}

export interface Answer extends Value {
  readonly indicator: Indicator
  readonly asOf: Day
  readonly dataVersion: number
  /** What was counted, in a sentence. */
  readonly population: string
  /** What was left out, with how many. */
  readonly exclusions: readonly { readonly why: string; readonly count: number }[]
  /** The same sentence on every answer: restricted children leave count and list alike. */
  readonly restriction: string
  readonly groups?: readonly Group[]
  readonly list?: readonly Listed[]
  /** Of the rows behind the number, how many the reader may open, and how many in all. */
  readonly mayOpen?: number
  readonly trend?: readonly { readonly on: Day; readonly value: Value }[]
}

export const restrictionSentence =
  'Restricted children are counted and listed only for people named on them, so a total may differ between readers.'

/** Whether a reader may open a child held so. */
export function opens(opening: Opening, unit: string | undefined, worker: string | undefined): boolean {
  if (opening.none) return false
  if (opening.workers && (worker === undefined || !opening.workers.has(worker))) return false
  return !opening.units || (unit !== undefined && opening.units.has(unit))
}
