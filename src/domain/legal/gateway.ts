import { type Day, parseDay } from '../calendar/day.ts'
import { longDate } from '../calendar/wording.ts'
import {
  dayOf,
  type GatewayDecision,
  type LegalProcess,
  type LegalStage,
  stageOfProcess,
  type ThresholdAnswer,
} from './process.ts'
import { isPast, lastDayOf } from './weeks.ts'

/** What a gateway panel said about a process. Days are as "2026-05-01". */
export interface Decided {
  readonly held_on: string
  readonly threshold_met: ThresholdAnswer
  readonly decision: GatewayDecision
  readonly reasons: string
  /** Put off: when it comes back. */
  readonly back_on: string | null
  /** Continued past sixteen weeks: until when. */
  readonly extended_until: string | null
  /** Who decided: name and post. */
  readonly decided_by: string
}

export interface DecisionProblem {
  readonly field: 'held_on' | 'threshold_met' | 'decision' | 'reasons' | 'back_on' | 'extended_until'
  readonly message: string
}

const possible: Readonly<Record<LegalStage, readonly GatewayDecision[]>> = {
  referred: ['pre-proceedings', 'issue proceedings', 'no legal action', 'come back'],
  'pre-proceedings': ['continue pre-proceedings', 'step down', 'issue proceedings', 'come back'],
  'to be issued': ['issue proceedings', 'pre-proceedings', 'step down', 'no legal action', 'come back'],
  'in proceedings': [],
  ended: [],
}

/** What may be decided about a process as far as it has come. */
export function possibleDecisions(process: LegalProcess): readonly GatewayDecision[] {
  const all = possible[stageOfProcess(process)]
  if (stageOfProcess(process) !== 'to be issued') return all
  // Out of pre-proceedings it goes back into them or steps down; straight from a referral it does neither.
  const not = process.pre_proceedings_on === null ? 'step down' : 'no legal action'
  return all.filter(each => each !== not && !(each === 'pre-proceedings' && process.pre_proceedings_on !== null))
}

/** What a decision is in words. */
export const decisionWords: Readonly<Record<GatewayDecision, string>> = {
  'pre-proceedings': 'Begin pre-proceedings',
  'issue proceedings': 'Issue proceedings',
  'continue pre-proceedings': 'Continue pre-proceedings',
  'step down': 'Step down: end pre-proceedings without an application',
  'no legal action': 'No legal action',
  'come back': 'Not decided: come back with more',
}

/** What keeps a gateway's decision from being recorded of a process, by field of the form; none where it may be. */
export function checkDecision(process: LegalProcess, decided: Decided, today: Day): DecisionProblem[] {
  const problems: DecisionProblem[] = []
  const say = (field: DecisionProblem['field'], message: string) => problems.push({ field, message })
  const held = parseDay(decided.held_on)
  const referred = dayOf(process, 'pre_proceedings_on') ?? dayOf(process, 'referred_on')!
  if (held === undefined || held > today)
    say('held_on', `The day of the meeting must be today, ${longDate(today)}, or before`)
  else if (held < referred) say('held_on', `The day of the meeting must be on or after ${longDate(referred)}`)
  const { decision, threshold_met: threshold } = decided
  if (!possibleDecisions(process).includes(decision)) say('decision', 'That cannot be decided as far as this has come')
  if ((decision === 'pre-proceedings' || decision === 'issue proceedings') && threshold !== 'yes')
    say(
      'threshold_met',
      'Pre-proceedings and proceedings take a threshold that is met: choose yes, or decide otherwise',
    )
  if (decision === 'come back' && threshold === 'yes' && stageOfProcess(process) === 'referred')
    say('threshold_met', 'Where the threshold is met the panel decides what happens: choose not yet, or decide')
  if (decided.reasons.trim() === '')
    say('reasons', 'Enter the reasons: why the threshold is or is not met for this child')
  if (decision === 'come back') {
    const back = decided.back_on === null ? undefined : parseDay(decided.back_on)
    if (back === undefined) say('back_on', 'Enter the day it comes back to the gateway')
    else if (held !== undefined && back <= held) say('back_on', 'It comes back on a day after the meeting')
  }
  const from = dayOf(process, 'pre_proceedings_on')
  if (decision === 'continue pre-proceedings' && from !== undefined) {
    const until = decided.extended_until === null ? undefined : parseDay(decided.extended_until)
    const last = lastDayOf(from)
    if (until === undefined && held !== undefined && isPast(from, held))
      say('extended_until', `The sixteen weeks were over on ${longDate(last)}: enter the day it is extended to`)
    if (until !== undefined && until <= last)
      say('extended_until', `The sixteen weeks last until ${longDate(last)}: enter a later day, or leave it empty`)
  }
  return problems
}

/** What a decision changes of its process: nothing else of it does. */
export function effectOf(process: LegalProcess, decided: Decided): Partial<LegalProcess> {
  const { held_on, decision, threshold_met, reasons } = decided
  if (decision === 'come back') return { threshold_met, back_on: decided.back_on }
  const said = { threshold_met, decision, decided_on: held_on, back_on: null }
  switch (decision) {
    case 'pre-proceedings':
      return { ...said, pre_proceedings_on: held_on, to_issue_on: null }
    case 'issue proceedings':
      return { ...said, to_issue_on: process.to_issue_on ?? held_on }
    case 'continue pre-proceedings':
      return decided.extended_until === null
        ? said
        : {
            ...said,
            extended_until: decided.extended_until,
            extended_reason: reasons,
            extended_agreed_by: decided.decided_by,
          }
    case 'step down':
      return { ...said, ended_on: held_on, outcome: 'stepped down', outcome_reason: reasons, to_issue_on: null }
    case 'no legal action':
      return { ...said, closed_on: held_on, to_issue_on: null }
  }
}
