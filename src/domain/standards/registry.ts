import { assessmentCheckpoints, assessmentFromReferral, assessmentFromStart } from './assessment.ts'
import { firstCareReview, laterCareReviews, secondCareReview } from './care-review.ts'
import { firstPlacementVisit, firstYearVisits, laterVisits } from './care-visit.ts'
import { drift, needVisits, progressReviews } from './child-in-need.ts'
import { initialConference } from './initial-conference.ts'
import { firstReviewConference, laterReviewConferences, protectionVisits } from './protection-plan.ts'
import type { Standard } from './standard.ts'

/** Every standard Sightline works out, in the order of the child's journey. */
export const standards: readonly Standard[] = [
  assessmentFromReferral,
  assessmentFromStart,
  assessmentCheckpoints,
  initialConference,
  firstReviewConference,
  laterReviewConferences,
  protectionVisits,
  needVisits,
  progressReviews,
  drift,
  firstCareReview,
  secondCareReview,
  laterCareReviews,
  firstPlacementVisit,
  firstYearVisits,
  laterVisits,
]

const index = new Map(standards.map(each => [each.id, each]))

/** The standard with this id; undefined where there is none. */
export function findStandard(id: string): Standard | undefined {
  return index.get(id)
}

/** As findStandard, for ids that come from our own deadlines. Throws RangeError for any other. */
export function byId(id: string): Standard {
  const found = index.get(id)
  if (found === undefined) throw new RangeError(`There is no standard ${id}`)
  return found
}
