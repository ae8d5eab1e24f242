import { type Day, parseDay } from '../../domain/calendar/day.ts'
import { decisionWords, fieldOf, stepNames } from '../../domain/legal/index.ts'
import { capital } from '../../domain/words/capital.ts'
import type { WholeProcess } from '../../store/legal/index.ts'

/** Something that happened in a process. */
export interface ProcessEvent {
  readonly on: Day
  readonly what: string
  /** More of it, as it was entered. */
  readonly more: string | undefined
  readonly kind: 'step' | 'decision' | 'assessment' | 'agreement' | 'log'
}

/** Everything that happened in a process, in order of its day. */
export function eventsOf({ process, decisions, assessments, agreement, log }: WholeProcess): ProcessEvent[] {
  const events: ProcessEvent[] = []
  const add = (kind: ProcessEvent['kind'], on: string | null, what: string, more?: string | null) => {
    const day = on === null ? undefined : parseDay(on)
    if (day !== undefined) events.push({ kind, on: day, what, more: more ?? undefined })
  }
  if (process.is_taken_up) add('step', process.referred_on, 'Taken up from the extract', process.reason)
  else add('step', process.referred_on, 'Referred to legal', process.reason)
  for (const each of decisions) {
    const threshold = { yes: 'threshold met', no: 'threshold not met', 'not yet': 'threshold not met yet' }
    add(
      'decision',
      each.held_on,
      `Gateway: ${decisionWords[each.decision]}, ${threshold[each.threshold_met]}`,
      each.reasons,
    )
  }
  for (const name of stepNames) {
    const field = fieldOf(name)
    if (field.kind === 'day') add('step', process[name], field.label, moreOf(process, name))
  }
  for (const each of assessments) {
    add('assessment', each.commissioned_on, `Commissioned: ${each.what}`, each.from_whom)
    add('assessment', each.received_on, `Received: ${each.what}`)
    add('assessment', each.cancelled_on, `Cancelled: ${each.what}`, each.cancelled_because)
  }
  for (const each of agreement) {
    add('agreement', each.agreed_on, `Agreed: ${each.what}`, each.who)
    add('agreement', each.reviewed_on, `Looked at, ${each.result}: ${each.what}`, each.found)
    add('agreement', each.dropped_on, `Dropped: ${each.what}`, each.found)
  }
  for (const each of log)
    add('log', each.happened_on, `${capital(each.kind)}${each.with_whom ? `, ${each.with_whom}` : ''}`, each.said)
  return events.sort((a, b) => a.on - b.on)
}

/** The words that were entered along with a day. */
function moreOf(process: WholeProcess['process'], name: (typeof stepNames)[number]): string | null {
  switch (name) {
    case 'advice_on':
      return process.advice
    case 'family_meeting_on':
      return process.family_meeting
    case 'midpoint_review_on':
      return process.midpoint_found
    case 'ended_on':
      return [process.outcome, process.outcome_reason].filter(Boolean).join(': ') || null
    case 'final_order_on':
      return process.order_made
    case 'withdrawn_on':
      return process.withdrawn_because
    default:
      return null
  }
}
