import {
  type AgendaChild,
  agendaChild,
  type ProgressDecision,
  progressDecisionsOf,
  type Seen,
  seenReader,
  suppliesVisits,
} from '../../analysis/index.ts'
import type { Day } from '../../domain/calendar/day.ts'
import type { Month } from '../../domain/calendar/months.ts'
import { longDateAgo, shortDate } from '../../domain/calendar/wording.ts'
import { lastLookByAnother } from '../../domain/oversight/looks.ts'
import type { ChildRecord } from '../../domain/record/facts.ts'
import { preProceedingsOf } from '../../domain/standards/court/pre-proceedings.ts'
import { needReviews } from '../../domain/templates/in-need.ts'
import { rowsOf } from '../../domain/templates/index.ts'
import { coreGroups } from '../../domain/templates/protection.ts'
import { unseenWords } from '../../domain/words/visits.ts'
import type { RoomRequest } from '../../server/index.ts'
import { directionsOfChild } from '../../store/directions.ts'
import { notesOfChild, type OversightNote } from '../../store/oversight-notes.ts'
import { decisionsOfChild, type TrackingDecision } from '../../store/tracking/index.ts'
import {
  ageWords,
  type CaseFile,
  type Family,
  inWords,
  nameOf,
  openCaseFile,
  openWords,
  readFamily,
} from '../child/index.ts'
import { type DirectionOfCase, keptBack, partDirections } from '../oversight/index.ts'
import { openingFor, type RoomServices } from '../services.ts'

type Reading = Pick<
  RoomRequest<RoomServices>,
  'services' | 'principal' | 'scope' | 'numbersScope' | 'organisation' | 'today'
>

/** All that a meeting needs of one child, on one page. */
export interface Card {
  readonly childId: string
  readonly name: string
  readonly agenda: AgendaChild
  readonly file: CaseFile
  readonly family: Family
  /** "9 years", "Child protection plan since 1 May 2019" and the like. */
  readonly facts: readonly { readonly key: string; readonly value: string }[]
  readonly seen: Seen | undefined
  /** What is overdue, each in a sentence. */
  readonly late: readonly string[]
  /** Every decision about progress, recorded here or imported, the latest first: what the rules of deciding go by. */
  readonly allDecisions: readonly ProgressDecision[]
  /** Those of them that are shown: not what a first reading came to, to whoever is to give the second. */
  readonly decisions: readonly ProgressDecision[]
  /** Those recorded here, in full, by id. */
  readonly recorded: ReadonlyMap<string, TrackingDecision>
  readonly directions: readonly DirectionOfCase[]
  /** How the worker and the manager see the level, as last recorded at a meeting or in a note of oversight. */
  readonly views: Views | undefined
}

/** Whether the level is right, as the worker and the manager saw it on a day. */
export interface Views {
  readonly worker: string | undefined
  readonly manager: string | undefined
  readonly on: string
}

/** Reads a child's card for a month's meeting; undefined where the reader may not know of such a child. */
export async function readCard(request: Reading, childId: string, month: Month): Promise<Card | undefined> {
  const { services, principal, today } = request
  const { authority, model } = services
  const agenda = agendaChild(model, childId, month, today, openingFor(request))
  if (agenda === undefined || !agenda.mayOpen) return undefined
  const [file, family, { recorded, directions, notes }, kept] = await Promise.all([
    openCaseFile(request, childId, today),
    readFamily(services, request, childId, today),
    services.readAs(principal, async db => ({
      recorded: await decisionsOfChild(db, authority.id, childId),
      directions: await directionsOfChild(db, authority.id, childId),
      notes: await notesOfChild(db, authority.id, childId),
    })),
    keptBack(request),
  ])
  if (file === undefined) return undefined
  const allDecisions = progressDecisionsOf(model, childId, today)
  return {
    childId,
    name: nameOf(file.record),
    agenda,
    file,
    family,
    facts: factsOf(file, today),
    seen: seenReader(model, today)(childId),
    late: file.standings
      .filter(each => each.state === 'overdue')
      .sort((a, b) => a.standard.gravity - b.standard.gravity || a.deadline.dueOn - b.deadline.dueOn)
      .map(each => inWords(each, today)),
    allDecisions,
    decisions: allDecisions.filter(each => !kept.rows.has(each.key)),
    recorded: new Map(recorded.map(each => [each.decision_id, each])),
    directions: partDirections(directions, kept, request).shown,
    views: lastViews(recorded, notes),
  }
}

function lastViews(decisions: readonly TrackingDecision[], notes: readonly OversightNote[]): Views | undefined {
  const said = [
    ...decisions.flatMap(each => (each.withdrawn_at === null ? [{ ...each, on: each.decided_on }] : [])),
    ...notes.flatMap(each => (each.state === 'signed' && each.held_on !== null ? [{ ...each, on: each.held_on }] : [])),
  ].filter(each => each.worker_view !== null || each.manager_view !== null)
  const last = said.reduce<(typeof said)[number] | undefined>(
    (a, b) => (a === undefined || b.on > a.on ? b : a),
    undefined,
  )
  return last && { worker: last.worker_view ?? undefined, manager: last.manager_view ?? undefined, on: last.on }
}

function factsOf({ record, coverage }: CaseFile, today: Day) {
  const alone = record.visits.findLast(each => each.on <= today && each.seenAlone === 'yes')?.on
  return [
    { key: 'Age', value: ageWords(record, today) },
    { key: 'Open for', value: openWords(record, today) },
    { key: 'Plan', value: planWords(record, today) },
    { key: 'Last seen alone', value: ago(alone, today) ?? unseenWords(suppliesVisits({ coverage }), 'seen alone') },
    { key: 'Last oversight', value: oversightWords(record, today) },
  ]
}

function planWords(record: ChildRecord, today: Day): string {
  const inForce = <T extends { startedOn: Day; endedOn: Day | undefined }>(plans: readonly T[]) =>
    plans.findLast(each => each.startedOn <= today && (each.endedOn === undefined || each.endedOn > today))
  const protection = inForce(record.protectionPlans)
  const need = inForce(record.needPlans)
  const legal = preProceedingsOf(record).findLast(each => each.startsOn <= today)
  const isInLegal =
    legal !== undefined && (legal.row.day('ended_on') ?? today + 1) > today && (legal.issuedOn ?? today + 1) > today
  const last = (days: readonly (Day | undefined)[], from: Day) =>
    days.findLast(each => each !== undefined && each >= from && each <= today)
  const parts: string[] = []
  if (protection !== undefined) {
    const group = last(
      rowsOf(record, coreGroups).map(each => each.on),
      protection.startedOn,
    )
    const review = last(
      record.protectionReviews.map(each => each.heldOn),
      protection.startedOn,
    )
    parts.push(
      `Child protection plan since ${shortDate(protection.startedOn)}`,
      review === undefined ? 'no review conference yet' : `last review conference ${shortDate(review)}`,
      group === undefined ? 'no core group recorded' : `last core group ${shortDate(group)}`,
    )
  } else if (need !== undefined) {
    const review = last(
      rowsOf(record, needReviews).map(each => each.on),
      need.startedOn,
    )
    parts.push(
      `Child in need plan since ${shortDate(need.startedOn)}`,
      review === undefined ? 'no review recorded' : `last review ${shortDate(review)}`,
    )
  } else parts.push('No plan in force is recorded')
  if (isInLegal) parts.push(`in pre-proceedings since ${shortDate(legal.startsOn)}`)
  return parts.join('; ')
}

/** The last time somebody other than the child's own worker looked. */
function oversightWords(record: ChildRecord, today: Day): string {
  const last = lastLookByAnother(record, today)
  return last === undefined
    ? 'none recorded by anybody but the worker'
    : `${last.kind || 'oversight'}, ${ago(last.on, today)}`
}

function ago(on: Day | undefined, today: Day): string | undefined {
  return on === undefined ? undefined : longDateAgo(on, today)
}
