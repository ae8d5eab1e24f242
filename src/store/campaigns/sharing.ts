import { sql, type Transaction } from 'kysely'
import type { ReviewOutcome } from '../../domain/campaigns/outcome.ts'
import { logChange } from '../change-log.ts'
import type { SaidByName } from '../said.ts'
import type { Db } from '../store.ts'
import type { Database } from '../tables.ts'
import type { CampaignChild, Reading } from './tables.ts'

/**
 * Whose each child of a campaign is to review, whoever asks: for counts, and for deciding who may read what. What pages
 * tell of single children is read as the reader (`childrenAs`).
 */
export async function sharingOf(db: Db, authority: string, campaignId: string): Promise<CampaignChild[]> {
  return db
    .selectFrom('campaign_child')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('campaign_id', '=', campaignId)
    .orderBy('child_id')
    .execute()
}

const columnOf = { first: 'first_reader', second: 'second_reader' } as const

/**
 * Gives children to readers, for a first or a second reading. Whoever has begun or handed in a reading keeps it. Call it
 * in a transaction. Returns how many were given.
 */
export async function giveToReaders(
  trx: Transaction<Database>,
  authority: string,
  campaignId: string,
  { reading, readers }: { reading: Reading; readers: ReadonlyMap<string, string> },
  { by, at }: SaidByName,
): Promise<number> {
  if (readers.size === 0) return 0
  const rows = JSON.stringify([...readers].map(([c, r]) => ({ c, r })))
  const column = sql.ref(columnOf[reading])
  const other = sql.ref(columnOf[reading === 'first' ? 'second' : 'first'])
  const { rows: given } = await sql<{ child_id: string; r: string }>`
    update campaign_child k set ${column} = g.r, in_sample = in_sample or ${reading === 'second'}
    from jsonb_to_recordset(${rows}::jsonb) as g(c text, r text)
    where k.authority_id = ${authority} and k.campaign_id = ${campaignId}::uuid and k.child_id = g.c
      and ${column} is distinct from g.r and ${other} is distinct from g.r
      and not exists (
        select from campaign_review v
        where v.authority_id = k.authority_id and v.campaign_id = k.campaign_id and v.child_id = k.child_id
          and v.reading = ${reading})
    returning k.child_id, g.r`.execute(trx)
  if (given.length > 0) {
    // Which children went to whom, by ids alone.
    const after = { reading, readers: Object.fromEntries(given.map(each => [each.child_id, each.r])) }
    await logChange(trx, authority, {
      ...{ at, principal: by, event: 'campaign shared out', subject: campaignId },
      before: null,
      after,
    })
  }
  return given.length
}

/** Keeps what was decided where two readers differed. Call it in a transaction. False where there is no such child. */
export async function settleReadings(
  trx: Transaction<Database>,
  authority: string,
  { campaignId, childId }: { campaignId: string; childId: string },
  { outcome, because }: { outcome: ReviewOutcome; because: string },
  { by, at }: SaidByName,
): Promise<boolean> {
  const before = await trx
    .selectFrom('campaign_child')
    .select(['settled_outcome', 'settled_because'])
    .where('authority_id', '=', authority)
    .where('campaign_id', '=', campaignId)
    .where('child_id', '=', childId)
    .forUpdate()
    .executeTakeFirst()
  if (before === undefined) return false
  await trx
    .updateTable('campaign_child')
    .set({ settled_outcome: outcome, settled_because: because, settled_by: by, settled_at: at })
    .where('authority_id', '=', authority)
    .where('campaign_id', '=', campaignId)
    .where('child_id', '=', childId)
    .execute()
  await logChange(trx, authority, {
    ...{ at, principal: by, event: 'campaign readings settled', subject: campaignId, childId },
    before: { outcome: before.settled_outcome, because: before.settled_because },
    after: { outcome, because },
  })
  return true
}
