import type { Transaction } from 'kysely'
import { legalTracking } from '../../domain/templates/court.ts'
import { logChange } from '../change-log.ts'
import { heldColumns } from '../child-tables.ts'
import type { SaidToday } from '../said.ts'
import type { Database } from '../tables.ts'
import type { HeldProcess, LogKind } from './tables.ts'
import { tellRow } from './tell-standards.ts'

export interface NewLogEntry {
  /** A uuid made when the form was drawn. */
  readonly entryId: string
  readonly kind: LogKind
  readonly happened_on: string
  readonly with_whom: string | null
  readonly said: string
}

/** Adds to the log of a process; legal tracking also meets the standard that asks for it (CT-04). Nothing is taken out. */
export async function addLogEntry(
  trx: Transaction<Database>,
  authority: string,
  { process_id, child_id }: Pick<HeldProcess, 'process_id' | 'child_id'>,
  { entryId, ...told }: NewLogEntry,
  said: SaidToday,
): Promise<void> {
  const { by, byName, at } = said
  const added = await trx
    .insertInto('legal_log_entry')
    .values({
      ...told,
      authority_id: authority,
      entry_id: entryId,
      process_id,
      child_id,
      entered_by: by,
      entered_by_name: byName,
      entered_at: at,
      ...(await heldColumns(trx, authority, [child_id]))(child_id),
    })
    .onConflict(each => each.columns(['authority_id', 'entry_id']).doNothing())
    .returning('entry_id')
    .executeTakeFirst()
  if (added === undefined) return
  if (told.kind === 'legal tracking') {
    const row = { table: legalTracking.name, data: { reviewed_on: told.happened_on } }
    await tellRow(trx, authority, child_id, entryId, row, said)
  }
  await logChange(trx, authority, {
    ...{ at, principal: by, event: 'legal log entry added', subject: entryId, childId: child_id },
    before: null,
    after: { processId: process_id, kind: told.kind, happened_on: told.happened_on },
  })
}
