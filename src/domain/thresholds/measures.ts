import type { Day } from '../calendar/day.ts'
import { lastDayOfWeeksBeginningWith } from '../calendar/months.ts'
import { type Agreement, agreementOf } from '../statistics/agreement.ts'

/** A decision as measures need it: levels by their names, so that versions can be counted together. */
export interface MeasuredDecision {
  readonly decisionId: string
  readonly childId: string
  readonly decidedOn: Day
  readonly level: string
  readonly direction: 'up' | 'down' | 'same' | undefined
  readonly referrerLevel: string | undefined
  readonly auditorLevel: string | undefined
  readonly hasContext: boolean
  readonly hasProtective: boolean
  readonly consent: string
  readonly partnerView: string
}

export interface ThresholdMeasures {
  readonly decisions: number
  readonly stepDowns: number
  /** Stepped down, and up again within twelve weeks. */
  readonly upAgain: readonly MeasuredDecision[]
  /** Stepped down so long ago that twelve weeks have passed, so that it can be said. */
  readonly watched: number
  readonly withContext: number
  readonly withProtective: number
  readonly withoutConsent: number
  readonly partnerAsked: number
  readonly partnerDisagrees: number
  readonly referrerAndScreener: Agreement | undefined
  readonly screenerAndAuditor: Agreement | undefined
  readonly referrerAndAuditor: Agreement | undefined
}

const watchWeeks = 12

/** What decisions come to: how they are founded, what became of stepping down, and how far three people agree. */
export function thresholdMeasures(decisions: readonly MeasuredDecision[], today: Day): ThresholdMeasures {
  const count = (is: (each: MeasuredDecision) => boolean) => decisions.filter(is).length
  const down = decisions.filter(each => each.direction === 'down')
  const pairs = (
    one: (each: MeasuredDecision) => string | undefined,
    other: (each: MeasuredDecision) => string | undefined,
  ) =>
    agreementOf(
      decisions.flatMap(each => {
        const [a, b] = [one(each), other(each)]
        return a === undefined || b === undefined ? [] : [[a, b] as const]
      }),
    )
  return {
    decisions: decisions.length,
    stepDowns: down.length,
    upAgain: upAgainWithin(decisions, down),
    watched: down.filter(each => lastDayOfWeeksBeginningWith(each.decidedOn, watchWeeks) < today).length,
    withContext: count(each => each.hasContext),
    withProtective: count(each => each.hasProtective),
    withoutConsent: count(each => each.consent !== 'given'),
    partnerAsked: count(each => each.partnerView !== 'not asked'),
    partnerDisagrees: count(each => each.partnerView === 'disagrees'),
    referrerAndScreener: pairs(
      each => each.referrerLevel,
      each => each.level,
    ),
    screenerAndAuditor: pairs(
      each => each.level,
      each => each.auditorLevel,
    ),
    referrerAndAuditor: pairs(
      each => each.referrerLevel,
      each => each.auditorLevel,
    ),
  }
}

/** Steps down after which the same child was stepped up within the weeks of the watch. */
function upAgainWithin(all: readonly MeasuredDecision[], down: readonly MeasuredDecision[]): MeasuredDecision[] {
  const byChild = Map.groupBy(all, each => each.childId)
  return down.filter(step =>
    byChild
      .get(step.childId)!
      .some(
        each =>
          each.direction === 'up' &&
          each.decidedOn > step.decidedOn &&
          each.decidedOn <= lastDayOfWeeksBeginningWith(step.decidedOn, watchWeeks),
      ),
  )
}
