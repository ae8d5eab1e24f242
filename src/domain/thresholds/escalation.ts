import type { Day } from '../calendar/day.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { EscalationStage } from './framework.ts'

/** What is escalated, as the template `escalations` names it: so it counts for the standards as an imported one does. */
export const escalationKinds = [
  'disagreement between professionals',
  'raised by the conference chair',
  'raised by the reviewing officer',
  'drift or delay',
  'child not seen',
] as const
export type EscalationKind = (typeof escalationKinds)[number]

/** One stage that a disagreement went through: with whom, from when, by when an answer was due, and the answer. */
export interface EscalationStep {
  readonly stageId: string
  readonly stageName: string
  /** With whom it is at this stage, in words: a role or a name. */
  readonly with: string
  readonly begunOn: Day
  readonly dueOn: Day
  readonly answeredOn?: Day | undefined
  readonly answer?: string | undefined
}

export interface Escalation {
  readonly stages: readonly EscalationStage[]
  readonly steps: readonly EscalationStep[]
  readonly settledOn?: Day | undefined
}

/** How a disagreement stands. */
export interface EscalationStanding {
  readonly state: 'waiting' | 'overdue' | 'answered' | 'settled'
  readonly at: EscalationStep
  /** Working days past its day, where it is. */
  readonly workingDaysLate: number
  /** Where it can be taken next; undefined at the last stage. */
  readonly next: EscalationStage | undefined
}

/** The step with which a stage begins on a day. Undefined where the calendar does not reach so far. */
export function beginStage(
  stage: EscalationStage,
  whom: string,
  on: Day,
  calendar: WorkingCalendar,
): EscalationStep | undefined {
  const dueOn = calendar.add(on, stage.workingDays)
  return dueOn === undefined ? undefined : { stageId: stage.id, stageName: stage.name, with: whom, begunOn: on, dueOn }
}

/**
 * How a disagreement stands on a day. An answer does not settle it: it is settled when the outcome for the child is
 * written, and until then may be taken to the next stage.
 */
export function standingOf(
  { stages, steps, settledOn }: Escalation,
  today: Day,
  calendar: WorkingCalendar,
): EscalationStanding {
  const at = steps.at(-1)
  if (at === undefined) throw new RangeError('An escalation begins with its first stage')
  const index = stages.findIndex(each => each.id === at.stageId)
  const next = settledOn === undefined ? stages[index + 1] : undefined
  const isLate = settledOn === undefined && at.answeredOn === undefined && today > at.dueOn
  return {
    state:
      settledOn !== undefined ? 'settled' : at.answeredOn !== undefined ? 'answered' : isLate ? 'overdue' : 'waiting',
    at,
    workingDaysLate: isLate ? (calendar.between(at.dueOn, today) ?? today - at.dueOn) : 0,
    next,
  }
}
