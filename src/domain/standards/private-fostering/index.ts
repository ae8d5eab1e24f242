import type { NotComputed } from '../not-computed.ts'
import type { Standard } from '../standard.ts'
import { suitabilityDecision } from './suitability.ts'
import { firstPrivateVisit, firstYearPrivateVisits, laterPrivateVisits } from './visits.ts'

/** The standards of this part of the child's journey, in order. */
export const privateFosteringStandards: readonly Standard[] = [
  firstPrivateVisit,
  firstYearPrivateVisits,
  laterPrivateVisits,
  suitabilityDecision,
]

/** Those of its timescales that are not worked out, and why. */
export const privateFosteringNotComputed: readonly NotComputed[] = []
