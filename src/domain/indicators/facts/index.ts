import type { FactTable } from '../fact-table.ts'
import { assessmentFacts } from './assessment.ts'
import { carePeriodFacts } from './care-period.ts'
import { chairingFacts } from './chairing.ts'
import { childFacts } from './child.ts'
import { conferenceFacts } from './conference.ts'
import { deadlineFacts } from './deadline.ts'
import { enquiryFacts } from './enquiry.ts'
import { holdingFacts } from './holding.ts'
import { involvementFacts } from './involvement.ts'
import { needPlanFacts } from './need-plan.ts'
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
]
