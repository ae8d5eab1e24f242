import type { Selectable, Transaction } from 'kysely'
import { logChange } from '../change-log.ts'
import { type AboutChild, heldColumns } from '../child-tables.ts'
import type { Once } from '../column-types.ts'
import type { ScopedDb } from '../row-scope.ts'
import type { SaidByName } from '../said.ts'
import type { Database } from '../tables.ts'

export interface TrackingChangeTable extends AboutChild {
  authority_id: string
  change_id: string
  month: string
  is_on: boolean
  reason: string
  changed_by: string
  changed_by_name: string
  changed_at: Once<Date>
}

declare module '../tables.ts' {
  interface Database {
    tracking_change: TrackingChangeTable
  }
}

/** A child put on a month’s agenda, or taken off it, by hand. */
export type AgendaChange = Selectable<TrackingChangeTable>

/** Puts a child on a month’s agenda or takes it off. Call it in a transaction. Sent twice, it is done once. */
export async function changeAgenda(
  trx: Transaction<Database>,
  authority: string,
  change: {
    readonly changeId: string
    readonly childId: string
    readonly month: string
    readonly isOn: boolean
    readonly reason: string
  },
  { by, byName, at }: SaidByName,
): Promise<void> {
  const { changeId, childId, month, isOn, reason } = change
  const held = (await heldColumns(trx, authority, [childId]))(childId)
  const added = await trx
    .insertInto('tracking_change')
    .values({
      authority_id: authority,
      change_id: changeId,
      child_id: childId,
      month,
      is_on: isOn,
      reason,
      changed_by: by,
      changed_by_name: byName,
      changed_at: at,
      ...held,
    })
    .onConflict(each => each.columns(['authority_id', 'change_id']).doNothing())
    .returning('change_id')
    .executeTakeFirst()
  if (added === undefined) return
  await logChange(trx, authority, {
    ...{ at, principal: by, subject: changeId, childId },
    event: isOn ? 'put on a progress meeting’s agenda' : 'taken off a progress meeting’s agenda',
    before: null,
    after: { month },
  })
}

/** What was changed of a month’s agenda, as far as the reader may see the children: the last word of each. */
export async function agendaChanges(
  db: ScopedDb,
  authority: string,
  month: string,
): Promise<ReadonlyMap<string, AgendaChange>> {
  const rows = await db
    .selectFrom('tracking_change')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('month', '=', month)
    .orderBy('changed_at')
    .orderBy('change_id')
    .execute()
  return new Map(rows.map(each => [each.child_id, each]))
}
