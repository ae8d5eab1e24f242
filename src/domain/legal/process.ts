import { type Day, parseDay } from '../calendar/day.ts'
import type { gatewayDecisions, thresholdAnswers } from '../templates/court.ts'
import { type StepName, type StepPart, type Steps, stepPartKeys } from './step-fields.ts'

export type ThresholdAnswer = (typeof thresholdAnswers)[number]
export type GatewayDecision = (typeof gatewayDecisions)[number]

/** One process about one child, from the referral to legal to its end. Days are as "2026-05-01". */
export interface LegalProcess extends Steps {
  readonly referred_on: string
  /** Taken up from an imported row, where its referral and its decision are not known. */
  readonly is_taken_up: boolean
  readonly threshold_met: ThresholdAnswer | null
  /** The last decision that decided something, and its day. */
  readonly decision: GatewayDecision | null
  readonly decided_on: string | null
  /** The day pre-proceedings were decided on. */
  readonly pre_proceedings_on: string | null
  /** The day it was decided to issue. */
  readonly to_issue_on: string | null
  /** Put off: the day it is to come back to the gateway. */
  readonly back_on: string | null
  /** The gateway ended it without pre-proceedings or proceedings. */
  readonly closed_on: string | null
}

/** How far a process has come, in order. */
export const legalStages = ['referred', 'pre-proceedings', 'to be issued', 'in proceedings', 'ended'] as const
export type LegalStage = (typeof legalStages)[number]

/** How far a process has come, by the days entered. */
export function stageOfProcess(process: LegalProcess): LegalStage {
  if (process.final_order_on !== null || process.withdrawn_on !== null || process.closed_on !== null) return 'ended'
  if (process.issued_on !== null) return 'in proceedings'
  if (process.ended_on !== null) return 'ended'
  if (process.to_issue_on !== null) return 'to be issued'
  return process.pre_proceedings_on === null ? 'referred' : 'pre-proceedings'
}

/** The day in a field; undefined where none is entered. */
export function dayOf(process: LegalProcess, name: DayName): Day | undefined {
  const text = process[name]
  return text === null ? undefined : parseDay(text)
}

export type DayName =
  | Extract<StepName, `${string}_on` | `${string}_until`>
  | 'referred_on'
  | 'decided_on'
  | 'pre_proceedings_on'
  | 'to_issue_on'
  | 'back_on'
  | 'closed_on'

/** The day a process ended, however it did: undefined while it has not. */
export function endOf(process: LegalProcess): Day | undefined {
  if (stageOfProcess(process) !== 'ended') return undefined
  return (
    dayOf(process, 'final_order_on') ??
    dayOf(process, 'withdrawn_on') ??
    dayOf(process, 'closed_on') ??
    dayOf(process, 'ended_on')
  )
}

/** What may be entered of a process as far as it has come. */
export function partsOf(process: LegalProcess): readonly StepPart[] {
  const begun = process.pre_proceedings_on !== null
  const applies: Readonly<Record<StepPart, boolean>> = {
    advice: !process.is_taken_up,
    letter: begun,
    family: process.withdrawn_on === null && process.closed_on === null,
    review: begun,
    end: begun && process.final_order_on === null,
    court: process.issued_on !== null || process.to_issue_on !== null,
    withdrawn: stageOfProcess(process) === 'referred' || process.withdrawn_on !== null,
  }
  return stepPartKeys.filter(each => applies[each])
}
