import type { Day } from '../domain/calendar/day.ts'
import type { Month } from '../domain/calendar/months.ts'
import type { Cell } from '../domain/indicators/fact-table.ts'
import type { Indicator } from '../domain/indicators/indicator.ts'

export const dimensions = [
  'service',
  'unit',
  'worker',
  'status',
  'standard',
  'state',
  'month',
  'age band',
  'sex',
  'ethnicity',
  'disability',
  'category of abuse',
  'primary need',
  'duration',
  'time open',
] as const
export type Dimension = (typeof dimensions)[number]

/** Stands for the workers who are not told apart: no id of a case system begins with a tab. */
export const otherWorkers = '\tothers'

/** An indicator cut by dimensions and filters as at a day. Filter values are ids or texts; '' is "not known". */
export interface Question {
  readonly indicator: Indicator
  readonly asOf: Day
  readonly by?: readonly Dimension[]
  readonly where?: Partial<Record<Dimension, readonly string[]>>
  /** Also give the rows behind the number. */
  readonly list?: boolean
  /** Also give the same number as at the end of each of so many months before, and on the day. */
  readonly trendMonths?: number
  /** Counts over a period: also give what happened in each of so many months, the day's own the last. */
  readonly monthly?: number
}

/** Children by who holds them, or one by one: any of the three is enough. All empty is nobody. */
export interface Holdings {
  readonly units: ReadonlySet<string>
  readonly workers: ReadonlySet<string>
  readonly children: ReadonlySet<string>
}

/** What a reader may count and open; undefined fields do not restrict. */
export interface Opening {
  /** Whose children the reader may open; undefined: everybody's that is not restricted. */
  readonly opens?: Holdings
  /** Children closed to the reader whoever holds them: a conflict of interest. They are counted all the same. */
  readonly barred?: ReadonlySet<string>
  /** Children opened to the reader whoever holds them, for a stated reason and a short time. */
  readonly opened?: ReadonlySet<string>
  /** Ids of the restricted children the reader is named on. */
  readonly named?: ReadonlySet<string>
  /** Workers whose children the reader's numbers are of, where they are not of the whole service. */
  readonly counts?: ReadonlySet<string>
  /** The real day, which decides whose a child is to open; the as-at day where it is left out. */
  readonly today?: Day
}

/** A count, or a share of a population, or a median or mean over one. */
export interface Value {
  readonly numerator: number
  /** How many were looked at; equals the numerator for plain counts. */
  readonly denominator: number
  /** The number to show: the count, the share from 0 to 1, the median or the mean; undefined when there is nothing to judge. */
  readonly value: number | undefined
  /** Shares: of the denominator, how many do not say whether they count. They are not in the numerator. */
  readonly notKnown: number
  /** Medians and means: the lower and upper quartile. */
  readonly quartiles?: readonly [number, number]
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
  /** When it happened, fell due or began. */
  readonly on: Day | undefined
  /** The row in its fact table, for pages that show more of it while the data version is the same. */
  readonly row: number
  /** Its cells as known on the as-at day: what happened later is null. */
  readonly cells: Readonly<Record<string, Cell>>
}

export interface Answer extends Value {
  readonly indicator: Indicator
  readonly asOf: Day
  readonly dataVersion: number
  /** What was counted and as at when, in a sentence or two. */
  readonly population: string
  /** Counts over a period: its first and last day. */
  readonly period?: { readonly from: Day; readonly to: Day }
  /** What was left out, with how many. */
  readonly exclusions: readonly { readonly why: string; readonly count: number }[]
  /** The same sentence on every answer: restricted children leave count and list alike. */
  readonly restriction: string
  readonly groups?: readonly Group[]
  /** The rows behind the number that the reader may open: all looked at, each saying whether it counts. */
  readonly list?: readonly Listed[]
  /** How many rows the reader may open, of the denominator. */
  readonly mayOpen?: number
  readonly trend?: readonly { readonly on: Day; readonly value: Value }[]
  readonly months?: readonly { readonly month: Month; readonly value: Value }[]
}

export const restrictionSentence =
  'Restricted children are counted and listed only for people named on them, so a total may differ between readers.'

/** Whether a child held so is among these. */
export function isAmong(
  { units, workers, children }: Holdings,
  childId: string,
  unit: string | undefined,
  worker: string | undefined,
): boolean {
  return (
    (unit !== undefined && units.has(unit)) || (worker !== undefined && workers.has(worker)) || children.has(childId)
  )
}
