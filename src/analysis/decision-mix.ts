import type { Day } from '../domain/calendar/day.ts'
import { addMonths } from '../domain/calendar/months.ts'
import { medianOf } from '../domain/statistics/index.ts'
import { holderWhen } from './child-history.ts'
import { unknown } from './columns.ts'
import { opener } from './opening.ts'
import { partOn } from './part.ts'
import { type ProgressDecision, progressDecisionsWhere } from './progress-decisions.ts'
import type { Opening } from './question.ts'
import type { ReadModel } from './read-model.ts'

/** What became of the children some time after a decision: of those for whom that day has come. */
export interface OutcomeCounts {
  readonly closed: number
  readonly inNeed: number
  readonly protectionPlan: number
  readonly lookedAfter: number
}

/** One kind of decision over the twelve months to a day. */
export interface DecisionCount {
  readonly decision: string
  readonly count: number
  readonly carriedOut: number
  /** Median days from decision to event, of those carried out. */
  readonly days: number | undefined
  readonly threeMonths: OutcomeCounts
  readonly sixMonths: OutcomeCounts
}

/** A decision behind a number, with the day it is about and whether the reader may open the child. */
export interface DecisionListed extends ProgressDecision {
  readonly mayOpen: boolean
}

/** What was decided in the twelve months to a day, among the children a reader's numbers count; the most frequent first. */
export function decisionMix(
  model: ReadModel,
  day: Day,
  opening: Opening,
): { readonly counts: readonly DecisionCount[]; readonly listed: readonly DecisionListed[] } {
  const from = addMonths(day, -12)
  const { hidden } = partOn(model, opening.named ? { named: opening.named } : {})
  const counted = opening.counts && partOn(model, { workers: opening.counts }).includes
  const mayOpen = opener(model, opening, day)
  const isCounted = ({ on }: ProgressDecision, child: number) => {
    if (on <= from || (hidden && hidden[child] === 1)) return false
    if (counted === undefined) return true
    const { unit, worker } = holderWhen(model, child, on)
    return counted(unit, worker)
  }
  const listed = progressDecisionsWhere(model, day, isCounted).map(each => ({
    ...each,
    mayOpen: mayOpen(model.numberOf(each.childId)!),
  }))
  const byDecision = Map.groupBy(listed, each => each.decision)
  const outcomes = outcomesReader(model, day)
  const counts = [...byDecision].map(([decision, all]): DecisionCount => {
    const done = all.filter(each => each.carriedOutOn !== undefined)
    return {
      decision,
      count: all.length,
      carriedOut: done.length,
      days: done.length === 0 ? undefined : medianOf(done.map(each => each.carriedOutOn! - each.on)),
      threeMonths: outcomes(all, 'threeMonthsOn', 'atThreeMonths'),
      sixMonths: outcomes(all, 'sixMonthsOn', 'atSixMonths'),
    }
  })
  return {
    counts: counts.sort((a, b) => b.count - a.count || (a.decision < b.decision ? -1 : 1)),
    listed: listed.sort((a, b) => b.on - a.on || (a.childId < b.childId ? -1 : 1)),
  }
}

function outcomesReader(model: ReadModel, day: Day) {
  const columns = model.columns('progressDecision')
  return (decisions: readonly ProgressDecision[], when: string, what: string): OutcomeCounts => {
    const counts = { closed: 0, inNeed: 0, protectionPlan: 0, lookedAfter: 0 }
    const on = columns.numbers(when)
    for (const { childId, key } of decisions) {
      const { first, count } = columns.rowsOf(model.numberOf(childId)!)
      for (let row = first; row < first + count; row++) {
        if (columns.text('key', row) !== key || on[row] === unknown || on[row]! > day) continue
        const outcome = columns.text(what, row)
        if (outcome === 'closed') counts.closed++
        else if (outcome === 'in need') counts.inNeed++
        else if (outcome === 'protection plan') counts.protectionPlan++
        else if (outcome === 'looked after') counts.lookedAfter++
      }
    }
    return counts
  }
}
