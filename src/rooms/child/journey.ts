import type { Organisation } from '../../domain/access/organisation.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { addMonths } from '../../domain/calendar/months.ts'
import type { ChildRecord, Visit } from '../../domain/record/facts.ts'
import { holdersOf } from '../../domain/record/holder.ts'
import { periodsOfCare, placementsOf } from '../../domain/record/period-of-care.ts'
import type { Stage } from '../../domain/standards/standard.ts'
import { unitName, workerName } from './identity.ts'
import type { Standing } from './standing.ts'

/** The lanes of the journey, from the top down. */
export const lanes = [
  'Referrals',
  'Assessment and enquiries',
  'Need plan',
  'Protection plan',
  'Looked after and placements',
  'Who held the case',
] as const
export type Lane = (typeof lanes)[number]

/** How far back the journey goes, from the day it is told on. */
export type Months = '12' | '36' | 'all'

/** A stretch of time: an episode, or a date being late. `until` undefined is still open on the day. */
export interface Bar {
  readonly kind: 'episode' | 'late'
  readonly lane: Lane
  readonly what: string
  readonly from: Day
  readonly until: Day | undefined
}

/** One day's event. */
export interface Marker {
  readonly kind: 'visit' | 'review' | 'conference'
  readonly lane: Lane
  readonly what: string
  readonly on: Day
}

export interface Journey {
  readonly from: Day
  /** The day it is told on: the today line. */
  readonly today: Day
  readonly bars: readonly Bar[]
  readonly markers: readonly Marker[]
}

/** A child's journey as known on a day: what began later is left out, what ended later is still open. */
export function journeyOf(
  record: ChildRecord,
  standings: readonly Standing[],
  organisation: Organisation,
  { on, months }: { on: Day; months: Months },
): Journey {
  const begun = [...episodesOf(record, organisation), ...lateStretches(standings, on)]
    .filter(each => each.from <= on)
    .map(each => (each.until !== undefined && each.until > on ? { ...each, until: undefined } : each))
  const happened = markersOf(record).filter(each => each.on <= on)
  const first = [...begun.map(each => each.from), ...happened.map(each => each.on)].reduce((a, b) => Math.min(a, b), on)
  const from = months === 'all' ? Math.min(first, addMonths(on, -1)) : addMonths(on, -Number(months))
  return {
    from,
    today: on,
    bars: begun.filter(each => each.until === undefined || each.until >= from),
    markers: happened.filter(each => each.on >= from),
  }
}

function episodesOf(record: ChildRecord, organisation: Organisation): Bar[] {
  const bars: Bar[] = []
  const add = (lane: Lane, what: string, from: Day, until: Day | undefined) =>
    bars.push({ kind: 'episode', lane, what, from, until })
  for (const each of record.referrals) {
    const what = each.noFurtherAction === 'yes' ? 'Referral, no further action' : 'Referral'
    add('Referrals', what, each.startedOn, each.endedOn)
  }
  for (const each of record.assessments) add('Assessment and enquiries', 'Assessment', each.startedOn, each.endedOn)
  for (const each of record.enquiries)
    add('Assessment and enquiries', 'Section 47 enquiry', each.startedOn, each.endedOn)
  for (const each of record.needPlans) add('Need plan', 'Child in need plan', each.startedOn, each.endedOn)
  for (const each of record.protectionPlans) {
    const what = each.otherAuthority ? 'Protection plan of another authority' : 'Protection plan'
    add('Protection plan', what, each.startedOn, each.endedOn)
  }
  for (const period of periodsOfCare(record)) {
    add('Looked after and placements', 'Looked after', period.startedOn, period.endedOn)
    for (const each of placementsOf(record, period)) {
      const what = each.type === undefined ? 'Placement' : `Placement ${each.type}`
      add('Looked after and placements', what, each.startedOn, each.endedOn)
    }
  }
  for (const each of holdersOf(record)) {
    const what = `${workerName(each, organisation)}, ${unitName(each, organisation)}`
    add('Who held the case', what, each.from, each.until === undefined ? undefined : each.until - 1)
  }
  return bars
}

const visitLanes: Readonly<Record<Visit['kind'], Lane>> = {
  need: 'Need plan',
  protection: 'Protection plan',
  care: 'Looked after and placements',
}

const seenWords = { yes: 'Visit, child seen', no: 'Visit, child not seen', unknown: 'Visit' } as const

function markersOf(record: ChildRecord): Marker[] {
  return [
    ...record.conferences.map(
      (each): Marker => ({ kind: 'conference', lane: 'Protection plan', what: 'Initial conference', on: each.heldOn }),
    ),
    ...record.protectionReviews.map(
      (each): Marker => ({
        kind: 'conference',
        lane: 'Protection plan',
        what: each.quorate === 'no' ? 'Review conference, not quorate' : 'Review conference',
        on: each.heldOn,
      }),
    ),
    ...record.careReviews.map(
      (each): Marker => ({
        kind: 'review',
        lane: 'Looked after and placements',
        what: 'Review of care',
        on: each.heldOn,
      }),
    ),
    ...record.progressReviews.map(
      (each): Marker => ({ kind: 'review', lane: 'Need plan', what: 'Review of progress', on: each.on }),
    ),
    ...record.assessments.flatMap(assessment =>
      assessment.reviewedOn.map(
        (on): Marker => ({ kind: 'review', lane: 'Assessment and enquiries', what: 'Review of the assessment', on }),
      ),
    ),
    ...record.visits.map(
      (each): Marker => ({ kind: 'visit', lane: visitLanes[each.kind], what: seenWords[each.seen], on: each.on }),
    ),
  ]
}

const stageLanes: Readonly<Record<Stage, Lane>> = {
  'front door': 'Referrals',
  assessment: 'Assessment and enquiries',
  protection: 'Protection plan',
  'in need': 'Need plan',
  'looked after': 'Looked after and placements',
  'leaving care': 'Looked after and placements',
  oversight: 'Who held the case',
}

/** From the day after a date was missed until it was met, or still. Where there is no evidence nothing is late. */
function lateStretches(standings: readonly Standing[], on: Day): Bar[] {
  return standings
    .filter(({ state }) => state === 'overdue' || state === 'met-late')
    .map(({ deadline, standard, state }) => ({
      kind: 'late',
      lane: stageLanes[standard.stage],
      what: `Late: ${standard.id} ${standard.title}`,
      from: Math.min(deadline.dueOn + 1, on),
      until: state === 'met-late' ? deadline.metOn : undefined,
    }))
}
