import type { Organisation } from '../../domain/access/organisation.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { addMonths } from '../../domain/calendar/months.ts'
import type { ChildRecord, RowReference, Visit } from '../../domain/record/facts.ts'
import { holdersOf } from '../../domain/record/holder.ts'
import { closedAfter } from '../../domain/record/open-times.ts'
import { periodsOfCare, placementsOf } from '../../domain/record/period-of-care.ts'
import type { SourceRow } from '../../domain/record/source-row.ts'
import { statusSpells } from '../../domain/record/status.ts'
import type { Stage } from '../../domain/standards/standard.ts'
import { codeLists } from '../../intake/parse/code-lists/index.ts'
import type { CaseFile } from './case-file.ts'
import { contactsOf, earlyHelpOf } from './front-door.ts'
import { unitName, workerName } from './identity.ts'
import { absencesOf } from './missing.ts'
import type { Standing } from './standing.ts'

/** The lanes of the journey, from the top down. */
export const lanes = [
  'Contacts and referrals',
  'Assessment and enquiries',
  'Plan in need',
  'Protection plan',
  'Looked after and placements',
  'Missing',
  'Who held the case',
  'Oversight',
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
  /** Told apart from its neighbours in the lane. */
  readonly tone: 0 | 1 | 2 | 3
}

/** One day's event. */
export interface Marker {
  /** `unseen`: a visit of which nobody says that the child was seen. */
  readonly kind: 'visit' | 'unseen' | 'review' | 'conference' | 'contact' | 'decision'
  readonly lane: Lane
  readonly what: string
  readonly on: Day
  /** It did what a standard asks, after the day it was due. */
  readonly late: boolean
}

export interface Journey {
  readonly from: Day
  /** The day it is told on: the today line. */
  readonly today: Day
  readonly bars: readonly Bar[]
  readonly markers: readonly Marker[]
}

/** A child's journey as known on a day: what began later is left out, what ended later is still open. */
export function journeyOf(file: CaseFile, organisation: Organisation, months: Months): Journey {
  const { record, rows, standings, on } = file
  const begun = [...episodesOf(record, rows, organisation), ...lateStretches(standings, on)]
    .filter(each => each.from <= on)
    .map(each => (each.until !== undefined && each.until > on ? { ...each, until: undefined } : each))
  const metLate = metLateBy(standings)
  const happened = happeningsOf(record, rows)
    .filter(each => each.on <= on)
    .map(({ source, ...each }): Marker => ({ ...each, late: source !== undefined && metLate.has(nameOf(source)) }))
  const first = [...begun.map(each => each.from), ...happened.map(each => each.on)].reduce((a, b) => Math.min(a, b), on)
  const from = months === 'all' ? Math.min(first, addMonths(on, -1)) : addMonths(on, -Number(months))
  return {
    from,
    today: on,
    bars: begun.filter(each => each.until === undefined || each.until >= from),
    markers: happened.filter(each => each.on >= from),
  }
}

function episodesOf(record: ChildRecord, rows: readonly SourceRow[], organisation: Organisation): Bar[] {
  const bars: Bar[] = []
  const add = (lane: Lane, tone: Bar['tone'], what: string, { startedOn, endedOn }: Stretch) =>
    bars.push({ kind: 'episode', lane, tone, what, from: startedOn, until: endedOn })
  for (const each of earlyHelpOf(rows)) add('Contacts and referrals', 3, each.what, each)
  for (const each of record.referrals) {
    const what = each.noFurtherAction === 'yes' ? 'Referral, no further action' : 'Referral'
    add('Contacts and referrals', 1, what, each)
  }
  for (const each of record.assessments) add('Assessment and enquiries', 1, 'Assessment', each)
  for (const each of enquiriesOf(record)) add('Assessment and enquiries', 2, each.what, each)
  for (const each of record.needPlans) add('Plan in need', 1, 'Child in need plan', each)
  for (const each of record.protectionPlans) {
    const what = each.otherAuthority ? 'Protection plan of another authority' : 'Protection plan'
    add('Protection plan', 1, what, each)
  }
  for (const period of periodsOfCare(record)) {
    add('Looked after and placements', 0, 'Looked after', period)
    for (const [index, each] of placementsOf(record, period).entries())
      add('Looked after and placements', index % 2 === 0 ? 1 : 3, placementWords(each.type), each)
  }
  for (const each of absencesOf(record))
    add('Missing', each.what === 'Missing' ? 1 : 3, each.what, { startedOn: each.from, endedOn: each.to })
  for (const [index, each] of holdersOf(record).entries()) {
    // That nobody tells is no part of a child's journey.
    if (organisation.holdersUnknown && each.worker === undefined && each.unit === undefined) continue
    const what = `${workerName(each, organisation)}, ${unitName(each, organisation)}`
    const endedOn = each.until === undefined ? undefined : each.until - 1
    add('Who held the case', index % 2 === 0 ? 1 : 3, what, { startedOn: each.from, endedOn })
  }
  return bars
}

/**
 * The enquiries as they are drawn. The census has no end of one: its conference, or else the closing of the case, comes
 * after it, so that it does not run for good.
 */
function enquiriesOf(record: ChildRecord): (Stretch & { readonly what: string })[] {
  const [spells, holdings] = [statusSpells(record), holdersOf(record)]
  return record.enquiries.map(({ id, startedOn, endedOn }) => {
    if (endedOn !== undefined) return { what: 'Section 47 enquiry', startedOn, endedOn }
    const own = record.conferences.filter(
      each => each.heldOn >= startedOn && each.enquiryId !== undefined && each.enquiryId === id,
    )
    const ends = [...own.map(each => each.heldOn), closedAfter(spells, startedOn, holdings)]
    const known = ends.filter(each => each !== undefined).sort((a, b) => a - b)[0]
    // One that nothing else has ended may be going on.
    return {
      what: known === undefined ? 'Section 47 enquiry' : 'Section 47 enquiry, end not told',
      startedOn,
      endedOn: known,
    }
  })
}

interface Stretch {
  readonly startedOn: Day
  readonly endedOn: Day | undefined
}

function placementWords(type: string | undefined): string {
  if (type === undefined) return 'Placement'
  return codeLists['placement-type'].labels.get(type) ?? `Placement ${type}`
}

const visitLanes: Readonly<Record<Visit['kind'], Lane>> = {
  need: 'Plan in need',
  protection: 'Protection plan',
  care: 'Looked after and placements',
}

const seenWords = {
  yes: 'Visit, child seen',
  no: 'Visit, child not seen',
  unknown: 'Visit, not known whether the child was seen',
} as const

interface Happening extends Omit<Marker, 'late'> {
  readonly source: RowReference | undefined
}

function happeningsOf(record: ChildRecord, rows: readonly SourceRow[]): Happening[] {
  return [
    ...contactsOf(rows).map(
      (each): Happening => ({ ...each, kind: 'contact', lane: 'Contacts and referrals', source: undefined }),
    ),
    ...record.conferences.map(
      ({ heldOn, source }): Happening => ({
        kind: 'conference',
        lane: 'Protection plan',
        what: 'Initial conference',
        on: heldOn,
        source,
      }),
    ),
    ...record.protectionReviews.map(
      ({ heldOn, quorate, source }): Happening => ({
        kind: 'conference',
        lane: 'Protection plan',
        what: quorate === 'no' ? 'Review conference, not quorate' : 'Review conference',
        on: heldOn,
        source,
      }),
    ),
    ...record.careReviews.map(
      ({ heldOn, source }): Happening => ({
        kind: 'review',
        lane: 'Looked after and placements',
        what: 'Review of care',
        on: heldOn,
        source,
      }),
    ),
    ...record.visits.map(
      ({ kind, seen, on, source }): Happening => ({
        kind: seen === 'yes' ? 'visit' : 'unseen',
        lane: visitLanes[kind],
        what: seenWords[seen],
        on,
        source,
      }),
    ),
    ...record.progressReviews.map(
      ({ on, decision, source }): Happening => ({
        kind: 'decision',
        lane: 'Oversight',
        what: `Progress review: ${decision}`,
        on,
        source,
      }),
    ),
    ...record.assessments.flatMap(({ reviewedOn, source }) =>
      reviewedOn.map(
        (on): Happening => ({
          kind: 'decision',
          lane: 'Oversight',
          what: "Manager's review of the assessment",
          on,
          // One row tells of several reviews: which of them was late it does not say.
          source: reviewedOn.length === 1 ? source : undefined,
        }),
      ),
    ),
  ]
}

const stageLanes: Readonly<Record<Stage, Lane>> = {
  'front door': 'Contacts and referrals',
  assessment: 'Assessment and enquiries',
  protection: 'Protection plan',
  'in need': 'Plan in need',
  'looked after': 'Looked after and placements',
  'leaving care': 'Looked after and placements',
  missing: 'Missing',
  'private fostering': 'Looked after and placements',
  court: 'Looked after and placements',
  adoption: 'Looked after and placements',
  oversight: 'Who held the case',
}

/** From the day after a date was missed until it was met, or still. Where there is no evidence nothing is late. */
function lateStretches(standings: readonly Standing[], on: Day): Bar[] {
  return standings
    .filter(({ state }) => state === 'overdue' || state === 'met-late')
    .map(({ deadline, standard, state, lateAfter = deadline.dueOn }) => ({
      kind: 'late',
      lane: stageLanes[standard.stage],
      tone: 0,
      what: `Late: ${standard.id} ${standard.title}`,
      from: Math.min(lateAfter + 1, on),
      until: state === 'met-late' ? deadline.metOn : undefined,
    }))
}

/** The rows whose event met a deadline, but late. */
function metLateBy(standings: readonly Standing[]): Set<string> {
  const late = standings.filter(({ state }) => state === 'met-late')
  const met = late.flatMap(({ deadline }) => deadline.facts.filter(each => each.part === 'meets'))
  return new Set(met.flatMap(({ source }) => (source === undefined ? [] : [nameOf(source)])))
}

function nameOf({ table, key }: RowReference): string {
  return `${table} ${key}`
}
