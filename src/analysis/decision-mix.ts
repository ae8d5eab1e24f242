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

/** As what a child stands some time after a decision. */
export const outcomesAfter = ['closed', 'in need', 'protection plan', 'looked after'] as const
export type OutcomeAfter = (typeof outcomesAfter)[number]

/** What became of the children some time after a decision: of those for whom that day has come. */
export type OutcomeCounts = Readonly<Record<OutcomeAfter, number>>

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
  /** What had become of the child then; undefined while the day has not come, or nothing tells. */
  readonly threeMonthsOn: OutcomeAfter | undefined
  readonly sixMonthsOn: OutcomeAfter | undefined
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
  const outcomeOf = outcomeReader(model, day)
  const listed = progressDecisionsWhere(model, day, isCounted).map(
    (each): DecisionListed => ({
      ...each,
      mayOpen: mayOpen(model.numberOf(each.childId)!),
      threeMonthsOn: outcomeOf(each, 'threeMonthsOn', 'atThreeMonths'),
      sixMonthsOn: outcomeOf(each, 'sixMonthsOn', 'atSixMonths'),
    }),
  )
  const byDecision = Map.groupBy(listed, each => each.decision)
  const counts = [...byDecision].map(([decision, all]): DecisionCount => {
    const done = all.filter(each => each.carriedOutOn !== undefined)
    return {
      decision,
      count: all.length,
      carriedOut: done.length,
      days: done.length === 0 ? undefined : medianOf(done.map(each => each.carriedOutOn! - each.on)),
      threeMonths: countOutcomes(all.map(each => each.threeMonthsOn)),
      sixMonths: countOutcomes(all.map(each => each.sixMonthsOn)),
    }
  })
  return {
    counts: counts.sort((a, b) => b.count - a.count || (a.decision < b.decision ? -1 : 1)),
    listed: listed.sort((a, b) => b.on - a.on || (a.childId < b.childId ? -1 : 1)),
  }
}

function outcomeReader(model: ReadModel, day: Day) {
  const columns = model.columns('progressDecision')
  return ({ childId, key }: ProgressDecision, when: string, what: string): OutcomeAfter | undefined => {
    const on = columns.numbers(when)
    const { first, count } = columns.rowsOf(model.numberOf(childId)!)
    for (let row = first; row < first + count; row++) {
      if (columns.text('key', row) !== key) continue
      if (on[row] === unknown || on[row]! > day) return undefined
      const outcome = columns.text(what, row)
      return outcomesAfter.find(each => each === outcome)
    }
    return undefined
  }
}

function countOutcomes(outcomes: readonly (OutcomeAfter | undefined)[]): OutcomeCounts {
  const counts = { closed: 0, 'in need': 0, 'protection plan': 0, 'looked after': 0 }
  for (const each of outcomes) if (each !== undefined) counts[each]++
  return counts
}
