import type { FactTable } from '../fact-table.ts'
import { assessmentFacts } from './assessment.ts'
import { careLeaverFacts } from './care-leaver.ts'
import { careLeaverYearFacts } from './care-leaver-year.ts'
import { carePeriodFacts } from './care-period.ts'
import { careWorkerFacts } from './care-workers.ts'
import { chairingFacts } from './chairing.ts'
import { childFacts } from './child.ts'
import { conferenceFacts } from './conference.ts'
import { contactFacts } from './contact.ts'
import { deadlineFacts } from './deadline.ts'
import { enquiryFacts } from './enquiry.ts'
import { difficultiesScoreFacts, healthCheckFacts, immunisationFacts } from './health.ts'
import { holdingFacts } from './holding.ts'
import { involvementFacts } from './involvement.ts'
import { legalReferralFacts } from './legal-referral.ts'
import { levelWaitFacts } from './level-wait.ts'
import { lookedAfterYearFacts } from './looked-after-year.ts'
import { missingFacts } from './missing.ts'
import { needPlanFacts } from './need-plan.ts'
import { oversightFacts, secondLookFacts } from './oversight.ts'
import { ownFacts } from './own.ts'
import { permanenceFacts } from './permanence.ts'
import { permanencePlanFacts } from './permanence-plan.ts'
import { placementFacts } from './placement.ts'
import { preProceedingsFacts } from './pre-proceedings.ts'
import { proceedingsFacts } from './proceedings.ts'
import { progressDecisionFacts } from './progress-decision.ts'
import { progressMarkFacts } from './progress-mark.ts'
import { protectionPlanFacts } from './protection-plan.ts'
import { qualityIssueFacts } from './quality-issue.ts'
import { recordGapFacts } from './record-gap.ts'
import { referralFacts } from './referral.ts'
import { returnFacts } from './return.ts'
import { reviewFacts } from './review.ts'
import { reviewedCareFacts } from './reviewed-care.ts'
import { reviewedPlanFacts } from './reviewed-plan.ts'
import { stabilityFacts } from './stability.ts'
import { statusFacts } from './status.ts'
import { stepDownFacts } from './step-down.ts'
import { stepUpFacts } from './step-up.ts'
import { unallocatedFacts } from './unallocated.ts'
import { upToDateFacts } from './up-to-date.ts'
import { visitFacts } from './visit.ts'

/** Every table of facts that analysis holds. */
export const factTables: readonly FactTable[] = [
  childFacts,
  holdingFacts,
  chairingFacts,
  statusFacts,
  deadlineFacts,
  referralFacts,
  assessmentFacts,
  enquiryFacts,
  conferenceFacts,
  needPlanFacts,
  protectionPlanFacts,
  reviewedPlanFacts,
  reviewedCareFacts,
  carePeriodFacts,
  placementFacts,
  upToDateFacts,
  stabilityFacts,
  careWorkerFacts,
  involvementFacts,
  visitFacts,
  reviewFacts,
  contactFacts,
  healthCheckFacts,
  difficultiesScoreFacts,
  immunisationFacts,
  missingFacts,
  permanenceFacts,
  permanencePlanFacts,
  careLeaverFacts,
  careLeaverYearFacts,
  lookedAfterYearFacts,
  returnFacts,
  stepUpFacts,
  legalReferralFacts,
  preProceedingsFacts,
  stepDownFacts,
  progressMarkFacts,
  progressDecisionFacts,
  proceedingsFacts,
  levelWaitFacts,
  recordGapFacts,
  qualityIssueFacts,
  unallocatedFacts,
  oversightFacts,
  secondLookFacts,
  ownFacts,
]
