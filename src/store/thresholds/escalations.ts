import type { Transaction } from 'kysely'
import { type Day, iso } from '../../domain/calendar/day.ts'
import type { EscalationKind, EscalationStep } from '../../domain/thresholds/escalation.ts'
import { logChange } from '../change-log.ts'
import { heldColumns } from '../child-tables.ts'
import type { ScopedDb } from '../row-scope.ts'
import type { SaidByName } from '../said.ts'
import type { Db } from '../store.ts'
import type { Database } from '../tables.ts'
import type { EscalationRow } from './tables.ts'

export interface NewEscalation {
  /** A uuid made when the form was drawn: sent twice, it is one escalation. */
  readonly escalationId: string
  readonly childId: string
  readonly decisionId: string | undefined
  readonly version: number
  readonly kind: EscalationKind
  readonly raisedOn: Day
  readonly raisedBy: string
  readonly agency: string
  readonly what: string
  readonly first: EscalationStep
}

/** Raises a disagreement. Call it in a transaction. False where this form raised it already. */
export async function raiseEscalation(
  trx: Transaction<Database>,
  authority: string,
  given: NewEscalation,
  { by, at }: SaidByName,
): Promise<boolean> {
  const { escalationId, childId, kind, agency, what, first, raisedBy, version } = given
  const held = (await heldColumns(trx, authority, [childId]))(childId)
  const raisedOn = iso(given.raisedOn)
  const added = await trx
    .insertInto('escalation')
    .values({
      ...{ authority_id: authority, escalation_id: escalationId, child_id: childId, ...held },
      ...{
        decision_id: given.decisionId ?? null,
        version,
        kind,
        raised_on: raisedOn,
        raised_by: raisedBy,
        agency,
        what,
      },
      ...{ steps: JSON.stringify([first]), settled_on: null, outcome: null },
      ...{ recorded_by: by, recorded_at: at, changed_at: at, revision: 1 },
    })
    .onConflict(each => each.columns(['authority_id', 'escalation_id']).doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 0n) return false
  const event = { at, principal: by, event: 'escalation raised', subject: escalationId, childId }
  await logChange(trx, authority, { ...event, before: null, after: { kind, raisedOn, raisedBy, agency, what, first } })
  return true
}

/** What is done with a disagreement: steps as they then stand, and how it was settled, where it was. */
export interface EscalationMoved {
  readonly steps: readonly EscalationStep[]
  readonly settled?: { readonly on: Day; readonly outcome: string } | undefined
}

/**
 * Moves a disagreement on as it was shown (`revision`). Call it in a transaction. False where somebody else moved it since,
 * or it is settled.
 */
export async function moveEscalation(
  trx: Transaction<Database>,
  authority: string,
  { escalationId, revision }: { escalationId: string; revision: number },
  { steps, settled }: EscalationMoved,
  { by, at }: SaidByName,
): Promise<boolean> {
  const before = await trx
    .selectFrom('escalation')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('escalation_id', '=', escalationId)
    .forUpdate()
    .executeTakeFirst()
  if (before === undefined || before.revision !== revision || before.settled_on !== null) return false
  await trx
    .updateTable('escalation')
    .set({
      steps: JSON.stringify(steps),
      settled_on: settled === undefined ? null : iso(settled.on),
      outcome: settled?.outcome ?? null,
      changed_at: at,
      revision: revision + 1,
    })
    .where('authority_id', '=', authority)
    .where('escalation_id', '=', escalationId)
    .execute()
  await logChange(trx, authority, {
    ...{ at, principal: by, event: settled === undefined ? 'escalation moved' : 'escalation settled' },
    ...{ subject: escalationId, childId: before.child_id },
    before: { steps: before.steps },
    after: { steps, ...(settled === undefined ? {} : { settledOn: iso(settled.on), outcome: settled.outcome }) },
  })
  return true
}

/** Disagreements, the latest first: of one child, or of all. Read as a person, those of children in scope. */
export async function listEscalations(db: Db, authority: string, childId?: string): Promise<EscalationRow[]> {
  let query = db.selectFrom('escalation').selectAll().where('authority_id', '=', authority)
  if (childId !== undefined) query = query.where('child_id', '=', childId)
  return query.orderBy('raised_on', 'desc').orderBy('escalation_id', 'desc').execute()
}

/** Ids of the disagreements about children in scope, read as a person: what a list may show of what is counted. */
export async function escalationsInScope(db: ScopedDb, authority: string): Promise<Set<string>> {
  const rows = await db.selectFrom('escalation').select('escalation_id').where('authority_id', '=', authority).execute()
  return new Set(rows.map(each => each.escalation_id))
}
