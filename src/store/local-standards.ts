import type { ColumnType, Selectable } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Day, day, iso } from '../domain/calendar/day.ts'
import type { LocalChange, LocalSetting } from '../domain/standards/local/setting.ts'
import { logChange } from './change-log.ts'
import type { Later, Once, OnceJson } from './column-types.ts'
import type { Said } from './said.ts'
import type { Db } from './store.ts'

export interface LocalStandardTable {
  authority_id: string
  change_id: string
  standard_id: string
  setting: OnceJson<LocalSetting>
  /** "2026-11-26" */
  asked_from: Once<string>
  from_on: string
  reason: string
  effect: ColumnType<unknown, string | null, never>
  approver_id: string
  proposed_at: Once<Date>
  proposed_by: string
  decided_at: Later<Date>
  decided_by: Later<string>
  approved: Later<boolean>
  note: Later<string>
  withdrawn_at: Later<Date>
  withdrawn_by: Later<string>
  withdrawn_because: Later<string>
}

declare module './tables.ts' {
  interface Database {
    local_standard: LocalStandardTable
  }
}

/** A setting somebody proposed, and what became of it. */
export type ProposedChange = Selectable<LocalStandardTable>

/** How a proposed setting stands. */
export type ChangeState = 'pending' | 'approved' | 'declined' | 'withdrawn'

/** How a proposed setting stands, by what was decided of it. */
export function stateOfChange({
  approved,
  withdrawn_at,
}: Pick<ProposedChange, 'approved' | 'withdrawn_at'>): ChangeState {
  if (withdrawn_at !== null) return 'withdrawn'
  return approved === null ? 'pending' : approved ? 'approved' : 'declined'
}

export interface NewChange {
  readonly standardId: string
  readonly setting: LocalSetting
  readonly from: Day
  readonly reason: string
  readonly approverId: string
  /** What it was found to change: any JSON, with no child in it. */
  readonly effect?: unknown
}

/** One change, by the standard it is of. */
export interface ChangeNamed {
  readonly standardId: string
  readonly changeId: string
}

/** The settings in force now or from a day to come, in the order they were decided. */
export async function readLocalChanges(db: Db, authority: string): Promise<LocalChange[]> {
  const rows = await db
    .selectFrom('local_standard')
    .leftJoin('person as setter', each =>
      each
        .onRef('setter.authority_id', '=', 'local_standard.authority_id')
        .onRef('setter.person_id', '=', 'local_standard.proposed_by'),
    )
    .leftJoin('person as approver', each =>
      each
        .onRef('approver.authority_id', '=', 'local_standard.authority_id')
        .onRef('approver.person_id', '=', 'local_standard.decided_by'),
    )
    .select(['standard_id', 'setting', 'from_on', 'reason', 'proposed_by', 'decided_by', 'decided_at'])
    .select(['setter.name as set_by', 'approver.name as approved_by'])
    .where('local_standard.authority_id', '=', authority)
    .where('approved', '=', true)
    .where('withdrawn_at', 'is', null)
    .orderBy('decided_at')
    .orderBy('change_id')
    .execute()
  return rows.map(row => ({
    ...row.setting,
    standardId: row.standard_id,
    from: day(row.from_on),
    reason: row.reason,
    setBy: row.set_by ?? row.proposed_by,
    approvedBy: row.approved_by ?? row.decided_by!,
    setAt: row.decided_at!,
  }))
}

/** Everything that was ever proposed, of one standard or of all, the latest first. */
export async function listChanges(db: Db, authority: string, standardId?: string): Promise<ProposedChange[]> {
  let query = db.selectFrom('local_standard').selectAll().where('authority_id', '=', authority)
  if (standardId !== undefined) query = query.where('standard_id', '=', standardId)
  return query.orderBy('proposed_at', 'desc').orderBy('change_id', 'desc').execute()
}

/** What waits for this person to approve or decline, what was proposed first before the others. */
export async function listWaiting(db: Db, authority: string, approverId: string): Promise<ProposedChange[]> {
  return db
    .selectFrom('local_standard')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('approver_id', '=', approverId)
    .where('approved', 'is', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('proposed_at')
    .orderBy('change_id')
    .execute()
}

/** Proposes a setting, which nothing goes by until it is approved. Call it in a transaction. Returns its id. */
export async function proposeChange(trx: Db, authority: string, given: NewChange, { by, at }: Said): Promise<string> {
  const changeId = uuid()
  const { standardId, setting, reason, approverId } = given
  const from = iso(given.from)
  await trx
    .insertInto('local_standard')
    .values({
      authority_id: authority,
      change_id: changeId,
      standard_id: standardId,
      setting: JSON.stringify(setting),
      asked_from: from,
      from_on: from,
      reason,
      effect: given.effect === undefined ? null : JSON.stringify(given.effect),
      approver_id: approverId,
      proposed_at: at,
      proposed_by: by,
    })
    .execute()
  await logChange(trx, authority, {
    ...{ at, principal: by, event: 'local standard proposed', subject: standardId },
    after: { change: changeId, state: 'pending', setting, from, reason, approver: approverId },
  })
  return changeId
}

/**
 * Approves or declines what waits for this person: in force from the day proposed, or from `today` where that is later.
 * Call it in a transaction. Answers the change as it was; undefined where nothing of this id waits for them.
 */
export async function decideChange(
  trx: Db,
  authority: string,
  { standardId, changeId, approve, note, today }: ChangeNamed & { approve: boolean; note: string; today: Day },
  { by, at }: Said,
): Promise<ProposedChange | undefined> {
  const before = await lockChange(trx, authority, { standardId, changeId })
  if (before === undefined || stateOfChange(before) !== 'pending') return undefined
  if (before.approver_id !== by || before.proposed_by === by) return undefined
  const from = approve ? iso(Math.max(day(before.from_on), today)) : before.from_on
  await trx
    .updateTable('local_standard')
    .set({ decided_at: at, decided_by: by, approved: approve, note: note || null, from_on: from })
    .where('authority_id', '=', authority)
    .where('change_id', '=', changeId)
    .execute()
  await logChange(trx, authority, {
    at,
    principal: by,
    event: approve ? 'local standard approved' : 'local standard declined',
    subject: before.standard_id,
    before: { change: changeId, state: 'pending', from: before.from_on },
    after: { change: changeId, state: approve ? 'approved' : 'declined', setting: before.setting, from, note },
  })
  return before
}

/**
 * Withdraws what waits, or what was approved and is not yet in force on `today`. Call it in a transaction. Answers the
 * change as it was; undefined where nothing of this id can be withdrawn any more.
 */
export async function withdrawChange(
  trx: Db,
  authority: string,
  { standardId, changeId, because, today }: ChangeNamed & { because: string; today: Day },
  { by, at }: Said,
): Promise<ProposedChange | undefined> {
  const before = await lockChange(trx, authority, { standardId, changeId })
  if (before === undefined || !mayBeWithdrawn(before, today)) return undefined
  await trx
    .updateTable('local_standard')
    .set({ withdrawn_at: at, withdrawn_by: by, withdrawn_because: because })
    .where('authority_id', '=', authority)
    .where('change_id', '=', changeId)
    .execute()
  await logChange(trx, authority, {
    ...{ at, principal: by, event: 'local standard withdrawn', subject: before.standard_id },
    before: { change: changeId, state: stateOfChange(before), setting: before.setting, from: before.from_on },
    after: { change: changeId, state: 'withdrawn', because },
  })
  return before
}

/** Whether a change has not yet begun to count: it waits, or was approved for a day still to come. */
export function mayBeWithdrawn(change: ProposedChange, today: Day): boolean {
  const state = stateOfChange(change)
  return state === 'pending' || (state === 'approved' && day(change.from_on) > today)
}

async function lockChange(
  trx: Db,
  authority: string,
  { standardId, changeId }: ChangeNamed,
): Promise<ProposedChange | undefined> {
  return trx
    .selectFrom('local_standard')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('standard_id', '=', standardId)
    .where('change_id', '=', changeId)
    .forUpdate()
    .executeTakeFirst()
}
