import type { XmlElement } from '../../read/xml.ts'
import { readAssessment } from './assessment.ts'
import type { ChildReading } from './child-reading.ts'
import { closeReasons, primaryNeeds, referralSources } from './codes.ts'
import { readConferences, readEnquiries } from './enquiry.ts'
import { each, first } from './names.ts'
import { readNeedPlan } from './need-plan.ts'
import { checkEnds } from './order.ts'
import { readPreProceedings } from './pre-proceedings.ts'
import { readProtectionPlans } from './protection-plan.ts'
import { codeIn, dateIn, flagIn } from './values.ts'

/** The referral that an element belongs to, as far as it could be read. */
export interface Referral {
  readonly id: string | undefined
  readonly date: string | undefined
}

/** One CINdetails: a referral and all that came of it. What hangs on a referral without a date is taken without it. */
export function readReferral(reading: ChildReading, details: XmlElement): void {
  const referral = readEpisode(reading, details)
  for (const element of each(details, 'Assessments')) readAssessment(reading, element, referral)
  for (const element of each(details, 'CINPlanDates')) readNeedPlan(reading, element, referral)
  const enquiries = readEnquiries(reading, each(details, 'Section47'), referral)
  const transferredOn = dateIn(reading, details, 'DateOfInitialCPC')
  const conferenceDates = new Set([transferredOn, ...enquiries.map(enquiry => enquiry.conferenceOn)])
  const plans = readProtectionPlans(reading, each(details, 'ChildProtectionPlans'), referral, conferenceDates)
  readConferences(reading, details, referral, enquiries, transferredOn, plans)
  for (const element of each(details, 'PreProceedingsandFGDM')) readPreProceedings(reading, element)
}

function readEpisode(reading: ChildReading, details: XmlElement): Referral {
  const date = dateIn(reading, details, 'CINreferralDate')
  const closed = dateIn(reading, details, 'CINclosureDate')
  const reason = codeIn(reading, details, 'ReasonForClosure', closeReasons)
  const cells = {
    cine_person_id: reading.childId,
    cine_referral_date: date,
    cine_cin_primary_need_code: codeIn(reading, details, 'PrimaryNeedCode', primaryNeeds),
    cine_referral_source_code: codeIn(reading, details, 'ReferralSource', referralSources),
    cine_referral_nfa: flagIn(reading, details, 'ReferralNFA'),
    cine_close_date: closed,
    cine_close_reason: reason,
  }
  checkClosure(reading, details, date, closed, reason)
  if (date === undefined) {
    const message = 'This CINdetails has no referral date, so the referral was not taken. What hangs on it was.'
    reading.refuse(details, 'CINreferralDate', 'key-missing', message, 'Give CINreferralDate, such as 2019-05-01.')
    return { id: undefined, date: undefined }
  }
  return { id: reading.event('cin_episodes', date, id => ({ cine_referral_id: id, ...cells }), details), date }
}

function checkClosure(
  reading: ChildReading,
  details: XmlElement,
  date: string | undefined,
  closed: string | undefined,
  reason: string | undefined,
): void {
  checkEnds(reading, details, ['CINreferralDate', date], ['CINclosureDate', closed])
  const closedIn = first(details, 'CINclosureDate')
  if (closedIn !== undefined && reason === undefined) {
    const message = 'The referral has a closure date but no reason.'
    reading.warn(closedIn, 'reason-missing', message, 'Give ReasonForClosure, RC1 to RC9.')
  }
  const reasonIn = first(details, 'ReasonForClosure')
  if (reasonIn !== undefined && closed === undefined) {
    const message = 'The referral has a reason for closure but no closure date, so it is taken as open.'
    reading.warn(reasonIn, 'closure-missing', message, 'Give CINclosureDate, such as 2019-05-01.')
  }
}
