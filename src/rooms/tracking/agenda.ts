import { type AgendaChild, agendaChild, agendaOf, progressDecisionsOf } from '../../analysis/index.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { englandDay } from '../../domain/calendar/england-day.ts'
import { type Month, monthText } from '../../domain/calendar/months.ts'
import { familiesAmong } from '../../domain/record/families.ts'
import { childName } from '../../domain/words/child-name.ts'
import type { RoomRequest } from '../../server/index.ts'
import {
  type AgendaChange,
  agendaChanges,
  decisionsOfMonth,
  type TrackingDecision,
} from '../../store/tracking/index.ts'
import { keptBack } from '../oversight/index.ts'
import { namesOf, openingFor, type RoomServices } from '../services.ts'
import { tellingDay } from './telling-day.ts'
import type { PartKey } from './words.ts'

type Reading = Pick<
  RoomRequest<RoomServices>,
  'services' | 'principal' | 'scope' | 'numbersScope' | 'organisation' | 'today'
>

/** One child on the agenda, with what was done about it this month. */
export interface AgendaRow extends AgendaChild {
  readonly part: PartKey
  /** Children of one family carry the same name of it, and stand together. */
  readonly family: string | undefined
  /** Put on or taken off by hand. */
  readonly change: AgendaChange | undefined
  /** What was decided this month, the latest. */
  readonly decision: TrackingDecision | undefined
  /** A senior review that settles all that asks, where no meeting here decided: one of the case system, or of another month. */
  readonly review: ReviewSeen | undefined
}

/** A senior review and what came of it: undefined where that is kept from the reader until they have read the child. */
export interface ReviewSeen {
  readonly on: Day
  readonly decision: string | undefined
}

/** Whether nothing more is asked of a month’s meeting about a child. */
export function isDecided({ decision, review }: Pick<AgendaRow, 'decision' | 'review'>): boolean {
  return decision !== undefined || review !== undefined
}

/** A row with the child's name, as a page or a file shows it. */
export interface NamedRow extends AgendaRow {
  readonly name: string
}

/** A month's agenda as one reader may see it. */
export interface Agenda {
  readonly month: Month
  readonly monthText: string
  /** As known on this day. */
  readonly day: Day
  /** In the order they are talked about: by part, siblings together, the longest open first. */
  readonly rows: readonly AgendaRow[]
  /** Children on it whom the reader may count and not open. */
  readonly outside: number
}

/** Builds a month's agenda: what the record brings up, what was put on or taken off by hand, what was decided. */
export async function readAgenda(request: Reading, month: Month): Promise<Agenda> {
  const { services, principal, today } = request
  const { model, authority } = services
  const opening = openingFor(request)
  const day = tellingDay(month, today)
  const text = monthText(month)
  const all = agendaOf(model, month, day, opening)
  const open = all.filter(each => each.mayOpen)
  const brought = new Set(open.map(each => each.childId))
  const { changes, decisions, extra } = await services.readAs(principal, async db => {
    const [changes, decided] = [
      await agendaChanges(db, authority.id, text),
      await decisionsOfMonth(db, authority.id, text),
    ]
    const decisions = new Map(decided.toReversed().map(each => [each.child_id, each]))
    const further = [...changes.keys(), ...decisions.keys()].filter(each => !brought.has(each))
    const extra = [...new Set(further)].flatMap(each => agendaChild(model, each, month, day, opening) ?? [])
    return { changes, decisions, extra }
  })
  const kept = await keptBack(request)
  const children = [...open, ...extra.filter(each => each.mayOpen)]
  const families = familiesAmong(
    await services.familyTies(),
    children.map(each => each.childId),
  )
  const rows = children.map((each): AgendaRow => {
    const [change, decision] = [changes.get(each.childId), decisions.get(each.childId)]
    const settled = decision === undefined ? settledOn(each, change) : undefined
    const review =
      settled === undefined ? undefined : reviewSeen(progressDecisionsOf(model, each.childId, day), settled, kept.rows)
    return {
      ...each,
      part: partOf(each, change, isDecided({ decision, review })),
      family: families.get(each.childId),
      change,
      decision,
      review,
    }
  })
  return { month, monthText: text, day, rows: together(rows), outside: all.length - open.length }
}

/**
 * The day of the senior review that settles what asks about a child; undefined while something asks. Whoever was put on by
 * hand is asked about until somebody has looked since, whether or not the record has a reason of its own.
 */
export function settledOn(
  { reasons, reviewedOn, lastReviewedOn }: Pick<AgendaChild, 'reasons' | 'reviewedOn' | 'lastReviewedOn'>,
  change: Pick<AgendaChange, 'is_on' | 'changed_at'> | undefined,
): Day | undefined {
  if (change?.is_on !== true) return reviewedOn
  const isAsked = reasons.length > 0 && reviewedOn === undefined
  return !isAsked && lastReviewedOn !== undefined && lastReviewedOn >= englandDay(change.changed_at)
    ? lastReviewedOn
    : undefined
}

/** What came of the review of a day. `decisions` are the child’s, the latest first. */
export function reviewSeen(
  decisions: readonly { readonly on: Day; readonly key: string; readonly decision: string }[],
  on: Day,
  kept: ReadonlySet<string>,
): ReviewSeen {
  const found = decisions.find(each => each.on === on)
  return { on, decision: found === undefined || kept.has(found.key) ? undefined : found.decision }
}

function partOf({ reasons, segment }: AgendaChild, change: AgendaChange | undefined, decided: boolean): PartKey {
  if (!decided && change?.is_on === false) return 'taken-off'
  if (change?.is_on === true) return 'this-month'
  if (segment === 'disability and short breaks') return 'short-breaks'
  if (segment === 'supervision order') return 'supervision-orders'
  return decided || reasons.some(each => each.standing === 'reached') ? 'this-month' : 'waiting'
}

/** Siblings behind the first of them, so that a family is talked about at once; whoever waits comes along to this month. */
function together(rows: readonly AgendaRow[]): AgendaRow[] {
  const now = new Set(rows.flatMap(each => (each.part === 'this-month' && each.family ? [each.family] : [])))
  const moved = rows.map(each =>
    each.part === 'waiting' && each.family !== undefined && now.has(each.family)
      ? { ...each, part: 'this-month' as const }
      : each,
  )
  const families = Map.groupBy(
    moved.filter(each => each.family !== undefined),
    each => `${each.part} ${each.family}`,
  )
  const placed = new Set<string>()
  return moved.flatMap(each => {
    if (each.family === undefined) return [each]
    const key = `${each.part} ${each.family}`
    if (placed.has(key)) return []
    placed.add(key)
    return families.get(key)!
  })
}

/** The rows of one part, in order. */
export function rowsOfPart({ rows }: Pick<Agenda, 'rows'>, part: PartKey): AgendaRow[] {
  return rows.filter(each => each.part === part)
}

/** Names are read of the children shown, not of everybody on the agenda. */
export async function withNames(request: Reading, rows: readonly AgendaRow[]): Promise<NamedRow[]> {
  const names = await namesOf(
    request,
    rows.map(each => each.childId),
  )
  return rows.map(each => ({ ...each, name: childName(names, each.childId) }))
}
