import type { Day } from '../../calendar/day.ts'
import type { ChildRecord, LegalStatus } from '../../record/facts.ts'
import { parentPlacements, temporaryApprovals } from '../../templates/looked-after.ts'
import { rowsOf } from '../../templates/own-row.ts'
import { ownStartOf, type Placed, parentRowOf } from './placed.ts'
import { runsOn } from './temporary-approval.ts'

/**
 * Which paragraph of regulation 28 sets the visits: (2) usually; (3) with a parent before the assessment; (4) with a
 * connected person approved for a time, or with a parent under an interim care order; (5) with a parent under a care
 * order; (6) in care where someone else is responsible for how the child lives.
 */
export type VisitRule = 'usual' | 'with parent, not yet assessed' | 'interim' | 'at home under an order' | 'elsewhere'

export interface RuleSpell {
  readonly rule: VisitRule
  readonly from: Day
  readonly until: Day
}

/** Hospital, custody and residential school, where somebody else says how the child lives. */
const elsewhere = /^(T1|R2|R5|S1)/
const withParent = /^P1/
/** Fostered by a relative or friend. */
const withFriend = /^U[1-3]/

/** The rules that hold one after the other in a placement, without gap or overlap. */
export function visitRules(placed: Placed, record: ChildRecord): RuleSpell[] {
  const { startsOn, until, placement } = placed
  const type = placement.type ?? ''
  const approvals = approvalsOf(placed, record)
  const depends = withParent.test(type) || elsewhere.test(type)
  if (approvals.length === 0 && !depends) return [{ rule: 'usual', from: startsOn, until }]
  const beforeAssessment = withParent.test(type) ? beforeAssessmentOf(placed, record) : undefined
  const statuses = depends ? record.legalStatuses : []
  const edges = new Set([startsOn])
  for (const span of [...approvals, ...statuses.map(spanOf), ...(beforeAssessment ? [beforeAssessment] : [])]) {
    for (const edge of [span.from, span.until]) if (edge > startsOn && edge < until) edges.add(edge)
  }
  const days = [...edges].sort((a, b) => a - b)
  const spells: RuleSpell[] = []
  for (const [index, from] of days.entries()) {
    const rule = approvals.some(each => holds(each, from)) ? 'interim' : ruleBy(type, statuses, from, beforeAssessment)
    const to = days[index + 1] ?? until
    const last = spells.at(-1)
    if (last?.rule === rule) spells[spells.length - 1] = { ...last, until: to }
    else spells.push({ rule, from, until: to })
  }
  return spells
}

/**
 * By what the child's legal status is. Where none is recorded, or none that gives the authority parental
 * responsibility, the usual rule: no other is laxer in its first year.
 */
function ruleBy(
  type: string,
  statuses: readonly LegalStatus[],
  on: Day,
  beforeAssessment: Span | undefined,
): VisitRule {
  const now = statuses.filter(each => holds(spanOf(each), on)).map(each => each.status.slice(0, 2).toUpperCase())
  const interim = now.includes('C1')
  const inCare = interim || now.some(each => each === 'C2' || each === 'D1' || each === 'E1')
  if (elsewhere.test(type)) return inCare ? 'elsewhere' : 'usual'
  if (!withParent.test(type)) return 'usual'
  if (interim) return 'interim'
  if (beforeAssessment && holds(beforeAssessment, on)) return 'with parent, not yet assessed'
  return inCare ? 'at home under an order' : 'usual'
}

interface Span {
  readonly from: Day
  readonly until: Day
}

const spanOf = ({ startedOn, endedOn }: LegalStatus): Span => ({
  from: startedOn,
  until: endedOn ?? Number.POSITIVE_INFINITY,
})

function holds({ from, until }: Span, on: Day): boolean {
  return from <= on && on < until
}

/** An approval given up to so many days before a placement starts is taken to be for that one, not the one before. */
const shortlyBefore = 14

/** Temporary approvals of the people the child is placed with, until they are approved in full or it ended. */
function approvalsOf({ placement, until }: Placed, record: ChildRecord): Span[] {
  const { type } = placement
  return rowsOf(record, temporaryApprovals).flatMap((row): Span[] => {
    const from = row.day('approved_on')
    if (from === undefined || from >= until) return []
    const isEarlier = from < ownStartOf(placement) - shortlyBefore
    // Made anew with a relative or friend while the approval still runs: nobody says that it was another’s.
    const goesOn = (type === undefined || withFriend.test(type)) && runsOn(row, from, placement.startedOn)
    if (isEarlier && !goesOn) return []
    if (from > placement.startedOn && until - from <= shortlyBefore) return []
    const over = [row.day('fully_approved_on'), row.day('ended_on')].filter(each => each !== undefined)
    return [{ from, until: Math.min(...over, until) }]
  })
}

/**
 * The time in which a child in care is placed with a parent whose assessment is not complete: the whole placement once
 * begun so, as the six weeks that follow the first review are then the same (regulation 28(3)).
 */
function beforeAssessmentOf({ placement, until }: Placed, record: ChildRecord): Span | undefined {
  const row = parentRowOf({ placement }, rowsOf(record, parentPlacements), record)
  return row && { from: placement.startedOn, until }
}
