import type { XmlElement } from '../../read/xml.ts'
import type { ChildReading } from './child-reading.ts'
import { first } from './names.ts'
import { checkBegins, checkEnds } from './order.ts'
import type { PlanRead } from './protection-plan.ts'
import type { Referral } from './referral.ts'
import { dateIn, flagIn } from './values.ts'

/** A section 47 enquiry as read, with the initial conference it names. */
export interface EnquiryRead {
  readonly element: XmlElement
  /** Missing when the enquiry itself could not be taken. */
  readonly id: string | undefined
  readonly target: string | undefined
  readonly conferenceOn: string | undefined
}

/** The section 47 enquiries of a referral. Their conferences are taken once the plans are known. */
export function readEnquiries(
  reading: ChildReading,
  elements: readonly XmlElement[],
  referral: Referral,
): EnquiryRead[] {
  return elements.map(element => {
    const start = dateIn(reading, element, 'S47ActualStartDate')
    const target = dateIn(reading, element, 'InitialCPCtarget')
    const conferenceOn = dateIn(reading, element, 'DateOfInitialCPC')
    const notRequired = conferenceNotRequired(reading, element)
    checkBegins(reading, element, 'S47ActualStartDate', start, referral.date)
    checkEnds(reading, element, ['S47ActualStartDate', start], ['DateOfInitialCPC', conferenceOn])
    if (start === undefined) {
      const message = 'This section 47 enquiry has no start date, so it was not taken.'
      const remedy = 'Give S47ActualStartDate, such as 2019-05-01.'
      reading.refuse(element, 'S47ActualStartDate', 'key-missing', message, remedy)
      return { element, id: undefined, target, conferenceOn }
    }
    const cells = (id: string) => ({
      s47e_s47_enquiry_id: id,
      s47e_person_id: reading.childId,
      s47e_referral_id: referral.id,
      s47e_s47_start_date: start,
      s47e_icpc_target_date: target,
      s47e_icpc_not_required: notRequired,
    })
    return { element, id: reading.event('s47_enquiry', start, cells, element), target, conferenceOn }
  })
}

/** ICPCnotRequired, or the opposite of ICPCRequired where a file has that. */
function conferenceNotRequired(reading: ChildReading, element: XmlElement): string | undefined {
  const notRequired = flagIn(reading, element, 'ICPCnotRequired')
  if (notRequired !== undefined) return notRequired
  const required = flagIn(reading, element, 'ICPCRequired')
  return required === undefined ? undefined : required === 'Y' ? 'N' : 'Y'
}

/**
 * The initial conferences of a referral: those of its enquiries, and the one at the level of the referral, which is of
 * a plan that came from another authority. One conference a day. A plan that begins on the day came of it.
 */
export function readConferences(
  reading: ChildReading,
  details: XmlElement,
  referral: Referral,
  enquiries: readonly EnquiryRead[],
  transferredOn: string | undefined,
  plans: readonly PlanRead[],
): void {
  for (const enquiry of enquiries) {
    if (enquiry.conferenceOn === undefined) continue
    const cells = { icpc_s47_enquiry_id: enquiry.id, icpc_icpc_target_date: enquiry.target, icpc_icpc_transfer_in: 'N' }
    add(enquiry.element, enquiry.conferenceOn, cells)
  }
  if (transferredOn === undefined) return
  if (!add(details, transferredOn, { icpc_icpc_transfer_in: 'Y' })) {
    const element = first(details, 'DateOfInitialCPC') ?? details
    const message = 'The same conference stands in Section47 too. It was taken from there, not as a transfer in.'
    reading.warn(element, 'conference-twice', message, 'Give DateOfInitialCPC in CINdetails only for a transfer in.')
  }

  function add(at: XmlElement, date: string, more: Record<string, string | undefined>): boolean {
    const key = reading.key(date)
    if (reading.has('initial_cp_conference', key)) {
      reading.repeats++
      return false
    }
    const plan = plans.find(each => each.start === date)
    const cells = {
      icpc_icpc_id: reading.id(date),
      icpc_person_id: reading.childId,
      icpc_referral_id: referral.id,
      icpc_cp_plan_id: plan?.id,
      icpc_icpc_date: date,
      icpc_icpc_outcome_cp_flag: plan === undefined ? undefined : 'Y',
      ...more,
    }
    reading.add('initial_cp_conference', key, cells, at)
    return true
  }
}
