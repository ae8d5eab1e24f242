import type { NotComputed } from '../not-computed.ts'
import type { Standard } from '../standard.ts'
import { agreementReviewed } from './agreement-item.ts'
import { commissionedAssessment } from './commissioned-assessment.ts'
import { extendedFinalOrder, finalOrderInTime } from './final-order.ts'
import { caseManagementHearing, issuesResolutionHearing } from './hearings.ts'
import { issuedOnceDecided } from './issued-once-decided.ts'
import { gatewayDecision, legalAdvice } from './legal-advice.ts'
import { monthlyLegalTracking } from './legal-tracking.ts'
import { preProceedingsLength } from './pre-proceedings-length.ts'
import { firstPreProceedingsMeeting, letterBeforeProceedings, preProceedingsReview } from './pre-proceedings-steps.ts'

/** The standards of this part of the child's journey, in order. */
export const courtStandards: readonly Standard[] = [
  legalAdvice,
  gatewayDecision,
  preProceedingsLength,
  letterBeforeProceedings,
  firstPreProceedingsMeeting,
  preProceedingsReview,
  commissionedAssessment,
  agreementReviewed,
  issuedOnceDecided,
  monthlyLegalTracking,
  caseManagementHearing,
  issuesResolutionHearing,
  finalOrderInTime,
  extendedFinalOrder,
]

/** Those of its timescales that are not worked out, and why. */
export const courtNotComputed: readonly NotComputed[] = []
