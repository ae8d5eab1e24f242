import type { Day } from '../../domain/calendar/day.ts'
import type { Unit } from '../organisation.ts'

/** What a made-up child's life holds. Days may lie far in the future: the writer cuts them off. */
export interface ChildLife {
  readonly person: Person
  readonly contacts: readonly Contact[]
  readonly earlyHelp: readonly EarlyHelp[]
  readonly courses: readonly Course[]
  readonly leavingCare: LeavingCare | undefined
}

export interface Person {
  readonly id: string
  readonly family: string
  readonly forename: string
  readonly surname: string
  readonly sex: 'M' | 'F'
  readonly ethnicity: string
  readonly bornOn: Day
  readonly expectedOn: Day
  /** The birth was never recorded: the record still shows the date it was expected. */
  readonly staleExpected: boolean
  readonly diedOn: Day | undefined
  readonly disabilities: readonly string[]
  /** Disabled to the extent that the disabled children's service holds the case. */
  readonly disabledService: boolean
  readonly educationPlan: boolean
  readonly unaccompanied: boolean
  readonly nationality: string | undefined
  readonly mother: string | undefined
}

export interface Contact {
  readonly id: string
  readonly on: Day
  readonly source: string
  readonly outcome: string
}

export interface EarlyHelp {
  readonly id: string
  readonly from: Day
  readonly to: Day
  readonly organisation: string
}

/** A referral and all that came of it, to closure. */
export interface Course {
  readonly referralId: string
  readonly index: number
  readonly referredOn: Day
  readonly source: string
  readonly need: string
  readonly noFurtherAction: boolean
  readonly outcome: string
  readonly assessments: readonly Assessment[]
  readonly enquiries: readonly Enquiry[]
  readonly conferences: readonly Conference[]
  readonly needPlans: readonly NeedPlan[]
  readonly needVisits: readonly Visit[]
  readonly protection: readonly ProtectionPlan[]
  readonly care: readonly CarePeriod[]
  readonly holdings: readonly Holding[]
  readonly others: readonly OtherInvolvement[]
  readonly closedOn: Day
  readonly closeReason: string
}

export interface Assessment {
  readonly id: string
  readonly startedOn: Day
  readonly endedOn: Day
  readonly noFurtherAction: boolean
  readonly seen: string
  readonly outcome: string
  readonly factors: readonly string[]
}

export interface Enquiry {
  readonly id: string
  readonly startedOn: Day
  readonly endedOn: Day
  readonly outcome: 'CP_CONFERENCE_FLAG' | 'NFA_FLAG' | 'PROV_OF_SERVICES_FLAG'
}

export interface Conference {
  readonly id: string
  readonly meetingId: string
  readonly enquiryId: string | undefined
  readonly planId: string | undefined
  readonly transferIn: boolean
  readonly targetOn: Day
  readonly heldOn: Day
}

export interface NeedPlan {
  readonly id: string
  readonly from: Day
  readonly to: Day
}

export interface Visit {
  readonly id: string
  readonly on: Day
  readonly seen: 'Y' | 'N' | ''
  readonly alone: 'Y' | 'N' | ''
  readonly bedroom: 'Y' | 'N' | ''
}

export interface ProtectionPlan {
  readonly id: string
  readonly conferenceId: string | undefined
  readonly from: Day
  readonly to: Day
  readonly otherAuthority: boolean
  readonly category: string
  readonly laterCategory: { readonly on: Day; readonly category: string } | undefined
  readonly visits: readonly Visit[]
  readonly reviews: readonly ProtectionReview[]
}

export interface ProtectionReview {
  readonly id: string
  readonly dueOn: Day
  readonly heldOn: Day
  readonly continues: boolean
}

/** One period of being looked after. */
export interface CarePeriod {
  readonly id: string
  readonly from: Day
  readonly to: Day
  readonly endReason: string
  /** The end was never recorded: rows stay open past the eighteenth birthday. */
  readonly neverClosed: boolean
  readonly shortBreaks: boolean
  readonly legal: readonly LegalStatus[]
  readonly placements: readonly Placement[]
  readonly reviews: readonly CareReview[]
  readonly visits: readonly Visit[]
  readonly plans: readonly CarePlan[]
  readonly health: readonly HealthCheck[]
  readonly scores: readonly { readonly id: string; readonly on: Day; readonly score: number }[]
  readonly missing: readonly Missing[]
  readonly immunised: boolean
  readonly substance: { readonly id: string; readonly on: Day; readonly helped: boolean } | undefined
  readonly conviction: { readonly id: string; readonly on: Day } | undefined
  readonly previousPermanence: { readonly date: string; readonly option: string } | undefined
  readonly adoption: Adoption | undefined
  readonly guardianship: Day | undefined
}

export interface LegalStatus {
  readonly status: string
  readonly from: Day
  readonly to: Day
}

export interface Placement {
  readonly id: string
  readonly from: Day
  readonly to: Day
  readonly type: string
  readonly provider: string
  readonly postcode: string
  readonly distance: string
  readonly changeReason: string
  /** The carer is the one of the placement before: only its type changed. */
  readonly sameCarer: boolean
}

export interface CareReview {
  readonly id: string
  readonly dueOn: Day
  /** Undefined where it was cancelled; then `knownOn` is when. */
  readonly heldOn: Day | undefined
  readonly knownOn: Day
  readonly participation: string
}

export interface CarePlan {
  readonly id: string
  readonly from: Day
  readonly to: Day
  readonly plan: string
}

export interface HealthCheck {
  readonly id: string
  readonly type: 'Health Assessment' | 'Dental Check'
  readonly on: Day
}

export interface Missing {
  readonly id: string
  readonly type: 'Missing' | 'Away'
  readonly from: Day
  readonly to: Day
  readonly offered: string
  readonly accepted: string
}

export interface Adoption {
  readonly decidedOn: Day
  readonly orderOn: Day
  readonly matchedOn: Day
  readonly placedOn: Day
  readonly adoptedOn: Day
  readonly byCarer: boolean
}

/** Who held the case, day by day; no worker where it waited for one. */
export interface Holding {
  readonly from: Day
  readonly to: Day
  readonly unit: Unit
  readonly worker: string | undefined
  readonly id: string
  readonly changeReason: string
}

export interface OtherInvolvement {
  readonly id: string
  readonly role: 'IRO' | 'CPC' | 'PA'
  readonly worker: string
  readonly team: string
  readonly from: Day
  readonly to: Day
}

export interface LeavingCare {
  readonly id: string
  readonly eligibleFrom: Day
  readonly to: Day
  readonly leftOn: Day
  readonly eighteenOn: Day
  readonly qualifyingOnly: boolean
  readonly contacts: readonly Day[]
  readonly reviews: readonly Day[]
  readonly holdings: readonly Holding[]
  readonly advisers: readonly OtherInvolvement[]
}
