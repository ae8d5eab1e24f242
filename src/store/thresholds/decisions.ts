import type { Transaction } from 'kysely'
import type { Day } from '../../domain/calendar/day.ts'
import { iso } from '../../domain/calendar/day.ts'
import { type DecisionWritten, directionOf } from '../../domain/thresholds/decision.ts'
import type { Framework } from '../../domain/thresholds/framework.ts'
import { logChange } from '../change-log.ts'
import { heldColumns } from '../child-tables.ts'
import type { ScopedDb } from '../row-scope.ts'
import type { SaidByName } from '../said.ts'
import type { Db } from '../store.ts'
import type { Database } from '../tables.ts'
import type { ThresholdAudit, ThresholdDecision } from './tables.ts'

export interface NewDecision {
  /** A uuid made when the form was drawn: sent twice, it is one decision. */
  readonly decisionId: string
  readonly childId: string
  readonly version: number
  readonly framework: Framework
  readonly written: DecisionWritten & { readonly decidedOn: Day; readonly nextOn: Day }
}

/** Records a decision, which stays as it is: another view is another decision. Call it in a transaction. */
export async function recordDecision(
  trx: Transaction<Database>,
  authority: string,
  { decisionId, childId, version, framework, written }: NewDecision,
  { by, byName, at }: SaidByName,
): Promise<boolean> {
  const held = (await heldColumns(trx, authority, [childId]))(childId)
  const row = {
    version,
    decided_on: iso(written.decidedOn),
    decided_at: written.at,
    level_before: written.levelBefore || null,
    level_after: written.levelAfter,
    level_name: framework.levels.find(each => each.id === written.levelAfter)?.name ?? written.levelAfter,
    referrer_level: written.referrerLevel || null,
    direction: directionOf(framework, written) ?? null,
    consent: written.consent,
    why_dispensed: written.whyDispensed,
    partner: written.partner,
    partner_view: written.partnerView,
    partner_says: written.partnerSays,
    rationale: written.rationale,
    alternatives: written.alternatives,
    next_on: iso(written.nextOn),
  }
  const { indicators, contexts } = written
  const added = await trx
    .insertInto('threshold_decision')
    .values({
      ...row,
      ...held,
      authority_id: authority,
      decision_id: decisionId,
      child_id: childId,
      indicators: JSON.stringify(indicators),
      contexts: JSON.stringify(contexts),
      decided_by: by,
      decided_by_name: byName,
      recorded_at: at,
    })
    .onConflict(each => each.columns(['authority_id', 'decision_id']).doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 0n) return false
  const after = { ...row, indicators, contexts }
  const event = { at, principal: by, event: 'threshold decided', subject: decisionId, childId }
  await logChange(trx, authority, { ...event, before: null, after })
  return true
}

export interface NewAudit {
  readonly decisionId: string
  readonly childId: string
  readonly level: string
  readonly levelName: string
  readonly because: string
}

/** Records what an auditor would have decided. Call it in a transaction. False where the decision was audited already. */
export async function recordAudit(
  trx: Transaction<Database>,
  authority: string,
  { decisionId, childId, level, levelName, because }: NewAudit,
  { by, byName, at }: SaidByName,
): Promise<boolean> {
  const held = (await heldColumns(trx, authority, [childId]))(childId)
  const added = await trx
    .insertInto('threshold_audit')
    .values({
      ...{ authority_id: authority, decision_id: decisionId, child_id: childId, ...held },
      ...{ level, level_name: levelName, because, audited_by: by, audited_by_name: byName, audited_at: at },
    })
    .onConflict(each => each.columns(['authority_id', 'decision_id']).doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 0n) return false
  const event = { at, principal: by, event: 'threshold audited', subject: decisionId, childId }
  await logChange(trx, authority, { ...event, before: null, after: { level, because } })
  return true
}

/** A decision with what its auditor would have decided. */
export type AuditedDecision = ThresholdDecision & { readonly audit: ThresholdAudit | undefined }

/** Decisions, the latest first: of one child, or of all. Read as a person, those of children in scope. */
export async function listDecisions(db: Db, authority: string, childId?: string): Promise<AuditedDecision[]> {
  let decisions = db.selectFrom('threshold_decision').selectAll().where('authority_id', '=', authority)
  let audits = db.selectFrom('threshold_audit').selectAll().where('authority_id', '=', authority)
  if (childId !== undefined) {
    decisions = decisions.where('child_id', '=', childId)
    audits = audits.where('child_id', '=', childId)
  }
  const rows = await decisions.orderBy('decided_on', 'desc').orderBy('decision_id', 'desc').execute()
  const found = new Map((await audits.execute()).map(each => [each.decision_id, each]))
  return rows.map(each => ({ ...each, audit: found.get(each.decision_id) }))
}

/** Ids of the decisions on children in scope, read as a person: what a list may show of what is counted. */
export async function decisionsInScope(db: ScopedDb, authority: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('threshold_decision')
    .select('decision_id')
    .where('authority_id', '=', authority)
    .execute()
  return new Set(rows.map(each => each.decision_id))
}
