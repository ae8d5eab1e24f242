import type { Transaction } from 'kysely'
import type { Decided } from '../../domain/legal/gateway.ts'
import { decisionRow } from '../../domain/legal/recorded.ts'
import { logChange } from '../change-log.ts'
import { heldColumns } from '../child-tables.ts'
import type { SaidToday } from '../said.ts'
import type { Database } from '../tables.ts'
import type { HeldProcess } from './tables.ts'
import { tellRow } from './tell-standards.ts'

/** What a gateway panel said, with who was there and who thought otherwise. */
export interface NewDecision extends Decided {
  /** A uuid made when the form was drawn: sent twice, it is one decision. */
  readonly decisionId: string
  readonly dissent: string | null
  readonly present: string | null
}

/** Writes down a decision about a locked process. What it changes of the process is the caller's. */
export async function addDecision(
  trx: Transaction<Database>,
  authority: string,
  { process_id, child_id }: HeldProcess,
  decision: NewDecision,
  { by, at }: SaidToday,
): Promise<void> {
  const { decisionId, decided_by, ...said } = decision
  await trx
    .insertInto('legal_decision')
    .values({
      ...said,
      authority_id: authority,
      decision_id: decisionId,
      process_id,
      child_id,
      decided_by: by,
      decided_by_name: decided_by,
      recorded_at: at,
      ...(await heldColumns(trx, authority, [child_id]))(child_id),
    })
    .execute()
  await tellRow(trx, authority, child_id, decisionId, decisionRow(decision), { by, at })
  await logChange(trx, authority, {
    ...{ at, principal: by, event: 'legal gateway decided', subject: process_id, childId: child_id },
    before: null,
    after: { decisionId, ...said },
  })
}

/** Whether a decision was written down already: the same form, sent twice. */
export async function isDecided(trx: Transaction<Database>, authority: string, decisionId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('legal_decision')
    .select('decision_id')
    .where('authority_id', '=', authority)
    .where('decision_id', '=', decisionId)
    .executeTakeFirst()
  return row !== undefined
}
