import type { NotComputed } from '../not-computed.ts'
import type { Standard } from '../standard.ts'
import { firstAccommodationVisit, laterAccommodationVisits, visitBeforeReview } from './accommodation.ts'
import { adviserAllocated } from './adviser.ts'
import { assessmentAfterCare, needsAssessment } from './assessment.ts'
import { birthdayStatus, keepingInTouch } from './in-touch.ts'
import { pathwayPlan } from './pathway-plan.ts'
import { pathwayPlanReviews } from './pathway-plan-reviews.ts'
import { reviewAfterMove } from './review-after-move.ts'

/** The standards of this part of the child's journey, in order. */
export const leavingCareStandards: readonly Standard[] = [
  needsAssessment,
  pathwayPlan,
  pathwayPlanReviews,
  firstAccommodationVisit,
  keepingInTouch,
  birthdayStatus,
  adviserAllocated,
  assessmentAfterCare,
  reviewAfterMove,
  visitBeforeReview,
  laterAccommodationVisits,
]

/** Those of its timescales that are not worked out, and why. */
export const leavingCareNotComputed: readonly NotComputed[] = [
  {
    id: 'CL-07',
    title: 'Who is eligible for help on leaving care',
    source: [
      {
        document: 'Care Planning, Placement and Case Review (England) Regulations 2010',
        place: 'regulation 40',
        inForceFrom: '2011-04-01',
      },
      { document: 'Care Leavers (England) Regulations 2010', place: 'regulation 3', inForceFrom: '2011-04-01' },
    ],
    missingData:
      'Not a clock but a test of who is owed the others: looked after for thirteen weeks in all since 14, some of it at 16 or 17, short breaks left out; no longer relevant after six months back with a parent, unless the authority records them as relevant or former relevant. It is worked out and decides who CL-01 to CL-14 cover. A young person who was detained or in hospital at 16 is not found, as that is not in the data.',
  },
  {
    id: 'CL-10',
    title: 'Needs assessed on returning to education after 21',
    source: [
      {
        document: 'Care Leavers (England) Regulations 2010',
        place: 'regulation 5',
        inForceFrom: '2011-04-01',
        note: 'three months from telling the authority; to be checked against the text',
      },
    ],
    missingData: 'The day a former relevant young person tells the authority of wishing to return to education.',
  },
  {
    id: 'CL-11',
    title: 'Former looked-after child in custody visited within ten working days',
    source: [
      {
        document: 'Visits to Former Looked After Children in Detention (England) Regulations 2010',
        note: 'to be checked against the text',
      },
    ],
    missingData: 'The day a young person who is no longer looked after was detained, and the visits made there.',
  },
]
