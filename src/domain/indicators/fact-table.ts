import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { ChildRecord } from '../record/facts.ts'
import type { Holding } from '../record/holder.ts'
import type { StatusSpell } from '../record/status.ts'
import type { Deadline } from '../standards/standard.ts'

/**
 * 'day' an integer day or null; 'code' a short text from few values (dictionary-coded in analysis) or null; 'flag' 1
 * yes, 0 no, null unknown; 'number' or null; 'text' a long or nearly unique text, such as a key (not a dimension).
 */
export type ColumnType = 'day' | 'code' | 'flag' | 'number' | 'text'
export type Cell = number | string | null

/** What fact tables are worked out from: one child's record and what has already been derived of it. */
export interface FactContext {
  readonly record: ChildRecord
  readonly holdings: readonly Holding[]
  readonly spells: readonly StatusSpell[]
  readonly deadlines: readonly Deadline[]
  readonly calendar: WorkingCalendar
}

/** A table of facts that analysis holds in columns, one row per thing counted, its meaning computed here once. */
export interface FactTable {
  readonly name: string
  readonly title: string
  readonly columns: Readonly<Record<string, ColumnType>>
  /** Day columns that say when something falls due or will be: they hold before that day comes. All others are events. */
  readonly ahead?: readonly string[]
  /** Rows of one child, cells in the order of `columns`. */
  rows(context: FactContext): Cell[][]
}

/** Everything derived of one child, as plain JSON. */
export interface DerivedChild {
  readonly childId: string
  /** By fact table, of those of which the child has rows. */
  readonly facts: Readonly<Record<string, readonly Cell[][]>>
}

/** A day, or null where unknown. */
export function orNull<T extends Cell>(value: T | undefined): T | null {
  return value === undefined ? null : value
}

/** An answer as a flag: 1 yes, 0 no, null unknown. */
export function asFlag(answer: 'yes' | 'no' | 'unknown' | boolean): Cell {
  return answer === 'yes' || answer === true ? 1 : answer === 'no' || answer === false ? 0 : null
}
