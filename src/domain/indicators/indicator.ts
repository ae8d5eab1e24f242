import type { Source } from '../standards/standard.ts'
import type { State } from '../standards/state.ts'

/** What an indicator counts, over which fact table. */
export type Measure =
  /** Rows whose span takes in the day: how many are open. */
  | {
      readonly kind: 'open'
      readonly from: string
      readonly until: string
      readonly only?: ColumnIs
      readonly except?: ColumnIs
    }
  /** Rows dated in the twelve months to the day: how many, or what share has a flag. */
  | { readonly kind: 'events'; readonly when: string; readonly counts?: string; readonly outOf?: string }
  /** The median of a number over rows dated in the twelve months to the day. */
  | { readonly kind: 'median'; readonly when: string; readonly value: string }
  /** Deadlines in these states on the day. */
  | {
      readonly kind: 'deadlines'
      readonly states: readonly State[]
      readonly standard?: string
      readonly dueWithinWorkingDays?: number
    }
  /** Of deadlines that fell due in the twelve months to the day, the share met in time. */
  | { readonly kind: 'in time'; readonly standard?: string }

/** Narrows rows to those whose column holds this text (codes) or flag. */
export interface ColumnIs {
  readonly column: string
  readonly is: string | 0 | 1
}

/** A measure over many children. Data: everything that needs judgement is an attribute of the fact it counts. */
export interface Indicator {
  readonly id: string
  readonly title: string
  readonly definition: string
  /** Whether more is better; 'neutral' is explained, not ranked. */
  readonly polarity: 'high' | 'low' | 'neutral'
  readonly fact: string
  readonly measure: Measure
  /** What one counted row is called: "deadlines", "children". */
  readonly unit: string
  readonly source: readonly Source[]
}
