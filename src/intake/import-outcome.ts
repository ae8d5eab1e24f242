import type { BatchState } from '../store/tables.ts'
import type { KeptColumn, RowCounts } from './compare/comparison.ts'
import type { IssueTotals } from './compare/issue-list.ts'

/** How an import ended. */
export interface ImportOutcome {
  readonly authority: string
  /** The number under which its issues and differences are found. */
  readonly batch: number
  /**
   * 'published'; 'compared' when it waits to be published; 'awaiting-confirmation' when too much would go or
   * was refused to publish it unasked; 'failed' when nothing in the files could be taken.
   */
  readonly state: BatchState
  readonly rows: RowCounts & { readonly rejected: number }
  readonly issues: IssueTotals
  /** Columns held before that the files no longer have. */
  readonly keptColumns?: readonly KeptColumn[]
  /** Children derived again, and the deadlines they have. */
  readonly children: number
  readonly deadlines: number
  readonly seconds: number
  /** The same files had been published before, so that there was nothing to do. */
  readonly unchangedFile?: boolean
  /** The data version published. */
  readonly version?: number
  /** Why it is not published, in words. */
  readonly message?: string
}
