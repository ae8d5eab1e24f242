import type { Db } from './store.ts'

/**
 * Tables of what was recorded here about children. Beside each row stands who holds the child now and whether it is
 * restricted, so that row security can judge the row by itself (migration 0017, protect_child_rows).
 */
export const childTables = [
  'recorded_row',
  'oversight_note',
  'direction',
  'legal_process',
  'legal_decision',
  'legal_assessment',
  'legal_agreement_item',
  'legal_log_entry',
  'campaign_child',
  'campaign_review',
  'threshold_decision',
  'threshold_audit',
  'escalation',
  'tracking_change',
  'tracking_decision',
] as const

/** What stands beside every row about a child. */
export interface HeldColumns {
  readonly unit: string | null
  readonly worker: string | null
  readonly restricted: boolean
}

/** Who holds children and which of them are restricted, for the rows that are about to be written of them. */
export async function heldColumns(
  db: Db,
  authority: string,
  childIds: readonly string[],
): Promise<(childId: string) => HeldColumns> {
  const ids = [...new Set(childIds)]
  if (ids.length === 0) return () => unheld
  const [holders, closed] = await Promise.all([
    db
      .selectFrom('child_derivation')
      .select(['child_id', 'unit', 'worker'])
      .where('authority_id', '=', authority)
      .where('child_id', 'in', ids)
      .where('to_version', 'is', null)
      .execute(),
    db
      .selectFrom('restricted_child')
      .select('child_id')
      .where('authority_id', '=', authority)
      .where('child_id', 'in', ids)
      .where('ended_at', 'is', null)
      .execute(),
  ])
  const held = new Map(holders.map(each => [each.child_id, each]))
  const restricted = new Set(closed.map(each => each.child_id))
  return childId => ({
    // Of whom nothing is derived yet nobody below the whole authority holds.
    unit: held.get(childId)?.unit ?? null,
    worker: held.get(childId)?.worker ?? null,
    restricted: restricted.has(childId),
  })
}

const unheld: HeldColumns = { unit: null, worker: null, restricted: false }

/** The columns that a table about a child has besides its own, for its declaration. */
export interface AboutChild {
  child_id: string
  unit: string | null
  worker: string | null
  restricted: boolean
}
