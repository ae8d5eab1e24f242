import type { NotComputed } from '../not-computed.ts'
import type { Standard } from '../standard.ts'
import { firstCareReview, laterCareReviews, secondCareReview } from './care-review.ts'
import { firstPlacementVisit, firstYearVisits, laterVisits } from './care-visit.ts'

/** The standards of this part of the child's journey, in order. */
export const lookedAfterStandards: readonly Standard[] = [
  firstCareReview,
  secondCareReview,
  laterCareReviews,
  firstPlacementVisit,
  firstYearVisits,
  laterVisits,
]

/** Those of its timescales that are not worked out, and why. */
export const lookedAfterNotComputed: readonly NotComputed[] = []
