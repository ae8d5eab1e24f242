import { type ReviewOutcome, reviewOutcomes } from './outcome.ts'

/** What two campaigns are compared by: the outcome each child came to, where one did. */
export type OutcomeByChild = ReadonlyMap<string, ReviewOutcome | undefined>

export interface CampaignComparison {
  /** In both. */
  readonly stayed: readonly string[]
  /** In the earlier alone: no longer so at the later. */
  readonly left: readonly string[]
  /** In the later alone. */
  readonly joined: readonly string[]
  /** Of those in both and reviewed in both: how many went from which outcome to which. */
  readonly moves: readonly {
    readonly from: ReviewOutcome
    readonly to: ReviewOutcome
    readonly childIds: readonly string[]
  }[]
  /** In both, and found twice running that the plan was right: a third look is for somebody else. */
  readonly twiceRight: readonly string[]
}

/** What became, by a later campaign, of the children of an earlier one. */
export function compareCampaigns(earlier: OutcomeByChild, later: OutcomeByChild): CampaignComparison {
  const stayed = [...earlier.keys()].filter(each => later.has(each))
  const moved = stayed.flatMap(childId => {
    const [from, to] = [earlier.get(childId), later.get(childId)]
    return from === undefined || to === undefined ? [] : [{ childId, from, to }]
  })
  return {
    stayed,
    left: [...earlier.keys()].filter(each => !later.has(each)),
    joined: [...later.keys()].filter(each => !earlier.has(each)),
    moves: reviewOutcomes.flatMap(from =>
      reviewOutcomes.flatMap(to => {
        const childIds = moved.filter(each => each.from === from && each.to === to).map(each => each.childId)
        return childIds.length === 0 ? [] : [{ from, to, childIds }]
      }),
    ),
    twiceRight: moved
      .filter(each => each.from === 'plan is right' && each.to === 'plan is right')
      .map(each => each.childId),
  }
}
