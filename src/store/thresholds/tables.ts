import type { Selectable } from 'kysely'
import type { EscalationKind, EscalationStep } from '../../domain/thresholds/escalation.ts'
import type { Framework } from '../../domain/thresholds/framework.ts'
import type { AboutChild } from '../child-tables.ts'
import type { Instant, Json } from '../column-types.ts'

export interface ThresholdFrameworkTable {
  authority_id: string
  version: number
  framework: Json<Framework>
  note: string
  made_at: Instant
  made_by: string
  made_by_name: string
}

export interface ThresholdReadTable {
  authority_id: string
  version: number
  person_id: string
  read_at: Instant
}

/** Days are as "2027-03-01". */
export interface ThresholdDecisionTable extends AboutChild {
  authority_id: string
  decision_id: string
  version: number
  decided_on: string
  decided_at: string
  level_before: string | null
  level_after: string
  level_name: string
  referrer_level: string | null
  direction: 'up' | 'down' | 'same' | null
  indicators: Json<readonly string[]>
  contexts: Json<readonly string[]>
  consent: string
  why_dispensed: string
  partner: string
  partner_view: string
  partner_says: string
  rationale: string
  alternatives: string
  next_on: string
  decided_by: string
  decided_by_name: string
  recorded_at: Instant
}

export interface ThresholdAuditTable extends AboutChild {
  authority_id: string
  decision_id: string
  level: string
  level_name: string
  because: string
  audited_by: string
  audited_by_name: string
  audited_at: Instant
}

export interface EscalationTable extends AboutChild {
  authority_id: string
  escalation_id: string
  decision_id: string | null
  version: number
  kind: EscalationKind
  raised_on: string
  raised_by: string
  agency: string
  what: string
  steps: Json<readonly EscalationStep[]>
  settled_on: string | null
  outcome: string | null
  recorded_by: string
  recorded_at: Instant
  changed_at: Instant
  revision: number
}

declare module '../tables.ts' {
  interface Database {
    threshold_framework: ThresholdFrameworkTable
    threshold_read: ThresholdReadTable
    threshold_decision: ThresholdDecisionTable
    threshold_audit: ThresholdAuditTable
    escalation: EscalationTable
  }
}

export type FrameworkVersion = Selectable<ThresholdFrameworkTable>
export type ThresholdDecision = Selectable<ThresholdDecisionTable>
export type ThresholdAudit = Selectable<ThresholdAuditTable>
export type EscalationRow = Selectable<EscalationTable>
