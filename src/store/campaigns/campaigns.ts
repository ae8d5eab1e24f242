import { sql, type Transaction } from 'kysely'
import { type Day, iso } from '../../domain/calendar/day.ts'
import type { CohortDefinition } from '../../domain/campaigns/definition.ts'
import type { StatementSection } from '../../domain/campaigns/statement.ts'
import { logChange } from '../change-log.ts'
import { heldColumns } from '../child-tables.ts'
import type { SaidByName } from '../said.ts'
import type { Db } from '../store.ts'
import type { Database } from '../tables.ts'
import type { Campaign, CampaignStatement } from './tables.ts'

/** A child as the cohort was fixed. */
export interface FrozenChild {
  readonly childId: string
  readonly status: string
  readonly months: number
  readonly since: Day | undefined
  readonly unit: string | undefined
  readonly worker: string | undefined
}

export interface NewCampaign {
  /** A uuid made when the form was drawn: sent twice, it is one campaign. */
  readonly campaignId: string
  readonly name: string
  readonly definition: CohortDefinition
  readonly words: string
  readonly dataVersion: number
  readonly dueOn: Day
  readonly repeats: string | undefined
  readonly children: readonly FrozenChild[]
}

/** Fixes a cohort for good. Call it in a transaction. False where that was done already, by the same form. */
export async function freezeCampaign(
  trx: Transaction<Database>,
  authority: string,
  given: NewCampaign,
  { by, byName, at }: SaidByName,
): Promise<boolean> {
  const { campaignId, name, definition, words, dataVersion, children } = given
  const asAt = iso(definition.on)
  const added = await trx
    .insertInto('campaign')
    .values({
      authority_id: authority,
      campaign_id: campaignId,
      name,
      definition: JSON.stringify(definition),
      words,
      as_at: asAt,
      data_version: dataVersion,
      children: children.length,
      frozen_at: at,
      frozen_by: by,
      frozen_by_name: byName,
      repeats: given.repeats ?? null,
      due_on: iso(given.dueOn),
      revision: 1,
    })
    .onConflict(each => each.columns(['authority_id', 'campaign_id']).doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 0n) return false
  await insertChildren(trx, authority, campaignId, children)
  await logChange(trx, authority, {
    ...{ at, principal: by, event: 'campaign begun', subject: campaignId },
    before: null,
    after: { name, definition, words, asAt, dataVersion, children: children.length, dueOn: iso(given.dueOn) },
  })
  return true
}

async function insertChildren(
  trx: Transaction<Database>,
  authority: string,
  campaignId: string,
  children: readonly FrozenChild[],
): Promise<void> {
  if (children.length === 0) return
  const heldOf = await heldColumns(
    trx,
    authority,
    children.map(each => each.childId),
  )
  const rows = children.map(({ childId, status, months, since, unit, worker }) => ({
    ...{ child_id: childId, status, months, since: since === undefined ? null : iso(since) },
    ...{ frozen_unit: unit ?? null, frozen_worker: worker ?? null, ...heldOf(childId) },
  }))
  await sql`
    insert into campaign_child (authority_id, campaign_id, child_id, status, months, since, frozen_unit, frozen_worker,
      unit, worker, restricted)
    select ${authority}::text, ${campaignId}::uuid, g.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(
      child_id text, status text, months integer, since date, frozen_unit text, frozen_worker text,
      unit text, worker text, restricted boolean)`.execute(trx)
}

/** Every campaign, the latest first. */
export async function listCampaigns(db: Db, authority: string): Promise<Campaign[]> {
  return db
    .selectFrom('campaign')
    .selectAll()
    .where('authority_id', '=', authority)
    .orderBy('frozen_at', 'desc')
    .orderBy('campaign_id')
    .execute()
}

/** One campaign; undefined where there is none of that id. */
export async function readCampaign(db: Db, authority: string, campaignId: string): Promise<Campaign | undefined> {
  return db
    .selectFrom('campaign')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('campaign_id', '=', campaignId)
    .executeTakeFirst()
}

/** What may be changed of a campaign after its cohort was fixed. */
export interface CampaignChange {
  readonly dueOn?: Day
  readonly sample?: { readonly perCent: number; readonly seed: number }
  readonly closed?: true
}

/** Changes it as it was shown (`revision`). Call it in a transaction. False where somebody else did so since. */
export async function changeCampaign(
  trx: Transaction<Database>,
  authority: string,
  { campaignId, revision }: { campaignId: string; revision: number },
  change: CampaignChange,
  { by, at }: SaidByName,
): Promise<boolean> {
  const before = await trx
    .selectFrom('campaign')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('campaign_id', '=', campaignId)
    .forUpdate()
    .executeTakeFirst()
  if (before === undefined || before.revision !== revision || before.closed_at !== null) return false
  await trx
    .updateTable('campaign')
    .set({
      revision: revision + 1,
      ...(change.dueOn === undefined ? {} : { due_on: iso(change.dueOn) }),
      ...(change.sample === undefined
        ? {}
        : { sample_per_cent: change.sample.perCent, sample_seed: change.sample.seed }),
      ...(change.closed ? { closed_at: at, closed_by: by } : {}),
    })
    .where('authority_id', '=', authority)
    .where('campaign_id', '=', campaignId)
    .execute()
  await logChange(trx, authority, {
    ...{ at, principal: by, event: 'campaign changed', subject: campaignId },
    before: { dueOn: before.due_on, perCent: before.sample_per_cent, seed: before.sample_seed, closed: false },
    after: { ...change, ...(change.dueOn === undefined ? {} : { dueOn: iso(change.dueOn) }) },
  })
  return true
}

export interface NewStatement {
  readonly statementId: string
  readonly campaignId: string
  readonly conclusion: string
  readonly sections: readonly StatementSection[]
  readonly dataVersion: number
}

/** Keeps an assurance statement as it is signed. Call it in a transaction. Signed twice by one form, it is one. */
export async function signStatement(
  trx: Transaction<Database>,
  authority: string,
  { statementId, campaignId, conclusion, sections, dataVersion }: NewStatement,
  { by, byName, at }: SaidByName,
): Promise<void> {
  const added = await trx
    .insertInto('campaign_statement')
    .values({
      authority_id: authority,
      statement_id: statementId,
      campaign_id: campaignId,
      conclusion,
      sections: JSON.stringify(sections),
      signed_at: at,
      signed_by: by,
      signed_by_name: byName,
      data_version: dataVersion,
    })
    .onConflict(each => each.columns(['authority_id', 'statement_id']).doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 0n) return
  const after = { statement: statementId, conclusion, sections, dataVersion }
  const subject = campaignId
  await logChange(trx, authority, {
    at,
    principal: by,
    event: 'campaign statement signed',
    subject,
    before: null,
    after,
  })
}

/** The statements signed of a campaign, the latest first. */
export async function listStatements(db: Db, authority: string, campaignId: string): Promise<CampaignStatement[]> {
  return db
    .selectFrom('campaign_statement')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('campaign_id', '=', campaignId)
    .orderBy('signed_at', 'desc')
    .orderBy('statement_id')
    .execute()
}
