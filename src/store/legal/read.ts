import type { ScopedDb } from '../row-scope.ts'
import type { HeldAgreementItem, HeldAssessment, HeldDecision, HeldLogEntry, HeldProcess } from './tables.ts'

/** Processes that have not ended, of the children the reader may see, the oldest referral first. */
export async function openProcesses(db: ScopedDb, authority: string): Promise<HeldProcess[]> {
  return db
    .selectFrom('legal_process')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('final_order_on', 'is', null)
    .where('withdrawn_on', 'is', null)
    .where('closed_on', 'is', null)
    .where(each => each.or([each('ended_on', 'is', null), each('issued_on', 'is not', null)]))
    .orderBy('referred_on')
    .orderBy('process_id')
    .execute()
}

/** Every process of a child, the newest first. */
export async function processesOf(db: ScopedDb, authority: string, childId: string): Promise<HeldProcess[]> {
  return db
    .selectFrom('legal_process')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('child_id', '=', childId)
    .orderBy('referred_on', 'desc')
    .orderBy('process_id')
    .execute()
}

/** One process with all that is held of it, each in the order of its day. */
export interface WholeProcess {
  readonly process: HeldProcess
  readonly decisions: readonly HeldDecision[]
  readonly assessments: readonly HeldAssessment[]
  readonly agreement: readonly HeldAgreementItem[]
  readonly log: readonly HeldLogEntry[]
}

/** Reads a child's process; undefined where there is none such the reader may see. */
export async function readProcess(
  db: ScopedDb,
  authority: string,
  { childId, processId }: { readonly childId: string; readonly processId: string },
): Promise<WholeProcess | undefined> {
  const process = await db
    .selectFrom('legal_process')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('process_id', '=', processId)
    .where('child_id', '=', childId)
    .executeTakeFirst()
  if (process === undefined) return undefined
  const ofProcess = { authority_id: authority, process_id: processId }
  const [decisions, assessments, agreement, log] = await Promise.all([
    db
      .selectFrom('legal_decision')
      .selectAll()
      .where(each => each.and(ofProcess))
      .orderBy('held_on')
      .orderBy('recorded_at')
      .execute(),
    db
      .selectFrom('legal_assessment')
      .selectAll()
      .where(each => each.and(ofProcess))
      .orderBy('due_on')
      .orderBy('assessment_id')
      .execute(),
    db
      .selectFrom('legal_agreement_item')
      .selectAll()
      .where(each => each.and(ofProcess))
      .orderBy('review_on')
      .orderBy('item_id')
      .execute(),
    db
      .selectFrom('legal_log_entry')
      .selectAll()
      .where(each => each.and(ofProcess))
      .orderBy('happened_on')
      .orderBy('entered_at')
      .execute(),
  ])
  return { process, decisions, assessments, agreement, log }
}

/** What is waited for by itself in a process: an assessment, a point of an agreement, a decision to issue. */
export interface Particular {
  /** The id of its recorded row. */
  readonly id: string
  readonly process_id: string
  /** What it is called; undefined for a decision, which its standard names. */
  readonly what: string | undefined
}

/** What is not settled yet in processes of the children the reader may see, with the gateway's decisions. */
export async function openParticulars(db: ScopedDb, authority: string): Promise<Particular[]> {
  const assessments = await db
    .selectFrom('legal_assessment')
    .select(['assessment_id as id', 'process_id', 'what'])
    .where('authority_id', '=', authority)
    .where('received_on', 'is', null)
    .where('cancelled_on', 'is', null)
    .execute()
  const agreement = await db
    .selectFrom('legal_agreement_item')
    .select(['item_id as id', 'process_id', 'what'])
    .where('authority_id', '=', authority)
    .where('reviewed_on', 'is', null)
    .where('dropped_on', 'is', null)
    .execute()
  const decisions = await db
    .selectFrom('legal_decision')
    .select(['decision_id as id', 'process_id'])
    .where('authority_id', '=', authority)
    .where('decision', '=', 'issue proceedings')
    .execute()
  return [...assessments, ...agreement, ...decisions.map(each => ({ ...each, what: undefined }))]
}
