import type { Selectable, Transaction } from 'kysely'
import { type Day, iso } from '../../domain/calendar/day.ts'
import { personOwner } from '../../domain/oversight/owner.ts'
import type { DecisionKey } from '../../domain/tracking/decisions.ts'
import { logChange } from '../change-log.ts'
import { type AboutChild, heldColumns } from '../child-tables.ts'
import type { Instant, Json, Later, Once } from '../column-types.ts'
import { endRows, recordRows } from '../recorded-rows.ts'
import type { ScopedDb } from '../row-scope.ts'
import type { Said, SaidByName } from '../said.ts'
import type { Db } from '../store.ts'
import type { Database } from '../tables.ts'

export interface TrackingDecisionTable extends AboutChild {
  authority_id: string
  decision_id: string
  meeting_id: string
  month: string
  decided_on: string
  decision: DecisionKey
  /** The version of the questions that the answers answer. */
  questions_version: number
  /** By critical question. */
  answers: Json<Readonly<Record<string, string>>>
  rationale: string
  timeframe: string
  /** Of "continue": what will be different. */
  change: string
  conditions: string
  owner_id: string
  what: string
  carry_out_by: string
  if_not: string
  dissent: string
  told_by: string
  told_on: string | null
  worker_view: string | null
  manager_view: string | null
  independent_view: string
  independent_by: string
  recorded_by: string
  recorded_by_name: string
  recorded_at: Once<Date>
  changed_at: Instant
  /** Told by hand, where no event of the record shows it. */
  carried_out_on: string | null
  carried_out_as: string | null
  checked_on: string | null
  checked_by_name: string | null
  check_found: string | null
  /** What was decided was changed last; checks and its being carried out change nothing of it. */
  reworded_at: Later<Date>
  reworded_by_name: string | null
  withdrawn_at: Later<Date>
  withdrawn_by_name: string | null
  withdrawn_because: string | null
  revision: number
}

declare module '../tables.ts' {
  interface Database {
    tracking_decision: TrackingDecisionTable
  }
}

/** What a meeting decided for a child. Days are as "2019-05-01". */
export type TrackingDecision = Selectable<TrackingDecisionTable>

/** What may be said of a decision, and said otherwise later. */
export interface DecisionSaid {
  readonly decision: DecisionKey
  readonly questionsVersion: number
  readonly answers: Readonly<Record<string, string>>
  readonly rationale: string
  readonly timeframe: string
  readonly change: string
  readonly conditions: string
  readonly ownerId: string
  /** What the owner is asked to do. */
  readonly what: string
  readonly carryOutBy: Day
  readonly ifNot: string
  readonly dissent: string
  readonly toldBy: string
  readonly toldOn: Day | undefined
  readonly workerView: string | undefined
  readonly managerView: string | undefined
  readonly independentView: string
  readonly independentBy: string
}

export interface NewDecision {
  /** A uuid made when the form was drawn: sent twice, it is one decision. */
  readonly decisionId: string
  readonly meetingId: string
  readonly childId: string
  readonly month: string
  readonly decidedOn: Day
  readonly said: DecisionSaid
}

function columnsOf(said: DecisionSaid) {
  return {
    decision: said.decision,
    questions_version: said.questionsVersion,
    answers: JSON.stringify(said.answers),
    rationale: said.rationale,
    timeframe: said.timeframe,
    change: said.change,
    conditions: said.conditions,
    owner_id: said.ownerId,
    what: said.what,
    carry_out_by: iso(said.carryOutBy),
    if_not: said.ifNot,
    dissent: said.dissent,
    told_by: said.toldBy,
    told_on: said.toldOn === undefined ? null : iso(said.toldOn),
    worker_view: said.workerView ?? null,
    manager_view: said.managerView ?? null,
    independent_view: said.independentView,
    independent_by: said.independentBy,
  }
}

/** Records a decision, and for the standards (CN-06, CP-13, OV-15, OV-16). Call it in a transaction. False: it was there. */
export async function recordDecision(
  trx: Transaction<Database>,
  authority: string,
  { decisionId, meetingId, childId, month, decidedOn, said }: NewDecision,
  { by, byName, at }: SaidByName,
): Promise<boolean> {
  const held = (await heldColumns(trx, authority, [childId]))(childId)
  const added = await trx
    .insertInto('tracking_decision')
    .values({
      authority_id: authority,
      decision_id: decisionId,
      meeting_id: meetingId,
      child_id: childId,
      month,
      decided_on: iso(decidedOn),
      recorded_by: by,
      recorded_by_name: byName,
      recorded_at: at,
      changed_at: at,
      revision: 1,
      ...columnsOf(said),
      ...held,
    })
    .onConflict(each => each.columns(['authority_id', 'decision_id']).doNothing())
    .returningAll()
    .executeTakeFirst()
  if (added === undefined) return false
  await tellStandards(trx, authority, added, { by, at })
  await log(trx, authority, 'progress decision recorded', undefined, added, { by, at })
  return true
}

/** What is done to a decision after it was recorded. */
export type DecisionStep =
  | { readonly kind: 'changed'; readonly said: DecisionSaid }
  | { readonly kind: 'checked'; readonly on: Day; readonly found: string }
  | { readonly kind: 'carried out'; readonly on: Day; readonly as: string }
  | { readonly kind: 'withdrawn'; readonly because: string }

/**
 * Takes a step with a decision as it was shown (`revision`). Gives it as it is then; undefined where somebody took one
 * since, or it was withdrawn. Call it in a transaction.
 */
export async function stepDecision(
  trx: Transaction<Database>,
  authority: string,
  { decisionId, revision, step }: { decisionId: string; revision: number; step: DecisionStep },
  { by, byName, at }: SaidByName,
): Promise<TrackingDecision | undefined> {
  const before = await trx
    .selectFrom('tracking_decision')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('decision_id', '=', decisionId)
    .forUpdate()
    .executeTakeFirst()
  if (before === undefined || before.revision !== revision || before.withdrawn_at !== null) return undefined
  const after = await trx
    .updateTable('tracking_decision')
    .set({ ...changedBy(step, byName, at), changed_at: at, revision: revision + 1 })
    .where('authority_id', '=', authority)
    .where('decision_id', '=', decisionId)
    .returningAll()
    .executeTakeFirstOrThrow()
  if (step.kind === 'withdrawn') await endRows(trx, authority, [decisionId], { by, at })
  else await tellStandards(trx, authority, after, { by, at })
  await log(trx, authority, `progress decision ${step.kind}`, before, after, { by, at })
  return after
}

function changedBy(step: DecisionStep, byName: string, at: Date) {
  switch (step.kind) {
    case 'changed':
      return { ...columnsOf(step.said), reworded_at: at, reworded_by_name: byName }
    case 'checked':
      return { checked_on: iso(step.on), checked_by_name: byName, check_found: step.found }
    case 'carried out':
      return { carried_out_on: iso(step.on), carried_out_as: step.as }
    case 'withdrawn':
      return { withdrawn_at: at, withdrawn_by_name: byName, withdrawn_because: step.because }
  }
}

/** The decision as the template’s row that standards and indicators are worked out from, under the same id. */
async function tellStandards(
  trx: Transaction<Database>,
  authority: string,
  decision: TrackingDecision,
  { by, at }: Said,
): Promise<void> {
  const data = {
    reviewed_on: decision.decided_on,
    decision: decision.decision,
    reason: decision.rationale,
    reviewer: personOwner(decision.recorded_by),
    owner: decision.owner_id,
    carry_out_by: decision.carry_out_by,
    independent_view: decision.independent_view === '' ? 'N' : 'Y',
    status: 'standing',
    ...(decision.carried_out_on === null ? {} : { carried_out_on: decision.carried_out_on }),
    ...(decision.checked_on === null ? {} : { checked_on: decision.checked_on }),
  }
  const { decision_id: rowId, child_id: childId } = decision
  await recordRows(trx, authority, [{ rowId, childId, table: 'progress_reviews', data }], { by, at })
}

/** Without the texts: the log says what was done, the decision itself holds the words. */
async function log(
  trx: Transaction<Database>,
  authority: string,
  event: string,
  before: TrackingDecision | undefined,
  after: TrackingDecision,
  { by, at }: Said,
): Promise<void> {
  const told = (each: TrackingDecision) => ({
    meetingId: each.meeting_id,
    decision: each.decision,
    ownerId: each.owner_id,
    carryOutBy: each.carry_out_by,
    carriedOutOn: each.carried_out_on,
    checkedOn: each.checked_on,
    isWithdrawn: each.withdrawn_at !== null,
    revision: each.revision,
  })
  await logChange(trx, authority, {
    ...{ at, principal: by, event, subject: after.decision_id, childId: after.child_id },
    before: before === undefined ? null : told(before),
    after: told(after),
  })
}

/** What was decided for a child, the latest first. */
export async function decisionsOfChild(db: ScopedDb, authority: string, childId: string): Promise<TrackingDecision[]> {
  return inOrder(db, authority).where('child_id', '=', childId).execute()
}

/** What a meeting decided, as far as the reader may see the children. */
export async function decisionsOfMeeting(
  db: ScopedDb,
  authority: string,
  meetingId: string,
): Promise<TrackingDecision[]> {
  return inOrder(db, authority).where('meeting_id', '=', meetingId).execute()
}

/** What the meetings of a month decided, as far as the reader may see the children; withdrawn ones left out. */
export async function decisionsOfMonth(db: ScopedDb, authority: string, month: string): Promise<TrackingDecision[]> {
  return inOrder(db, authority).where('month', '=', month).where('withdrawn_at', 'is', null).execute()
}

function inOrder(db: Db, authority: string) {
  return db
    .selectFrom('tracking_decision')
    .selectAll()
    .where('authority_id', '=', authority)
    .orderBy('decided_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('decision_id')
}

/** Decisions that stand and whose directions nobody has confirmed or withdrawn: id and child. */
export async function decisionsFollowed(
  db: Db,
  authority: string,
): Promise<{ readonly decision_id: string; readonly child_id: string; readonly direction_id: string }[]> {
  return db
    .selectFrom('tracking_decision as t')
    .innerJoin('direction as d', each =>
      each.onRef('d.authority_id', '=', 't.authority_id').onRef('d.from_id', '=', 't.decision_id'),
    )
    .select(['t.decision_id', 't.child_id', 'd.direction_id'])
    .where('t.authority_id', '=', authority)
    .where('t.withdrawn_at', 'is', null)
    .where('d.confirmed_on', 'is', null)
    .where('d.withdrawn_on', 'is', null)
    .execute()
}
