import type { Transaction } from 'kysely'
import { assessmentRow } from '../../domain/legal/recorded.ts'
import { logChange } from '../change-log.ts'
import { heldColumns } from '../child-tables.ts'
import type { SaidToday } from '../said.ts'
import type { Database } from '../tables.ts'
import type { HeldAssessment, HeldProcess } from './tables.ts'
import { tellRow } from './tell-standards.ts'

type Trx = Transaction<Database>

export interface NewAssessment {
  /** A uuid made when the form was drawn. */
  readonly assessmentId: string
  readonly what: string
  readonly from_whom: string
  readonly commissioned_on: string
  readonly due_on: string
}

/** Writes down an assessment commissioned for a process. One that was already is left as it is. */
export async function commissionAssessment(
  trx: Trx,
  authority: string,
  { process_id, child_id }: Pick<HeldProcess, 'process_id' | 'child_id'>,
  { assessmentId, ...told }: NewAssessment,
  said: SaidToday,
): Promise<void> {
  const { by, at } = said
  const added = await trx
    .insertInto('legal_assessment')
    .values({
      ...told,
      authority_id: authority,
      assessment_id: assessmentId,
      process_id,
      child_id,
      first_due_on: told.due_on,
      changed_at: at,
      changed_by: by,
      revision: 1,
      ...(await heldColumns(trx, authority, [child_id]))(child_id),
    })
    .onConflict(each => each.columns(['authority_id', 'assessment_id']).doNothing())
    .returningAll()
    .executeTakeFirst()
  if (added === undefined) return
  await tellRow(trx, authority, child_id, assessmentId, assessmentRow(added), said)
  await logChange(trx, authority, {
    ...{ at, principal: by, event: 'assessment commissioned', subject: assessmentId, childId: child_id },
    before: null,
    after: told,
  })
}

/** What may become of an assessment. */
export type AssessmentChange =
  | { readonly received_on: string }
  | { readonly due_on: string; readonly moved_because: string }
  | { readonly cancelled_on: string; readonly cancelled_because: string }

/** One assessment as it stands, which nobody else changes until the transaction ends; undefined where there is none. */
export async function lockAssessment(trx: Trx, authority: string, id: string): Promise<HeldAssessment | undefined> {
  return trx
    .selectFrom('legal_assessment')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('assessment_id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Changes an assessment that was locked, and records it for the standards. */
export async function changeAssessment(
  trx: Trx,
  authority: string,
  held: HeldAssessment,
  change: AssessmentChange,
  said: SaidToday,
): Promise<void> {
  const { by, at } = said
  const after = await trx
    .updateTable('legal_assessment')
    .set({ ...change, changed_at: at, changed_by: by, revision: held.revision + 1 })
    .where('authority_id', '=', authority)
    .where('assessment_id', '=', held.assessment_id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await tellRow(trx, authority, held.child_id, held.assessment_id, assessmentRow(after), said)
  await logChange(trx, authority, {
    ...{ at, principal: by, event: 'assessment changed', subject: held.assessment_id, childId: held.child_id },
    before: { due_on: held.due_on, received_on: held.received_on, cancelled_on: held.cancelled_on },
    after: change,
  })
}
