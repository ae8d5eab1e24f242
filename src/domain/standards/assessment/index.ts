import type { NotComputed } from '../not-computed.ts'
import type { Standard } from '../standard.ts'
import { assessmentCheckpoints } from './checkpoints.ts'
import { assessmentFromReferral } from './from-referral.ts'
import { assessmentFromStart } from './from-start.ts'
import { preBirthAssessment } from './pre-birth.ts'
import { reasonPastLimit } from './reason-past-limit.ts'
import { reassessment } from './reassessment.ts'
import { refreshedAssessment } from './refresh.ts'

/** The standards of this part of the child's journey, in order. */
export const assessmentStandards: readonly Standard[] = [
  assessmentFromReferral,
  assessmentFromStart,
  reasonPastLimit,
  assessmentCheckpoints,
  reassessment,
  preBirthAssessment,
  refreshedAssessment,
]

/** Those of its timescales that are not worked out, and why: none. */
export const assessmentNotComputed: readonly NotComputed[] = []
