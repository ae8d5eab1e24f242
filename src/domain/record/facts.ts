import type { Day } from '../calendar/day.ts'
import type { OwnRows } from '../templates/own-row.ts'

/** What a yes/no field says. Blank, missing and unreadable are all 'unknown', which is never taken for 'no'. */
export type Answer = 'yes' | 'no' | 'unknown'

/** Where a fact comes from: the imported row, named by its table (without "ssd_") and its natural key. */
export interface RowReference {
  readonly table: string
  readonly key: string
}

interface Fact {
  readonly source: RowReference
}

/** Something that begins and may end. `endedOn` is the last day it is said to have held; undefined is still open. */
export interface Episode extends Fact {
  readonly startedOn: Day
  readonly endedOn: Day | undefined
}

export interface Person extends Fact {
  readonly forename: string | undefined
  readonly surname: string | undefined
  readonly bornOn: Day | undefined
  /** Set only for a child not yet born when the record was made. */
  readonly expectedOn: Day | undefined
  readonly diedOn: Day | undefined
  readonly sex: string | undefined
  readonly ethnicity: string | undefined
  readonly nationality: string | undefined
}

/** A referral, and the episode of need it opened: from the referral to closure. SSD cin_episodes. */
export interface Referral extends Episode {
  readonly id: string
  readonly primaryNeed: string | undefined
  readonly referrer: string | undefined
  readonly noFurtherAction: Answer
  readonly closeReason: string | undefined
  readonly team: string | undefined
  readonly worker: string | undefined
}

/** A child and family assessment. `endedOn` is the day a manager authorised it. */
export interface Assessment extends Episode {
  readonly id: string | undefined
  readonly referralId: string | undefined
  readonly childSeen: Answer
  /** Set where a yearly return tells it, which does not ask whether the child was seen. */
  readonly childSeenUnasked?: true
  /** The manager's internal review, where the source holds it (CIN census AssessmentInternalReviewDate). */
  readonly reviewedOn: readonly Day[]
  readonly noFurtherAction: Answer
  readonly team: string | undefined
  readonly worker: string | undefined
}

/** A section 47 enquiry: from the strategy discussion that opened it. */
export interface Enquiry extends Episode {
  readonly id: string | undefined
  readonly referralId: string | undefined
  /** Recorded outcome: 'no' when it is recorded that no initial conference is needed. */
  readonly conferenceNeeded: Answer
  readonly team: string | undefined
  readonly worker: string | undefined
}

export interface InitialConference extends Fact {
  readonly heldOn: Day
  readonly enquiryId: string | undefined
  readonly planId: string | undefined
  readonly transferIn: Answer
  readonly ledToPlan: Answer
}

export interface NeedPlan extends Episode {
  readonly id: string | undefined
  readonly referralId: string | undefined
  readonly team: string | undefined
  readonly worker: string | undefined
}

export interface ProtectionPlan extends Episode {
  readonly id: string | undefined
  readonly initialCategory: string | undefined
  readonly latestCategory: string | undefined
  /** A plan another authority holds: shown, not counted, no clocks of ours. */
  readonly otherAuthority: boolean
}

export interface ProtectionReview extends Fact {
  readonly heldOn: Day
  readonly planId: string | undefined
  readonly quorate: Answer
  /** Set where a yearly return tells it, which does not ask whether it was quorate. */
  readonly quorateUnasked?: true
}

/** A visit of any kind. `seen` is whether the child was seen. */
export interface Visit extends Fact {
  readonly on: Day
  readonly kind: 'need' | 'protection' | 'care'
  readonly seen: Answer
  readonly seenAlone: Answer
}

/** One SSDA903-style row: a stretch of a period of care under one legal status in one placement (both held apart). */
export interface CareEpisode extends Episode {
  /** The period of care it belongs to. */
  readonly periodId: string | undefined
  readonly enteredCareOn: Day | undefined
  /** Set where nothing held tells how the child came into care: it was so already on the first day told. */
  readonly entryUnseen?: true
  readonly startReason: string | undefined
  readonly endReason: string | undefined
  readonly primaryNeed: string | undefined
}

export interface Placement extends Episode {
  /** When it began by its own row, where it is looked at from a later day on. */
  readonly begunOn?: Day
  /** Set where it had begun already on the first day that is told of it. */
  readonly startUnseen?: true
  readonly id: string | undefined
  readonly type: string | undefined
  readonly provider: string | undefined
  /** Miles from the child's home. */
  readonly distance: number | undefined
  /** Set where a yearly return tells it, which has no column for the distance. */
  readonly distanceUnasked?: true
  /** In capitals without spaces. */
  readonly postcode: string | undefined
  /** Why it changed to the next (SSDA903: the reason belongs to the placement that ended). */
  readonly changeReason: string | undefined
}

export interface CareReview extends Fact {
  readonly heldOn: Day
  readonly participation: string | undefined
}

/** A health check of a looked-after child. SSD cla_health, which does not tell a first assessment from a later one. */
export interface HealthCheck extends Fact {
  readonly on: Day
  /** Known only to the collection year that ends with that day. SSDA903, OC2. */
  readonly dayUnknown?: true
  readonly kind: 'health assessment' | 'dental check' | 'other'
  /** Done unless it is recorded as planned, refused or cancelled. */
  readonly outcome: 'done' | 'refused' | 'not done'
}

/** A strengths and difficulties score, or why there is none. SSD sdq_scores. */
export interface DifficultiesScore extends Fact {
  readonly on: Day | undefined
  /** Known only to the collection year that ends with that day. SSDA903, OC2. */
  readonly dayUnknown?: true
  readonly score: number | undefined
  readonly reason: string | undefined
}

/** Whether immunisations are up to date, and since when that is known. SSD cla_immunisations holds one a child. */
export interface Immunisations extends Fact {
  readonly upToDate: Answer
  readonly on: Day | undefined
}

/** A time a child was missing, or away without authorisation. SSD missing. */
export interface MissingEpisode extends Episode {
  readonly kind: 'missing' | 'away' | undefined
  readonly interviewOffered: Answer
  readonly interviewAccepted: Answer
}

/** A child's way to adoption or another permanent home. SSD permanence. */
export interface PermanenceRoute extends Fact {
  /** The agency's decision that the child should be placed for adoption. */
  readonly decidedOn: Day | undefined
  readonly placementOrderOn: Day | undefined
  readonly matchedOn: Day | undefined
  readonly placedOn: Day | undefined
  /** Placed with carers who may adopt: fostering for adoption, or concurrent planning. */
  readonly placedWithFosterCarersOn: Day | undefined
  readonly reversedOn: Day | undefined
  readonly orderOn: Day | undefined
  readonly orderType: string | undefined
}

/** A contact about the child. SSD contacts, which holds no decision. */
export interface Contact extends Fact {
  readonly on: Day
  readonly from: string | undefined
  /** Whether it is recorded as leading to a new referral. */
  readonly ledToReferral: Answer
}

/** A time of early help. SSD early_help_episodes. */
export interface EarlyHelp extends Episode {
  readonly organisation: string | undefined
}

export interface LegalStatus extends Episode {
  /** The SSDA903 code (C2, V4 ...), or the text as it came when no code is known for it. */
  readonly status: string
}

/** A plan for permanence (SSD cla_care_plan), its key as in the SSD (LTFOST18, RETURN6M ...) or as it came. */
export interface PermanencePlan extends Episode {
  readonly plan: string | undefined
}

export type WorkerRole = 'allocated worker' | 'reviewing officer' | 'conference chair' | 'personal adviser' | 'other'

export interface Involvement extends Episode {
  readonly worker: string | undefined
  /** The department under which the child is; of a worker whose team is none, the worker's own where that is known. */
  readonly team: string | undefined
  /** What was recorded for the team, where no department is called so. */
  readonly unknownTeam?: string
  readonly role: WorkerRole
  readonly roleAsRecorded: string | undefined
}

/** What is known now of a young person leaving care: the SSD holds no history of it. */
export interface CareLeaver extends Fact {
  /** From when it is known to be so: the latest contact, or the end of the year whose return (OC3) tells it. */
  readonly toldOn: Day | undefined
  readonly eligibility: string | undefined
  /** YES, NO, or why neither (DIED REFU NREQ RHOM). */
  readonly inTouch: string | undefined
  readonly lastContactOn: Day | undefined
  /** The SSDA903 letter of where the young person lives. */
  readonly accommodation: string | undefined
  readonly suitable: Answer
  /** The SSDA903 code of what the young person does (F1 ... G6). */
  readonly activity: string | undefined
  /** The latest of the pathway plan's start and reviews. */
  readonly pathwayPlanOn: Day | undefined
  readonly adviser: string | undefined
  readonly worker: string | undefined
  readonly team: string | undefined
}

/** A senior manager's recorded review of a child's progress (standards CN-06, CN-07). */
export interface ProgressReview extends Fact {
  readonly on: Day
  readonly decision: string
  readonly reason: string | undefined
  readonly reviewer: string | undefined
}

/** The last days that the yearly returns tell of, which need not be of the same year: of any, and of the rows of a table. */
export interface ReturnsEnd {
  readonly last: Day
  readonly byTable: ReadonlyMap<string, Day>
}

/** Everything held of one child, parsed. Every list is in date order. */
export interface ChildRecord {
  readonly childId: string
  readonly person: Person | undefined
  readonly disabilities: readonly string[]
  readonly referrals: readonly Referral[]
  readonly assessments: readonly Assessment[]
  readonly enquiries: readonly Enquiry[]
  readonly conferences: readonly InitialConference[]
  readonly needPlans: readonly NeedPlan[]
  readonly protectionPlans: readonly ProtectionPlan[]
  readonly protectionReviews: readonly ProtectionReview[]
  /** Visits of all three kinds together. */
  readonly visits: readonly Visit[]
  readonly careEpisodes: readonly CareEpisode[]
  readonly placements: readonly Placement[]
  readonly careReviews: readonly CareReview[]
  /**
   * Where reviews are held only of the years whose returns told of the child: the first and last day of each, in order.
   * Undefined where what is held has no such bounds.
   */
  readonly reviewYears?: readonly { readonly from: Day; readonly to: Day }[]
  /**
   * What stands open only because nobody has told its end: a yearly return told it as open, and that of a newer year,
   * ending on this day, does not tell it. Undefined where there is no such thing.
   */
  readonly toldNoMore?: readonly { readonly source: RowReference; readonly since: Day }[]
  /** Where yearly returns tell of the child and no extract of a case system does: until when. */
  readonly returnsEnd?: ReturnsEnd
  readonly legalStatuses: readonly LegalStatus[]
  readonly permanencePlans: readonly PermanencePlan[]
  readonly involvements: readonly Involvement[]
  readonly careLeaver: CareLeaver | undefined
  readonly healthChecks: readonly HealthCheck[]
  readonly difficultiesScores: readonly DifficultiesScore[]
  readonly immunisations: Immunisations | undefined
  readonly missingEpisodes: readonly MissingEpisode[]
  readonly permanenceRoutes: readonly PermanenceRoute[]
  readonly contacts: readonly Contact[]
  readonly earlyHelp: readonly EarlyHelp[]
  readonly progressReviews: readonly ProgressReview[]
  /** Rows of Sightline's own templates. */
  readonly own: OwnRows
}
