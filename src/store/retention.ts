import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Kind, RetentionEvent, RetentionRule } from '../domain/retention/retention.ts'
import { logChange } from './change-log.ts'
import { childTables } from './child-tables.ts'
import type { Instant, Later } from './column-types.ts'
import type { Said } from './said.ts'
import type { Db } from './store.ts'

export interface RetentionRuleTable {
  authority_id: string
  rule_id: string
  kind: Kind
  years: number
  counted_from: RetentionEvent
  source: string
  made_at: Instant
  made_by: string
  ended_at: Later<Date>
  ended_by: Later<string>
}

export interface LegalHoldTable {
  authority_id: string
  hold_id: string
  child_id: string
  because: string
  made_at: Instant
  made_by: string
  ended_at: Later<Date>
  ended_by: Later<string>
}

declare module './tables.ts' {
  interface Database {
    retention_rule: RetentionRuleTable
    legal_hold: LegalHoldTable
  }
}

/** The rules in force. */
export async function readRetentionRules(db: Db, authority: string): Promise<RetentionRule[]> {
  const rows = await db
    .selectFrom('retention_rule')
    .select(['kind', 'years', 'counted_from', 'source'])
    .where('authority_id', '=', authority)
    .where('ended_at', 'is', null)
    .orderBy('kind')
    .orderBy('counted_from')
    .execute()
  return rows.map(({ counted_from: from, ...each }) => ({ ...each, from }))
}

/** Puts a rule in force in place of the one for the same kind and event, and logs both. Call it in a transaction. */
export async function setRetentionRule(
  trx: Db,
  authority: string,
  rule: RetentionRule,
  { by, at }: Said,
): Promise<void> {
  const before = await endRule(trx, authority, rule, { by, at })
  const { kind, years, from: counted_from, source } = rule
  await trx
    .insertInto('retention_rule')
    .values({ authority_id: authority, rule_id: uuid(), kind, years, counted_from, source, made_at: at, made_by: by })
    .execute()
  const change = { at, principal: by, event: 'retention rule set', subject: `${kind}, from ${counted_from}` }
  await logChange(trx, authority, { ...change, before, after: { years, source } })
}

/** Ends a rule and logs it. Answers whether there was one. Call it in a transaction. */
export async function endRetentionRule(
  trx: Db,
  authority: string,
  rule: Pick<RetentionRule, 'kind' | 'from'>,
  { by, at }: Said,
): Promise<boolean> {
  const before = await endRule(trx, authority, rule, { by, at })
  if (before === undefined) return false
  const subject = `${rule.kind}, from ${rule.from}`
  await logChange(trx, authority, { at, principal: by, event: 'retention rule ended', subject, before })
  return true
}

async function endRule(trx: Db, authority: string, rule: Pick<RetentionRule, 'kind' | 'from'>, { by, at }: Said) {
  return trx
    .updateTable('retention_rule')
    .set({ ended_at: at, ended_by: by })
    .where('authority_id', '=', authority)
    .where('kind', '=', rule.kind)
    .where('counted_from', '=', rule.from)
    .where('ended_at', 'is', null)
    .returning(['years', 'source'])
    .executeTakeFirst()
}

/** Why children are held back from going, by child. */
export async function readLegalHolds(db: Db, authority: string): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('legal_hold')
    .select(['child_id', 'because'])
    .where('authority_id', '=', authority)
    .where('ended_at', 'is', null)
    .orderBy('hold_id')
    .execute()
  const holds = new Map<string, string[]>()
  for (const { child_id, because } of rows) holds.set(child_id, [...(holds.get(child_id) ?? []), because])
  return holds
}

/** Holds a child's record back, and logs it. Call it in a transaction. */
export async function placeLegalHold(
  trx: Db,
  authority: string,
  { childId, because }: { readonly childId: string; readonly because: string },
  { by, at }: Said,
): Promise<void> {
  const made = { authority_id: authority, hold_id: uuid(), child_id: childId, because, made_at: at, made_by: by }
  await trx.insertInto('legal_hold').values(made).execute()
  const change = { at, principal: by, event: 'legal hold placed', subject: childId, childId }
  await logChange(trx, authority, { ...change, after: { because } })
}

/** Ends every hold on a child's record, and logs it. Answers how many there were. Call it in a transaction. */
export async function endLegalHolds(trx: Db, authority: string, childId: string, { by, at }: Said): Promise<number> {
  const ended = await trx
    .updateTable('legal_hold')
    .set({ ended_at: at, ended_by: by })
    .where('authority_id', '=', authority)
    .where('child_id', '=', childId)
    .where('ended_at', 'is', null)
    .returning('because')
    .execute()
  if (ended.length === 0) return 0
  const change = { at, principal: by, event: 'legal hold ended', subject: childId, childId }
  await logChange(trx, authority, { ...change, before: ended.map(each => each.because) })
  return ended.length
}

/** Whether anything is held of a child with this id, imported or recorded here. */
export async function isChildHeld(db: Db, authority: string, childId: string): Promise<boolean> {
  const held = ['case_record', 'child_derivation', ...childTables].map(
    table => sql`exists (select from ${sql.table(table)} where authority_id = ${authority} and child_id = ${childId})`,
  )
  const { rows } = await sql<{ held: boolean }>`select ${sql.join(held, sql` or `)} as held`.execute(db)
  return rows[0]!.held
}

/** Ids of children of whom anything is held, imported or recorded here, after an id, in order. */
export async function childrenAfter(db: Db, authority: string, after: string, limit: number): Promise<string[]> {
  const held = ['child_derivation', ...childTables].map(
    table => sql`
      (select distinct child_id collate "C" as child_id from ${sql.table(table)}
       where authority_id = ${authority} and child_id collate "C" > ${after} order by 1 limit ${limit})`,
  )
  const { rows } = await sql<{ child_id: string }>`
    select child_id from (${sql.join(held, sql` union `)}) as held order by child_id limit ${limit}`.execute(db)
  return rows.map(each => each.child_id)
}
