import type { Answer, HealthCheck, RowReference, Visit, WorkerRole } from '../record/facts.ts'

/** A child's record as an example tells it: only what matters, dates as "2019-05-01". */
export interface Told {
  readonly bornOn?: string
  readonly expectedOn?: string
  readonly diedOn?: string
  readonly referrals?: readonly {
    on: string
    closedOn?: string
    closeReason?: string
    noFurtherAction?: Answer
    assessments?: readonly { from: string; to?: string; reviewedOn?: string; namesNoReferral?: true }[]
  }[]
  readonly enquiries?: readonly { on: string; endedOn?: string; conferenceNeeded?: Answer; conferenceOn?: string }[]
  readonly needPlans?: readonly { from: string; to?: string }[]
  readonly protectionPlans?: readonly {
    from: string
    to?: string
    conferenceOn?: string
    /** The child moved in on another authority’s plan, and the conference took it over. */
    transferIn?: true
    reviews?: readonly (string | { on: string; quorate?: Answer; namesNoPlan?: true })[]
    otherAuthority?: boolean
  }[]
  readonly visits?: readonly (string | { on: string; kind?: Visit['kind']; seen?: Answer; seenAlone?: Answer })[]
  readonly visitKind?: Visit['kind']
  readonly care?: readonly {
    from: string
    to?: string
    /** In care already on that day, which is the first told. */
    entryUnseen?: true
    /** The SSDA903 reason; back with parents (E4A) unless told. */
    endReason?: string
    reviews?: readonly (string | { on: string; participation: string })[]
    legalStatuses?: readonly { from: string; to?: string; status: string }[]
    placements?: readonly {
      from: string
      to?: string
      type?: string
      provider?: string
      distance?: number
      postcode?: string
      changeReason?: string
      /** It had begun already on that day, which is the first told of it. */
      startUnseen?: true
    }[]
  }[]
  /** The years of which reviews are told, where they are of no others. */
  readonly reviewYears?: readonly { from: string; to: string }[]
  readonly involvements?: readonly { from: string; to?: string; role?: WorkerRole; worker?: string; team?: string }[]
  readonly healthChecks?: readonly {
    on: string
    /** Known only to the year that ends with that day. */
    dayUnknown?: true
    kind?: HealthCheck['kind']
    outcome?: HealthCheck['outcome']
  }[]
  readonly difficultiesScores?: readonly { on: string; dayUnknown?: true; score?: number; reason?: string }[]
  readonly immunisations?: { on?: string; upToDate: Answer }
  readonly missing?: readonly {
    from: string
    to?: string
    kind?: 'missing' | 'away'
    interviewOffered?: Answer
    interviewAccepted?: Answer
  }[]
  readonly permanence?: readonly Partial<
    Record<
      | 'decidedOn'
      | 'placementOrderOn'
      | 'matchedOn'
      | 'placedOn'
      | 'placedWithFosterCarersOn'
      | 'reversedOn'
      | 'orderOn'
      | 'orderType',
      string
    >
  >[]
  readonly contacts?: readonly { on: string; ledToReferral?: Answer }[]
  readonly earlyHelp?: readonly { from: string; to?: string }[]
  readonly careLeaver?: {
    eligibility?: string
    inTouch?: string
    lastContactOn?: string
    /** Of the return that tells it, where it knows of no contact. */
    yearEnd?: string
    accommodation?: string
    suitable?: Answer
    activity?: string
    pathwayPlanOn?: string
    adviser?: string
    worker?: string
    team?: string
  }
  readonly permanencePlans?: readonly { from: string; to?: string; plan?: string }[]
  readonly ethnicity?: string
  readonly disabilities?: readonly string[]
  /** Rows of Sightline's own templates, by name, as they would be imported. */
  readonly own?: OwnTables
  /** The same, recorded in Sightline itself. */
  readonly recorded?: OwnTables
}

type OwnTables = Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>

/** The row of an extract that a told fact would have come from. */
export function from(table: string, key: string): RowReference {
  return { table, key }
}
