import type { Selectable } from 'kysely'
import type { LegalProcess } from '../../domain/legal/process.ts'
import type { AgreementItem, Assessment } from '../../domain/legal/recorded.ts'
import type { AboutChild } from '../child-tables.ts'
import type { Instant } from '../column-types.ts'

type OfProcess = AboutChild & { authority_id: string; process_id: string }
type Mutable<T> = { -readonly [name in keyof T]: T[name] }

/** Days are as "2026-05-01". */
export interface LegalProcessTable extends OfProcess, Mutable<LegalProcess> {
  referred_by: string
  referred_by_name: string
  reason: string
  changed_at: Instant
  changed_by: string
  changed_by_name: string
  revision: number
}

export interface LegalDecisionTable extends OfProcess {
  decision_id: string
  held_on: string
  threshold_met: NonNullable<LegalProcess['threshold_met']>
  decision: NonNullable<LegalProcess['decision']>
  reasons: string
  dissent: string | null
  present: string | null
  back_on: string | null
  extended_until: string | null
  decided_by: string
  decided_by_name: string
  recorded_at: Instant
}

export interface LegalAssessmentTable extends OfProcess, Mutable<Assessment> {
  assessment_id: string
  first_due_on: string
  moved_because: string | null
  cancelled_because: string | null
  changed_at: Instant
  changed_by: string
  revision: number
}

export interface LegalAgreementItemTable extends OfProcess, Mutable<AgreementItem> {
  item_id: string
  who: string
  found: string | null
  changed_at: Instant
  changed_by: string
  revision: number
}

/** What the log of a process tells of. */
export const logKinds = [
  'duty solicitor advice',
  'Cafcass liaison',
  'judge and court liaison',
  'hearing',
  'legal tracking',
  'other',
] as const
export type LogKind = (typeof logKinds)[number]

export interface LegalLogEntryTable extends OfProcess {
  entry_id: string
  kind: LogKind
  happened_on: string
  with_whom: string | null
  said: string
  entered_by: string
  entered_by_name: string
  entered_at: Instant
}

declare module '../tables.ts' {
  interface Database {
    legal_process: LegalProcessTable
    legal_decision: LegalDecisionTable
    legal_assessment: LegalAssessmentTable
    legal_agreement_item: LegalAgreementItemTable
    legal_log_entry: LegalLogEntryTable
  }
}

export type HeldProcess = Selectable<LegalProcessTable>
export type HeldDecision = Selectable<LegalDecisionTable>
export type HeldAssessment = Selectable<LegalAssessmentTable>
export type HeldAgreementItem = Selectable<LegalAgreementItemTable>
export type HeldLogEntry = Selectable<LegalLogEntryTable>
