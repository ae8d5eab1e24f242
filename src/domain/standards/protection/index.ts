import type { NotComputed } from '../not-computed.ts'
import type { Standard } from '../standard.ts'
import { initialConference } from './initial-conference.ts'
import { firstReviewConference, laterReviewConferences, protectionVisits } from './protection-plan.ts'

/** The standards of this part of the child's journey, in order. */
export const protectionStandards: readonly Standard[] = [
  initialConference,
  firstReviewConference,
  laterReviewConferences,
  protectionVisits,
]

/** Those of its timescales that are not worked out, and why. */
export const protectionNotComputed: readonly NotComputed[] = []
