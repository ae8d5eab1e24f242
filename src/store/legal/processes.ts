import type { Transaction } from 'kysely'
import type { LegalProcess } from '../../domain/legal/process.ts'
import { noSteps } from '../../domain/legal/step-fields.ts'
import { logChange } from '../change-log.ts'
import { heldColumns } from '../child-tables.ts'
import type { SaidToday } from '../said.ts'
import type { Database } from '../tables.ts'
import type { HeldProcess } from './tables.ts'
import { tellProcess } from './tell-standards.ts'

type Trx = Transaction<Database>

/** A process to begin: by a referral, or taken up from an imported row with what that says. */
export interface NewProcess {
  /** A uuid made when the form was drawn: sent twice, it is one process. */
  readonly processId: string
  readonly childId: string
  readonly reason: string
  readonly told: Pick<LegalProcess, 'referred_on' | 'is_taken_up'> & Partial<LegalProcess>
}

/** Begins a process. Call it in a transaction. False where it was begun before. */
export async function beginProcess(
  trx: Trx,
  authority: string,
  { processId, childId, reason, told }: NewProcess,
  said: SaidToday,
): Promise<boolean> {
  const { by, byName, at } = said
  const begun = await trx
    .insertInto('legal_process')
    .values({
      ...noSteps,
      threshold_met: null,
      decision: null,
      decided_on: null,
      pre_proceedings_on: null,
      to_issue_on: null,
      back_on: null,
      closed_on: null,
      ...told,
      authority_id: authority,
      process_id: processId,
      child_id: childId,
      referred_by: by,
      referred_by_name: byName,
      reason,
      changed_at: at,
      changed_by: by,
      changed_by_name: byName,
      revision: 1,
      ...(await heldColumns(trx, authority, [childId]))(childId),
    })
    .onConflict(each => each.columns(['authority_id', 'process_id']).doNothing())
    .returningAll()
    .executeTakeFirst()
  if (begun === undefined) return false
  await tellProcess(trx, authority, begun, said)
  await logChange(trx, authority, {
    ...{ at, principal: by, subject: processId, childId },
    event: told.is_taken_up ? 'legal process taken up' : 'referred to legal',
    before: null,
    after: { ...told, reason },
  })
  return true
}

/** A process as it is now, locked until the transaction ends: of two changes at once the second sees the first. */
export async function lockProcess(trx: Trx, authority: string, processId: string): Promise<HeldProcess | undefined> {
  return trx
    .selectFrom('legal_process')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('process_id', '=', processId)
    .forUpdate()
    .executeTakeFirst()
}

/** Changes a locked process and tells the standards. What is as it was is not written. */
export async function changeProcess(
  trx: Trx,
  authority: string,
  held: HeldProcess,
  changes: Partial<LegalProcess>,
  { event, by, byName, at }: SaidToday & { readonly event: string },
): Promise<void> {
  const names = (Object.keys(changes) as (keyof LegalProcess)[]).filter(each => changes[each] !== held[each])
  if (names.length === 0) return
  const pick = (from: Partial<LegalProcess>) => Object.fromEntries(names.map(each => [each, from[each]]))
  const after = await trx
    .updateTable('legal_process')
    .set({
      ...pick(changes),
      changed_at: at,
      changed_by: by,
      changed_by_name: byName,
      revision: held.revision + 1,
    })
    .where('authority_id', '=', authority)
    .where('process_id', '=', held.process_id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await tellProcess(trx, authority, after, { by, at })
  await logChange(trx, authority, {
    ...{ at, principal: by, event, subject: held.process_id, childId: held.child_id },
    before: pick(held),
    after: pick(after),
  })
}
