import { day } from '../calendar/day.ts'
import { readOwnRows, readProgressReviews } from '../record/build/own.ts'
import type { Answer, ChildRecord, HealthCheck, RowReference, Visit, WorkerRole } from '../record/facts.ts'
import type { SourceRow } from '../record/source-row.ts'
import type { State } from './state.ts'

/** A worked example: a child's record, and what the standard must say of it. Runs as a test, shown on its page. */
export interface Example {
  readonly name: string
  readonly given: ChildRecord
  /** The deadlines of this standard, in order; only what is written is compared. */
  readonly expect: readonly ExpectedDeadline[]
}

export interface ExpectedDeadline {
  readonly triggerOn?: string
  readonly dueOn?: string
  readonly customaryDueOn?: string
  readonly metOn?: string
  readonly endedOn?: string
  /** With `state`: the day on which it is asked. */
  readonly on?: string
  readonly state?: State
}

interface Told {
  readonly bornOn?: string
  readonly expectedOn?: string
  readonly diedOn?: string
  readonly referrals?: readonly {
    on: string
    closedOn?: string
    closeReason?: string
    noFurtherAction?: Answer
    assessments?: readonly { from: string; to?: string; reviewedOn?: string }[]
  }[]
  readonly enquiries?: readonly { on: string; endedOn?: string; conferenceNeeded?: Answer; conferenceOn?: string }[]
  readonly needPlans?: readonly { from: string; to?: string }[]
  readonly protectionPlans?: readonly {
    from: string
    to?: string
    conferenceOn?: string
    reviews?: readonly (string | { on: string; quorate: Answer })[]
    otherAuthority?: boolean
  }[]
  readonly visits?: readonly (string | { on: string; kind?: Visit['kind']; seen?: Answer; seenAlone?: Answer })[]
  readonly visitKind?: Visit['kind']
  readonly care?: readonly {
    from: string
    to?: string
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
      changeReason?: string
    }[]
  }[]
  readonly involvements?: readonly { from: string; to?: string; role?: WorkerRole; worker?: string; team?: string }[]
  readonly healthChecks?: readonly { on: string; kind?: HealthCheck['kind']; outcome?: HealthCheck['outcome'] }[]
  readonly difficultiesScores?: readonly { on: string; score?: number; reason?: string }[]
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
    accommodation?: string
    suitable?: Answer
    activity?: string
    pathwayPlanOn?: string
    adviser?: string
  }
  readonly permanencePlans?: readonly { from: string; to?: string; plan?: string }[]
  readonly ethnicity?: string
  readonly disabilities?: readonly string[]
  /** Rows of Sightline's own templates, by name, as they would be imported. */
  readonly own?: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>
}

/** A child's record told briefly, for examples and tests: only what matters is said, dates as "2019-05-01". */
export function child(told: Told): ChildRecord {
  const { careReviews, protectionReviews, visits, ...rest } = asTold(told)
  // However they were told, a record holds what happened in the order of its days.
  return {
    ...rest,
    careReviews: careReviews.toSorted((a, b) => a.heldOn - b.heldOn),
    protectionReviews: protectionReviews.toSorted((a, b) => a.heldOn - b.heldOn),
    visits: visits.toSorted((a, b) => a.on - b.on),
  }
}

function asTold(told: Told): ChildRecord {
  const referrals = told.referrals ?? []
  const enquiries = told.enquiries ?? []
  const plans = told.protectionPlans ?? []
  const care = told.care ?? []
  const own = readOwnRows(ownTables(told))
  const opt = (text: string | undefined) => (text === undefined ? undefined : day(text))
  return {
    childId: 'example',
    person: {
      source: from('person', 'example'),
      forename: undefined,
      surname: undefined,
      bornOn: told.expectedOn === undefined ? day(told.bornOn ?? '2012-06-15') : undefined,
      expectedOn: opt(told.expectedOn),
      diedOn: opt(told.diedOn),
      sex: undefined,
      ethnicity: told.ethnicity,
      nationality: undefined,
    },
    disabilities: told.disabilities ?? [],
    referrals: referrals.map(each => ({
      source: from('cin_episodes', each.on),
      id: each.on,
      startedOn: day(each.on),
      endedOn: opt(each.closedOn),
      primaryNeed: undefined,
      referrer: undefined,
      noFurtherAction: each.noFurtherAction ?? 'no',
      closeReason: each.closeReason,
      team: undefined,
      worker: undefined,
    })),
    assessments: referrals.flatMap(referral =>
      (referral.assessments ?? []).map(each => ({
        source: from('cin_assessments', each.from),
        id: each.from,
        referralId: referral.on,
        startedOn: day(each.from),
        endedOn: opt(each.to),
        childSeen: 'yes' as const,
        reviewedOn: each.reviewedOn === undefined ? [] : [day(each.reviewedOn)],
        noFurtherAction: 'no' as const,
        team: undefined,
        worker: undefined,
      })),
    ),
    enquiries: enquiries.map(each => ({
      source: from('s47_enquiry', each.on),
      id: each.on,
      referralId: undefined,
      startedOn: day(each.on),
      endedOn: opt(each.endedOn),
      conferenceNeeded: each.conferenceNeeded ?? 'unknown',
      team: undefined,
      worker: undefined,
    })),
    conferences: [
      ...enquiries.flatMap(each =>
        each.conferenceOn === undefined ? [] : [conference(each.conferenceOn, each.on, undefined)],
      ),
      ...plans.flatMap(each =>
        each.conferenceOn === undefined ? [] : [conference(each.conferenceOn, undefined, each.from)],
      ),
    ],
    needPlans: (told.needPlans ?? []).map(each => ({
      source: from('cin_plans', each.from),
      id: each.from,
      startedOn: day(each.from),
      endedOn: opt(each.to),
      team: undefined,
      worker: undefined,
    })),
    protectionPlans: plans.map(each => ({
      source: from('cp_plans', each.from),
      id: each.from,
      startedOn: day(each.from),
      endedOn: opt(each.to),
      initialCategory: 'NEG',
      latestCategory: 'NEG',
      otherAuthority: each.otherAuthority ?? false,
    })),
    protectionReviews: plans.flatMap(plan =>
      (plan.reviews ?? []).map(each => {
        const on = typeof each === 'string' ? each : each.on
        return {
          source: from('cp_reviews', on),
          heldOn: day(on),
          planId: plan.from,
          quorate: typeof each === 'string' ? ('yes' as const) : each.quorate,
        }
      }),
    ),
    visits: (told.visits ?? []).map(each => {
      const visit = typeof each === 'string' ? { on: each } : each
      return {
        source: from('visits', visit.on),
        on: day(visit.on),
        kind: ('kind' in visit ? visit.kind : undefined) ?? told.visitKind ?? 'protection',
        seen: ('seen' in visit ? visit.seen : undefined) ?? 'yes',
        seenAlone: ('seenAlone' in visit ? visit.seenAlone : undefined) ?? ('unknown' as const),
      }
    }),
    careEpisodes: care.map(each => ({
      source: from('cla_episodes', each.from),
      periodId: each.from,
      startedOn: day(each.from),
      endedOn: opt(each.to),
      enteredCareOn: day(each.from),
      startReason: 'S',
      endReason: each.to === undefined ? undefined : (each.endReason ?? 'E4A'),
      primaryNeed: 'N1',
    })),
    placements: care.flatMap(period =>
      (period.placements ?? []).map(each => ({
        source: from('cla_placement', each.from),
        id: each.from,
        startedOn: day(each.from),
        endedOn: opt(each.to),
        type: each.type ?? 'U6',
        provider: each.provider,
        distance: each.distance,
        changeReason: each.changeReason,
      })),
    ),
    careReviews: care.flatMap(period =>
      (period.reviews ?? []).map(each => {
        const { on, participation } = typeof each === 'string' ? { on: each, participation: undefined } : each
        return { source: from('cla_reviews', on), heldOn: day(on), participation }
      }),
    ),
    legalStatuses: care.flatMap(period =>
      (period.legalStatuses ?? []).map(each => ({
        source: from('legal_status', each.from),
        startedOn: day(each.from),
        endedOn: opt(each.to),
        status: each.status,
      })),
    ),
    permanencePlans: (told.permanencePlans ?? []).map(each => ({
      source: from('cla_care_plan', each.from),
      startedOn: day(each.from),
      endedOn: opt(each.to),
      plan: each.plan,
    })),
    involvements: (told.involvements ?? []).map(each => ({
      source: from('involvements', each.from),
      startedOn: day(each.from),
      endedOn: opt(each.to),
      worker: each.worker ?? 'W1',
      team: each.team,
      role: each.role ?? 'allocated worker',
      roleAsRecorded: undefined,
    })),
    progressReviews: readProgressReviews(own),
    ...furtherFacts(told),
    own,
  }
}

function conference(on: string, enquiryId: string | undefined, planId: string | undefined) {
  return {
    source: from('initial_cp_conference', on),
    heldOn: day(on),
    enquiryId,
    planId,
    transferIn: 'no' as const,
    ledToPlan: 'yes' as const,
  }
}

function from(table: string, key: string): RowReference {
  return { table, key }
}

/** The template rows told, as the record groups rows: by table. */
function ownTables({ own = {} }: Told): Map<string, SourceRow[]> {
  return new Map(
    Object.entries(own).map(([table, rows]) => [
      table,
      rows.map((data, index) => ({
        table,
        format: 'sightline',
        key: `${table} ${index + 1}`,
        childId: 'example',
        data,
      })),
    ]),
  )
}

/** What fewer standards ask for: health, missing, permanence, the front door, leaving care. */
function furtherFacts(told: Told) {
  const opt = (text: string | undefined) => (text === undefined ? undefined : day(text))
  const { immunisations, careLeaver } = told
  return {
    healthChecks: (told.healthChecks ?? []).map(each => ({
      source: from('cla_health', each.on),
      on: day(each.on),
      kind: each.kind ?? ('health assessment' as const),
      outcome: each.outcome ?? ('done' as const),
    })),
    difficultiesScores: (told.difficultiesScores ?? []).map(each => ({
      source: from('sdq_scores', each.on),
      on: day(each.on),
      score: each.score,
      reason: each.reason,
    })),
    immunisations: immunisations && {
      source: from('cla_immunisations', 'example'),
      upToDate: immunisations.upToDate,
      on: opt(immunisations.on),
    },
    missingEpisodes: (told.missing ?? []).map(each => ({
      source: from('missing', each.from),
      startedOn: day(each.from),
      endedOn: opt(each.to),
      kind: each.kind ?? ('missing' as const),
      interviewOffered: each.interviewOffered ?? ('unknown' as const),
      interviewAccepted: each.interviewAccepted ?? ('unknown' as const),
    })),
    permanenceRoutes: (told.permanence ?? []).map((each, index) => ({
      source: from('permanence', `${index + 1}`),
      decidedOn: opt(each.decidedOn),
      placementOrderOn: opt(each.placementOrderOn),
      matchedOn: opt(each.matchedOn),
      placedOn: opt(each.placedOn),
      placedWithFosterCarersOn: opt(each.placedWithFosterCarersOn),
      reversedOn: opt(each.reversedOn),
      orderOn: opt(each.orderOn),
      orderType: each.orderType,
    })),
    contacts: (told.contacts ?? []).map(each => ({
      source: from('contacts', each.on),
      on: day(each.on),
      from: undefined,
      ledToReferral: each.ledToReferral ?? ('unknown' as const),
    })),
    earlyHelp: (told.earlyHelp ?? []).map(each => ({
      source: from('early_help_episodes', each.from),
      startedOn: day(each.from),
      endedOn: opt(each.to),
      organisation: undefined,
    })),
    careLeaver: careLeaver && {
      source: from('care_leavers', 'example'),
      eligibility: careLeaver.eligibility,
      inTouch: careLeaver.inTouch,
      lastContactOn: opt(careLeaver.lastContactOn),
      accommodation: careLeaver.accommodation,
      suitable: careLeaver.suitable ?? ('unknown' as const),
      activity: careLeaver.activity,
      pathwayPlanOn: opt(careLeaver.pathwayPlanOn),
      adviser: careLeaver.adviser,
      worker: undefined,
      team: undefined,
    },
  }
}
