import { adoptionDecisions, adoptionReviews, adoptionVisits } from './adoption.ts'
import { assessmentDetails, reassessmentDecisions } from './assessment.ts'
import {
  agreementItems,
  commissionedAssessments,
  gatewayDecisionRows,
  legalReferrals,
  legalTracking,
  preProceedings,
  proceedings,
} from './court.ts'
import { contactDecisions, referralAllocations, stepUpRequests } from './front-door.ts'
import { closureDecisions, exceptions, needReviews, progressReviews } from './in-need.ts'
import { accommodationProvided, careLeaverContacts, leavingCareAssessments, pathwayPlans } from './leaving-care.ts'
import {
  carePlans,
  educationPlans,
  extraReviews,
  healthAssessments,
  longTermAgreements,
  parentPlacements,
  placementNotices,
  reviewRecords,
  secureReviews,
  temporaryApprovals,
  visitRequests,
} from './looked-after.ts'
import { missingMeetings, returnInterviews } from './missing.ts'
import { casePapers, caseTransfers, directions, supervisions } from './oversight.ts'
import { privateFostering, privateFosteringVisits } from './private-fostering.ts'
import { conferencePapers, coreGroups, escalations, strategyDiscussions, transfersIn } from './protection.ts'
import type { Template } from './template.ts'

export { OwnRow, type OwnRows, rowsOf } from './own-row.ts'
export type { CellKind, Template, TemplateColumn } from './template.ts'

/** Every template, in the order of the child's journey. */
export const templates: readonly Template[] = [
  contactDecisions,
  referralAllocations,
  stepUpRequests,
  assessmentDetails,
  reassessmentDecisions,
  strategyDiscussions,
  transfersIn,
  coreGroups,
  conferencePapers,
  escalations,
  needReviews,
  progressReviews,
  exceptions,
  closureDecisions,
  carePlans,
  placementNotices,
  parentPlacements,
  temporaryApprovals,
  secureReviews,
  reviewRecords,
  extraReviews,
  visitRequests,
  longTermAgreements,
  healthAssessments,
  educationPlans,
  leavingCareAssessments,
  pathwayPlans,
  accommodationProvided,
  careLeaverContacts,
  returnInterviews,
  missingMeetings,
  privateFostering,
  privateFosteringVisits,
  legalReferrals,
  gatewayDecisionRows,
  preProceedings,
  commissionedAssessments,
  agreementItems,
  proceedings,
  legalTracking,
  adoptionDecisions,
  adoptionReviews,
  adoptionVisits,
  supervisions,
  directions,
  casePapers,
  caseTransfers,
]

const index = new Map(templates.map(each => [each.name, each]))

/** The template with this name; undefined where there is none. */
export function findTemplate(name: string): Template | undefined {
  return index.get(name)
}

/** The columns of a template's file, in order. */
export function columnsOf(template: Template): readonly string[] {
  return ['child_id', ...Object.keys(template.columns)]
}

/** What the template's file is called. */
export function fileNameOf({ name }: Pick<Template, 'name'>): string {
  return `sightline_${name}.csv`
}
