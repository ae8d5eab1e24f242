import type { FactTable } from '../fact-table.ts'
import { assessmentFacts } from './assessment.ts'
import { careLeaverFacts } from './care-leaver.ts'
import { carePeriodFacts } from './care-period.ts'
import { chairingFacts } from './chairing.ts'
import { childFacts } from './child.ts'
import { conferenceFacts } from './conference.ts'
import { contactFacts } from './contact.ts'
import { deadlineFacts } from './deadline.ts'
import { enquiryFacts } from './enquiry.ts'
import { difficultiesScoreFacts, healthCheckFacts, immunisationFacts } from './health.ts'
import { holdingFacts } from './holding.ts'
import { involvementFacts } from './involvement.ts'
import { missingFacts } from './missing.ts'
import { needPlanFacts } from './need-plan.ts'
import { ownFacts } from './own.ts'
import { permanenceFacts } from './permanence.ts'
import { placementFacts } from './placement.ts'
import { protectionPlanFacts } from './protection-plan.ts'
import { referralFacts } from './referral.ts'
import { reviewFacts } from './review.ts'
import { statusFacts } from './status.ts'
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
  carePeriodFacts,
  placementFacts,
  involvementFacts,
  visitFacts,
  reviewFacts,
  contactFacts,
  healthCheckFacts,
  difficultiesScoreFacts,
  immunisationFacts,
  missingFacts,
  permanenceFacts,
  careLeaverFacts,
  ownFacts,
]
