import type { Status } from '../record/status.ts'
import type { Source } from '../standards/standard.ts'
import type { State } from '../standards/state.ts'

/**
 * A condition on one row of a fact table, as data. "The row's day" is the as-at day of a snapshot, and the day the
 * event happened in a count over a period. Nothing that happened after the as-at day is known to any condition.
 */
export type Condition =
  /** A code is one of these. */
  | { readonly column: string; readonly is: readonly string[] }
  /** A flag is a recorded yes. An unknown is not, and the answer says how many there were. */
  | { readonly yes: string }
  | { readonly column: string; readonly atLeast: number }
  /** Nothing is recorded in a column. */
  | { readonly missing: string }
  /** The event of a day column has happened by the as-at day. */
  | { readonly happened: string }
  /** A day column that may lie ahead (a due date) is after the as-at day. */
  | { readonly ahead: string }
  /** At least so many whole months from a day column to the row's day. */
  | { readonly monthsSince: string; readonly atLeast: number }
  /** At least so many whole months since the present involvement began. */
  | { readonly monthsOpen: number }
  /** What the child was open for on the row's day. */
  | { readonly status: readonly Status[] }
  /** Deadlines: state on the as-at day. */
  | { readonly state: readonly State[] }
  /** Deadlines: what it was on the day it fell due. */
  | { readonly whenDue: readonly ('met' | 'ended' | 'open')[] }
  /** Deadlines: due today or within so many working days after it. */
  | { readonly dueWithinWorkingDays: number }
  /** Deadlines: the authority supplied no evidence of that kind for so early a day. */
  | { readonly uncovered: true }
  /**
   * Rows that name a missed deadline (facts/missed-reviews.ts): it was due before the authority supplied evidence of that
   * kind, and may have been done; nor has it been late since, whatever went before. So too where it was due so soon only
   * if one before had not been held, of which nobody can say, and would not have been late otherwise.
   */
  | { readonly lateUnknown: true }
  /** What this standard is judged on, or evidence of this kind, was not yet supplied so many months before the as-at day. */
  | { readonly unsupplied: string; readonly forMonths: number }
  /** Most days of a fact table's column are after the as-at day: what is held only as it stands now says nothing of it. */
  | { readonly mostlyAfter: { readonly fact: string; readonly column: string } }
  | { readonly not: readonly Condition[] }
  | { readonly anyOf: readonly (readonly Condition[])[] }

/** What a median or a mean is taken of. */
export type Value =
  | { readonly column: string }
  /** Days from a day column to the row's day. */
  | { readonly daysSince: string }
  /** Whole months since the present involvement began. */
  | { readonly monthsOpen: true }
  /** Whole months open in the last so many, closures of 90 days or fewer joined. */
  | { readonly cumulativeMonthsOfLast: number }

/**
 * What is made of the rows: how many there are; what share of them `counts` allows (in time: the share of deadlines done
 * by the day they fell due); or the median or mean of something over them.
 */
export type Measure =
  | { readonly kind: 'count' }
  | { readonly kind: 'share' }
  | { readonly kind: 'in time' }
  | { readonly kind: 'median' | 'mean'; readonly of: Value }

/** A median or a mean: of values, not a number of rows. */
export function isAverage(measure: Measure): measure is Extract<Measure, { readonly of: Value }> {
  return measure.kind === 'median' || measure.kind === 'mean'
}

/** When a row is counted: if it holds on the as-at day, or if it happened in the months up to it. */
export type Period =
  | { readonly kind: 'snapshot'; readonly from: string; readonly until?: string }
  | { readonly kind: 'rolling'; readonly months: number; readonly when: string }

/** Rows left out of both counts, and why: always said beside the number. */
export interface LeftOut {
  readonly why: string
  readonly when: readonly Condition[]
}

/**
 * A measure over many children, as data over a fact table. All conditions of a list must hold. It is over the rows in
 * `outOf` (all, where that is left out) less those left out.
 */
export interface Indicator {
  readonly id: string
  readonly title: string
  /** Numerator and denominator in words. */
  readonly definition: string
  /** What the number counts, in the plural: "referrals"; for a median or mean what it is measured in: "working days". */
  readonly unit: string
  /** Whether more is better; 'neutral' is explained, not ranked. */
  readonly polarity: 'high' | 'low' | 'neutral'
  readonly source: readonly Source[]
  readonly fact: string
  readonly period: Period
  readonly measure: Measure
  readonly outOf?: readonly Condition[]
  readonly leftOut?: readonly LeftOut[]
  readonly counts?: readonly Condition[]
  /** The breakdown it is usually shown by. */
  readonly usuallyBy?: string
}

/** An indicator that belongs in the catalogue and is not worked out, with what is missing. */
export interface IndicatorNotComputed {
  readonly id: string
  readonly title: string
  readonly source: readonly Source[]
  /** The data it lacks, in a sentence. */
  readonly missingData: string
  /** The template that would bring it, where there is one. */
  readonly template?: string
}

/** The twelve months up to and including the as-at day, by the day in a column. */
export function rollingYear(when: string): Period {
  return { kind: 'rolling', months: 12, when }
}
