import type { NotComputed } from '../not-computed.ts'
import type { Standard } from '../standard.ts'
import { assessmentCheckpoints, assessmentFromReferral, assessmentFromStart } from './assessment.ts'

/** The standards of this part of the child's journey, in order. */
export const assessmentStandards: readonly Standard[] = [
  assessmentFromReferral,
  assessmentFromStart,
  assessmentCheckpoints,
]

/** Those of its timescales that are not worked out, and why. */
export const assessmentNotComputed: readonly NotComputed[] = []
