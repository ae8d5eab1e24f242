import type { Difference, RowCounts } from '../../intake/compare/comparison.ts'
import type { Batch } from '../../store/batches.ts'

/** What an import would change, as it was kept with the batch. */
export interface KeptComparison {
  readonly byTable: Readonly<Record<string, RowCounts>>
  readonly samples: readonly Difference[]
}

export function comparisonOf({ comparison }: Batch): KeptComparison {
  const kept = comparison as Partial<KeptComparison> | null
  return { byTable: kept?.byTable ?? {}, samples: kept?.samples ?? [] }
}

/** Whether an import waits for somebody to say whether it is published. */
export function isWaiting({ state }: Pick<Batch, 'state'>): boolean {
  return state === 'compared' || state === 'awaiting-confirmation'
}
