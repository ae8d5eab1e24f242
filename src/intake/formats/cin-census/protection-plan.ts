import type { XmlElement } from '../../read/xml.ts'
import type { ChildReading } from './child-reading.ts'
import { abuseCategories } from './codes.ts'
import { each } from './names.ts'
import { checkBegins, checkEnds } from './order.ts'
import type { Referral } from './referral.ts'
import { codeIn, countIn, dateIn, dateOf } from './values.ts'

/** A child protection plan as taken. */
export interface PlanRead {
  readonly id: string
  readonly start: string
}

/** The child protection plans of a referral with their reviews; a plan points to the conference of the same day. */
export function readProtectionPlans(
  reading: ChildReading,
  elements: readonly XmlElement[],
  referral: Referral,
  conferenceDates: ReadonlySet<string | undefined>,
): PlanRead[] {
  const plans: PlanRead[] = []
  for (const element of elements) {
    const plan = readPlan(reading, element, referral, conferenceDates)
    if (plan !== undefined) plans.push(plan)
    readReviews(reading, element, plan)
  }
  return plans
}

function readPlan(
  reading: ChildReading,
  element: XmlElement,
  referral: Referral,
  conferenceDates: ReadonlySet<string | undefined>,
): PlanRead | undefined {
  const start = dateIn(reading, element, 'CPPstartDate')
  const end = dateIn(reading, element, 'CPPendDate')
  const initial = codeIn(reading, element, 'InitialCategoryOfAbuse', abuseCategories)
  const latest = codeIn(reading, element, 'LatestCategoryOfAbuse', abuseCategories)
  const previous = countIn(reading, element, 'NumberOfPreviousCPP')
  checkBegins(reading, element, 'CPPstartDate', start, referral.date)
  checkEnds(reading, element, ['CPPstartDate', start], ['CPPendDate', end])
  if (start === undefined) {
    const message = 'This child protection plan has no start date, so it was not taken. Its reviews were.'
    reading.refuse(element, 'CPPstartDate', 'key-missing', message, 'Give CPPstartDate, such as 2019-05-01.')
    return undefined
  }
  const cells = (id: string) => ({
    cppl_cp_plan_id: id,
    cppl_person_id: reading.childId,
    cppl_referral_id: referral.id,
    cppl_icpc_id: conferenceDates.has(start) ? reading.id(start) : undefined,
    cppl_cp_plan_start_date: start,
    cppl_cp_plan_end_date: end,
    cppl_cp_plan_initial_category: initial,
    cppl_cp_plan_latest_category: latest,
    cppl_number_of_previous_plans: previous,
  })
  return { id: reading.event('cp_plans', start, cells, element), start }
}

function readReviews(reading: ChildReading, element: XmlElement, plan: PlanRead | undefined): void {
  for (const review of each(element, 'Reviews').flatMap(list => each(list, 'CPPreviewDate'))) {
    const date = dateOf(reading, review)
    if (date === undefined) {
      if (review.text === '') continue
      const message = 'This review has no date that can be read, so it was not taken.'
      reading.refuse(review, 'CPPreviewDate', 'key-missing', message, 'Give CPPreviewDate, such as 2019-05-01.')
      continue
    }
    if (plan !== undefined && date < plan.start) {
      const message = `CPPreviewDate ${date} is before the plan began, ${plan.start}. Both are taken as they are.`
      reading.warn(review, 'before-plan', message, 'Check both dates, or whether the review is of an earlier plan.')
    }
    const cells = (id: string) => ({
      cppr_cp_review_id: id,
      cppr_person_id: reading.childId,
      cppr_cp_plan_id: plan?.id,
      cppr_cp_review_date: date,
    })
    reading.event('cp_reviews', date, cells, review)
  }
}
