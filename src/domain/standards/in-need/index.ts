import type { NotComputed } from '../not-computed.ts'
import type { Standard } from '../standard.ts'
import { caseClosed } from './case-closed.ts'
import { firstNeedReview, laterNeedReviews } from './need-review.ts'
import { needVisits } from './need-visit.ts'
import { needPlanLength } from './plan-length.ts'
import { needPlanMade } from './plan-made.ts'
import { drift, progressReviews } from './progress-review.ts'
import { supervisionOrderReview } from './supervision-order.ts'

/** The standards of this part of the child's journey, in order. */
export const inNeedStandards: readonly Standard[] = [
  needPlanMade,
  firstNeedReview,
  laterNeedReviews,
  needVisits,
  needPlanLength,
  progressReviews,
  drift,
  caseClosed,
  supervisionOrderReview,
]

/** Those of its timescales that are not worked out, and why. */
export const inNeedNotComputed: readonly NotComputed[] = [
  {
    id: 'CN-10',
    title: 'Child in need plans that agree with the census',
    source: [
      {
        document: 'Children in need census: validation rules',
        place: 'rules 4001, 4003, 4012Q, 4014, 4015 and 4016',
        note: 'as checked by the public validator csc-validator-be-cin',
      },
    ],
    missingData:
      'Nothing is missing: it is a check of the data and not a clock. No child in need plan should overlap another or a child protection plan, or begin before its referral, and one that ends the day it began is queried. Data quality shows two plans at once, one that ended before it began, one beside a child protection plan and one before its referral (DQ-21, DQ-22, DQ-96, DQ-97); the standards take such rows as they are. Where a plan was left open through a child protection plan, care or a closing of the case, its clocks rest for that time.',
  },
]
