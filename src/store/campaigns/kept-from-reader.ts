import { v5 as named } from 'uuid'
import { type Day, iso } from '../../domain/calendar/day.ts'
import type { Db } from '../store.ts'

/** The row by which the standards know a review as oversight. */
export const oversightRowOf = (reviewId: string) => named('oversight of a campaign review', reviewId)

/** The row by which they know a senior manager’s as a review of progress. */
export const progressRowOf = (reviewId: string) => named('progress of a campaign review', reviewId)

/** What came of first readings and is kept from somebody who is still to give the second. */
export interface KeptFromReader {
  readonly reviews: ReadonlySet<string>
  /** Of the record: the direction, and what the standards know the review as. */
  readonly rows: ReadonlySet<string>
}

/**
 * What is kept from one person: of each child they are still to read as the second, all that came of the first reading.
 * Once theirs is in, or the campaign is closed and takes no more, nothing is.
 */
export async function keptFromReader(db: Db, authority: string, personId: string): Promise<KeptFromReader> {
  const reviews = await db
    .selectFrom('campaign_child as child')
    .innerJoin('campaign', each =>
      each
        .onRef('campaign.authority_id', '=', 'child.authority_id')
        .onRef('campaign.campaign_id', '=', 'child.campaign_id'),
    )
    .innerJoin('campaign_review as review', each =>
      each
        .onRef('review.authority_id', '=', 'child.authority_id')
        .onRef('review.campaign_id', '=', 'child.campaign_id')
        .onRef('review.child_id', '=', 'child.child_id'),
    )
    .select(['review.review_id', 'review.direction_id'])
    .where('child.authority_id', '=', authority)
    .where('child.second_reader', '=', personId)
    .where('campaign.closed_at', 'is', null)
    .where('review.reading', '=', 'first')
    .where('review.state', '=', 'handed in')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('campaign_review as second')
            .select('second.review_id')
            .whereRef('second.authority_id', '=', 'child.authority_id')
            .whereRef('second.campaign_id', '=', 'child.campaign_id')
            .whereRef('second.child_id', '=', 'child.child_id')
            .where('second.reading', '=', 'second')
            .where('second.state', '=', 'handed in'),
        ),
      ),
    )
    .execute()
  return {
    reviews: new Set(reviews.map(each => each.review_id)),
    rows: new Set(
      reviews.flatMap(({ review_id, direction_id }) => [
        oversightRowOf(review_id),
        progressRowOf(review_id),
        ...(direction_id === null ? [] : [direction_id]),
      ]),
    ),
  }
}

/**
 * Whether a direction is kept from a reader. What is asked of them they see, and what is overdue too: a child does not
 * wait for the sake of a comparison.
 */
export function isDirectionKept(
  direction: { readonly from_id: string; readonly owner_id: string; readonly due_on: string },
  kept: KeptFromReader,
  { ownIds, today }: { readonly ownIds: readonly string[]; readonly today: Day },
): boolean {
  return kept.reviews.has(direction.from_id) && !ownIds.includes(direction.owner_id) && direction.due_on >= iso(today)
}
