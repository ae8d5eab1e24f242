import type { Difference, Excess, KeptColumn, RowCounts } from '../../intake/compare/comparison.ts'
import type { Batch } from '../../store/batches.ts'

/** What an import would change, as it was kept with the batch. */
export interface KeptComparison {
  readonly byTable: Readonly<Record<string, RowCounts>>
  readonly samples: readonly Difference[]
  /** What has to be said before it is published. */
  readonly asks: readonly Excess[]
  /** Columns held before that its files no longer have. */
  readonly keptColumns: readonly KeptColumn[]
}

export function comparisonOf({ comparison, state }: Batch): KeptComparison {
  // Before it was kept, an import waited for one thing only.
  const before: readonly Excess[] = state === 'awaiting-confirmation' ? ['gone'] : []
  const kept = comparison as Partial<KeptComparison> | null
  return {
    byTable: kept?.byTable ?? {},
    samples: kept?.samples ?? [],
    asks: kept?.asks ?? before,
    keptColumns: kept?.keptColumns ?? [],
  }
}

/** Whether an import waits for somebody to say whether it is published. */
export function isWaiting({ state }: Pick<Batch, 'state'>): boolean {
  return state === 'compared' || state === 'awaiting-confirmation'
}
