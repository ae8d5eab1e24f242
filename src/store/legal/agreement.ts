import type { Transaction } from 'kysely'
import { type AgreementItem, agreementRow } from '../../domain/legal/recorded.ts'
import { logChange } from '../change-log.ts'
import { heldColumns } from '../child-tables.ts'
import type { SaidToday } from '../said.ts'
import type { Database } from '../tables.ts'
import type { HeldAgreementItem, HeldProcess } from './tables.ts'
import { tellRow } from './tell-standards.ts'

type Trx = Transaction<Database>

export interface NewAgreementItem {
  /** A uuid made when the form was drawn. */
  readonly itemId: string
  readonly what: string
  readonly who: string
  readonly agreed_on: string
  readonly review_on: string
}

/** Writes down something that was agreed. What was already is left as it is. */
export async function addAgreementItem(
  trx: Trx,
  authority: string,
  { process_id, child_id }: Pick<HeldProcess, 'process_id' | 'child_id'>,
  { itemId, ...told }: NewAgreementItem,
  said: SaidToday,
): Promise<void> {
  const { by, at } = said
  const added = await trx
    .insertInto('legal_agreement_item')
    .values({
      ...told,
      authority_id: authority,
      item_id: itemId,
      process_id,
      child_id,
      changed_at: at,
      changed_by: by,
      revision: 1,
      ...(await heldColumns(trx, authority, [child_id]))(child_id),
    })
    .onConflict(each => each.columns(['authority_id', 'item_id']).doNothing())
    .returningAll()
    .executeTakeFirst()
  if (added === undefined) return
  await tellRow(trx, authority, child_id, itemId, agreementRow(added), said)
  await logChange(trx, authority, {
    ...{ at, principal: by, event: 'agreement item added', subject: itemId, childId: child_id },
    before: null,
    after: told,
  })
}

/** What may become of something agreed: looked at, with what was found; or dropped. */
export type AgreementChange =
  | {
      readonly reviewed_on: string
      readonly result: NonNullable<AgreementItem['result']>
      readonly found: string
    }
  | { readonly dropped_on: string; readonly found: string }

/** One item as it stands, which nobody else changes until the transaction ends; undefined where there is none. */
export async function lockAgreementItem(
  trx: Trx,
  authority: string,
  id: string,
): Promise<HeldAgreementItem | undefined> {
  return trx
    .selectFrom('legal_agreement_item')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('item_id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Changes an item that was locked, and records it for the standards. */
export async function changeAgreementItem(
  trx: Trx,
  authority: string,
  held: HeldAgreementItem,
  change: AgreementChange,
  said: SaidToday,
): Promise<void> {
  const { by, at } = said
  const after = await trx
    .updateTable('legal_agreement_item')
    .set({ ...change, changed_at: at, changed_by: by, revision: held.revision + 1 })
    .where('authority_id', '=', authority)
    .where('item_id', '=', held.item_id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await tellRow(trx, authority, held.child_id, held.item_id, agreementRow(after), said)
  await logChange(trx, authority, {
    ...{ at, principal: by, event: 'agreement item looked at', subject: held.item_id, childId: held.child_id },
    before: { reviewed_on: held.reviewed_on, result: held.result, dropped_on: held.dropped_on },
    after: change,
  })
}
