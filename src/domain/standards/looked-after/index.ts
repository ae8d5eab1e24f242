import type { NotComputed } from '../not-computed.ts'
import type { Standard } from '../standard.ts'
import { agreedVisits } from './agreed-visit.ts'
import { carePlan } from './care-plan.ts'
import { firstCareReview, laterCareReviews, secondCareReview } from './care-review.ts'
import { firstPlacementVisit, firstYearVisits, laterVisits } from './care-visit.ts'
import { firstEducationPlan, laterEducationPlans } from './education-plan.ts'
import { extraReview } from './extra-review.ts'
import { firstHealthAssessment, laterHealthAssessments } from './health-assessment.ts'
import { dentalCheck, difficultiesScore } from './health-checks.ts'
import { interimVisits } from './interim-visit.ts'
import { reviewParticipation } from './participation.ts'
import { permanencePlan } from './permanence-plan.ts'
import { placementNotice, placementPlan } from './placement-plan.ts'
import { parentAssessment, parentDecision } from './placement-with-parent.ts'
import { detentionPlacementPlan, remandCarePlan } from './remand-plan.ts'
import { requestedVisit } from './requested-visit.ts'
import { reviewRecordStandards } from './review-record.ts'
import { reviewingOfficer } from './reviewing-officer.ts'
import { secureReview } from './secure-accommodation.ts'
import { seenAlone } from './seen-alone.ts'
import { shortBreakReview, shortBreakVisits } from './short-break-duties.ts'
import { temporaryApproval } from './temporary-approval.ts'
import { visitsElsewhere } from './visit-elsewhere.ts'
import { visitsBeforeAssessment, visitsUnderOrder } from './visit-with-parent.ts'

/** The standards of this part of the child's journey, in order. */
export const lookedAfterStandards: readonly Standard[] = [
  carePlan,
  remandCarePlan,
  detentionPlacementPlan,
  placementPlan,
  placementNotice,
  parentAssessment,
  parentDecision,
  temporaryApproval,
  secureReview,
  permanencePlan,
  reviewingOfficer,
  firstCareReview,
  secondCareReview,
  laterCareReviews,
  extraReview,
  shortBreakReview,
  reviewParticipation,
  ...reviewRecordStandards,
  firstPlacementVisit,
  firstYearVisits,
  laterVisits,
  visitsBeforeAssessment,
  interimVisits,
  visitsUnderOrder,
  visitsElsewhere,
  agreedVisits,
  requestedVisit,
  seenAlone,
  shortBreakVisits,
  firstHealthAssessment,
  laterHealthAssessments,
  dentalCheck,
  difficultiesScore,
  firstEducationPlan,
  laterEducationPlans,
]

/** Those of its timescales that are not worked out, and why. */
export const lookedAfterNotComputed: readonly NotComputed[] = [
  {
    id: 'LP-06',
    title: 'Police protection, emergency protection and child assessment orders run out',
    source: [{ document: 'Children Act 1989', place: 'sections 43, 45 and 46' }],
    missingData:
      'An order lapses: it is not a task that can be done in time. When it does depends on the hour it began (72 hours of police protection), on days of police protection before it, on extensions by the court and on the day a child assessment order names, none of which any data hold.',
  },
  {
    id: 'LP-12',
    title: 'Emergency placement outside a foster carer’s approval ends within six working days',
    source: [
      {
        document: 'Care Planning, Placement and Case Review (England) Regulations 2010',
        place: 'regulation 23',
        inForceFrom: '2011-04-01',
        note: 'to be checked against the text',
      },
    ],
    missingData: 'Which placements were made in an emergency outside the terms of the foster carer’s approval.',
  },
  {
    id: 'LP-13',
    title: 'Notice of the end of a placement, within ten working days where it could not be given before',
    source: [
      {
        document: 'Care Planning, Placement and Case Review (England) Regulations 2010',
        place: 'regulation 14(4)',
        inForceFrom: '2011-04-01',
      },
    ],
    missingData:
      'The day written notice of the end of a placement was given to each of those who are owed it. The day a placement ended is held.',
  },
  {
    id: 'LP-14',
    title: 'Decision to stop looking after a child made by a nominated officer',
    source: [
      {
        document: 'Care Planning, Placement and Case Review (England) Regulations 2010',
        place: 'regulation 39(4)',
        inForceFrom: '2011-04-01',
        note: 'by the director of children’s services where the child is 16 or 17',
      },
    ],
    missingData:
      'A decision that comes before the change and not a timescale; the decision, and who made it, are in no data that Sightline reads.',
  },
  {
    id: 'LP-15',
    title: 'Children in hospital or residential school for more than three months notified and visited',
    source: [
      {
        document: 'Children Act 1989',
        place: 'sections 85, 86 and 86A',
        note: 'to be checked against the text',
      },
    ],
    missingData:
      'Notices by hospitals and schools of children who are not looked after. Children looked after who stay in them are covered by LV-07.',
  },
  {
    id: 'LH-04',
    title: 'Immunisations up to date',
    source: [{ document: 'Children looked after return (SSDA903)', place: 'IMMUNISATIONS' }],
    missingData:
      'No timescale: a status on a day, of which only the present one is held. It is counted in indicator I-56.immunisations.',
  },
  {
    id: 'LH-06',
    title: 'Health services told of a placement',
    source: [
      {
        document: 'Care Planning, Placement and Case Review (England) Regulations 2010',
        place: 'regulation 13(2)(f) and (g)',
      },
    ],
    missingData: 'The same duty as notice of a placement, timed by LP-03: it is not counted twice.',
  },
  {
    id: 'LE-03',
    title: 'School place within twenty school days of a move',
    source: [
      {
        document: 'Promoting the education of looked-after and previously looked-after children',
        inForceFrom: '2018-02-01',
        note: 'to be checked against the text',
      },
    ],
    missingData:
      'The days on which the child left one school and was on the roll of the next, and the days on which that school is open.',
  },
]
