import { sql, type Transaction } from 'kysely'
import { type Day, iso } from '../../domain/calendar/day.ts'
import type { ReviewOutcome } from '../../domain/campaigns/outcome.ts'
import type { ReviewAnswer } from '../../domain/campaigns/review.ts'
import { logChange } from '../change-log.ts'
import { heldColumns } from '../child-tables.ts'
import type { Direction } from '../directions.ts'
import type { SaidByName } from '../said.ts'
import type { Db } from '../store.ts'
import type { Database } from '../tables.ts'
import type { CampaignReview, Reading } from './tables.ts'

/** Reviews of a campaign without their words: for counts, whoever asks. */
export type ReviewStanding = Pick<
  CampaignReview,
  | 'review_id'
  | 'child_id'
  | 'reading'
  | 'reader'
  | 'reader_name'
  | 'state'
  | 'outcome'
  | 'by_when'
  | 'direction_id'
  | 'by_own_lead'
  | 'questions_version'
> & {
  /** Ids of the questions answered “not known”. */
  readonly notKnown: readonly string[]
}

/** How every review of a campaign stands. */
export async function reviewStandings(db: Db, authority: string, campaignId: string): Promise<ReviewStanding[]> {
  return db
    .selectFrom('campaign_review')
    .select(['review_id', 'child_id', 'reading', 'reader', 'reader_name', 'state', 'outcome', 'by_when'])
    .select(['direction_id', 'by_own_lead', 'questions_version'])
    .select(
      // The words stay where they are: a campaign has hundreds of pages of them.
      sql<string[]>`array(select key from jsonb_each(answers) where value ->> 'notKnown' = 'true' order by key)`.as(
        'notKnown',
      ),
    )
    .where('authority_id', '=', authority)
    .where('campaign_id', '=', campaignId)
    .orderBy('review_id')
    .execute()
}

/** The readings of one child in a campaign, the first before the second. */
export async function reviewsOf(
  db: Db,
  authority: string,
  campaignId: string,
  childId: string,
): Promise<CampaignReview[]> {
  return db
    .selectFrom('campaign_review')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('campaign_id', '=', campaignId)
    .where('child_id', '=', childId)
    .orderBy('reading')
    .execute()
}

/** A reading as it is written. */
export interface ReviewSaid {
  /** A uuid made when the form was drawn: sent twice, it is one review. */
  readonly reviewId: string
  readonly campaignId: string
  readonly childId: string
  readonly reading: Reading
  readonly questionsVersion: number
  readonly answers: Readonly<Record<string, ReviewAnswer>>
  readonly outcome: ReviewOutcome | undefined
  readonly rationale: string
  readonly whatChanges: string
  readonly ownerId: string
  readonly byWhen: Day | undefined
  /** Set as it is handed in. */
  readonly handedIn?: { readonly directionId: string | undefined; readonly byOwnLead: boolean } | undefined
}

/**
 * What came of saving: saved; or another window, or somebody else, saved it since it was shown (`now` is what they
 * saved); or it was handed in already, by this form or another.
 */
export type Saved =
  | { readonly kind: 'saved'; readonly revision: number }
  | { readonly kind: 'changed meanwhile'; readonly now: CampaignReview }
  | { readonly kind: 'handed in already'; readonly now: CampaignReview }

/** Saves a reading as it was shown (`revision`; 0 where it was not begun). Call it in a transaction. */
export async function saveReview(
  trx: Transaction<Database>,
  authority: string,
  given: ReviewSaid,
  revision: number,
  { by, byName, at }: SaidByName,
): Promise<Saved> {
  const { campaignId, childId, reading } = given
  const place = { authority_id: authority, campaign_id: campaignId, child_id: childId, reading }
  const find = () =>
    trx
      .selectFrom('campaign_review')
      .selectAll()
      .where('authority_id', '=', authority)
      .where('campaign_id', '=', campaignId)
      .where('child_id', '=', childId)
      .where('reading', '=', reading)
      .forUpdate()
      .executeTakeFirst()
  const before = await find()
  if (before?.state === 'handed in') return { kind: 'handed in already', now: before }
  if (before !== undefined && before.revision !== revision) return { kind: 'changed meanwhile', now: before }
  const words = wordsOf(given, at)
  if (before === undefined) {
    const held = (await heldColumns(trx, authority, [childId]))(childId)
    const added = await trx
      .insertInto('campaign_review')
      .values({
        ...place,
        ...held,
        ...words,
        review_id: given.reviewId,
        reader: by,
        reader_name: byName,
        begun_at: at,
        revision: 1,
      })
      .onConflict(each => each.doNothing())
      .executeTakeFirst()
    // Another window began it at the same moment.
    if (added.numInsertedOrUpdatedRows === 0n) return { kind: 'changed meanwhile', now: (await find())! }
  } else {
    await trx
      .updateTable('campaign_review')
      .set({ ...words, revision: revision + 1 })
      .where('authority_id', '=', authority)
      .where('review_id', '=', before.review_id)
      .execute()
  }
  const reviewId = before?.review_id ?? given.reviewId
  await logChange(trx, authority, {
    ...{ at, principal: by, event: given.handedIn ? 'campaign review handed in' : 'campaign review saved' },
    ...{ subject: reviewId, childId },
    before: before === undefined ? null : told(before),
    after: { ...told({ ...words, answers: given.answers }), reading },
  })
  return { kind: 'saved', revision: before === undefined ? 1 : revision + 1 }
}

function wordsOf(given: ReviewSaid, at: Date) {
  const { handedIn } = given
  return {
    state: handedIn === undefined ? ('draft' as const) : ('handed in' as const),
    questions_version: given.questionsVersion,
    answers: JSON.stringify(given.answers),
    outcome: given.outcome ?? null,
    rationale: given.rationale,
    what_changes: given.whatChanges,
    owner_id: given.ownerId,
    by_when: given.byWhen === undefined ? null : iso(given.byWhen),
    direction_id: handedIn?.directionId ?? null,
    by_own_lead: handedIn?.byOwnLead ?? false,
    changed_at: at,
    handed_in_at: handedIn === undefined ? null : at,
  }
}

type Told = Pick<
  CampaignReview,
  'state' | 'answers' | 'outcome' | 'rationale' | 'what_changes' | 'owner_id' | 'by_when'
>

function told({ state, answers, outcome, rationale, what_changes, owner_id, by_when }: Told) {
  return { state, answers, outcome, rationale, whatChanges: what_changes, owner: owner_id, byWhen: by_when }
}

/** The directions that came of a campaign: those of children the reader may open, where it is read as the reader. */
export async function campaignPlans(db: Db, authority: string, campaignId: string): Promise<Direction[]> {
  return db
    .selectFrom('campaign_review as review')
    .innerJoin('direction', each =>
      each
        .onRef('direction.authority_id', '=', 'review.authority_id')
        .onRef('direction.direction_id', '=', 'review.direction_id'),
    )
    .selectAll('direction')
    .where('review.authority_id', '=', authority)
    .where('review.campaign_id', '=', campaignId)
    .where('review.state', '=', 'handed in')
    .orderBy('direction.due_on')
    .orderBy('direction.direction_id')
    .execute()
}

/** Every reading of a child that is in, whatever the campaign, the latest first. */
export async function reviewsOfChild(db: Db, authority: string, childId: string): Promise<CampaignReview[]> {
  return db
    .selectFrom('campaign_review')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('child_id', '=', childId)
    .where('state', '=', 'handed in')
    .orderBy('handed_in_at', 'desc')
    .orderBy('review_id')
    .execute()
}
