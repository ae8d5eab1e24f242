import { day } from '../calendar/day.ts'
import { readOwnRows, readProgressReviews } from '../record/build/own.ts'
import type { ChildRecord } from '../record/facts.ts'
import type { SourceRow } from '../record/source-row.ts'
import type { State } from './state.ts'
import { from, type Told } from './told.ts'
import { furtherFacts } from './told-further.ts'

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
        referralId: each.namesNoReferral ? undefined : referral.on,
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
        each.conferenceOn === undefined ? [] : [conference(each.conferenceOn, undefined, each.from, each.transferIn)],
      ),
    ],
    needPlans: (told.needPlans ?? []).map(each => ({
      source: from('cin_plans', each.from),
      id: each.from,
      referralId: undefined,
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
        const { on, quorate, namesNoPlan } = typeof each === 'string' ? { on: each } : each
        return {
          source: from('cp_reviews', on),
          heldOn: day(on),
          planId: namesNoPlan ? undefined : plan.from,
          quorate: quorate ?? ('yes' as const),
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
      ...(each.entryUnseen ? { entryUnseen: true as const } : {}),
      startReason: each.entryUnseen ? 'P' : 'S',
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
        postcode: each.postcode || undefined,
        changeReason: each.changeReason,
        ...(each.startUnseen ? { startUnseen: true as const } : {}),
      })),
    ),
    ...(told.reviewYears
      ? { reviewYears: told.reviewYears.map(year => ({ from: day(year.from), to: day(year.to) })) }
      : {}),
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

function conference(on: string, enquiryId: string | undefined, planId: string | undefined, transferIn?: true) {
  return {
    source: from('initial_cp_conference', on),
    heldOn: day(on),
    enquiryId,
    planId,
    transferIn: transferIn ? ('yes' as const) : ('no' as const),
    ledToPlan: 'yes' as const,
  }
}

/** The template rows told, as the record groups rows: by table. */
function ownTables({ own = {}, recorded = {} }: Told): Map<string, SourceRow[]> {
  const tables = new Map<string, SourceRow[]>()
  for (const [format, told] of [['sightline', own] as const, ['recorded', recorded] as const]) {
    for (const [table, rows] of Object.entries(told)) {
      const named = format === 'recorded' ? `${table} recorded` : table
      const read = rows.map((data, index) => ({
        table,
        format,
        key: `${named} ${index + 1}`,
        childId: 'example',
        data,
      }))
      tables.set(table, [...(tables.get(table) ?? []), ...read])
    }
  }
  return tables
}
