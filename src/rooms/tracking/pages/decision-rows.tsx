import { day } from '../../../domain/calendar/day.ts'
import { englandDay } from '../../../domain/calendar/england-day.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { criticalQuestionsOf } from '../../../domain/tracking/rules.ts'
import type { TrackingDecision } from '../../../store/tracking/index.ts'
import type { SummaryRow } from '../../../ui/index.ts'
import { changedWords, decisionTitle } from '../words.ts'

/** A decision in full, one line each; what nobody filled in is left out. */
export function decisionRows(decision: TrackingDecision, ownerName: (ownerId: string) => string): SummaryRow[] {
  const row = (key: string, value: string | null | undefined): SummaryRow[] =>
    value === null || value === undefined || value === '' ? [] : [{ key, value: <bdi class="sl-breaks">{value}</bdi> }]
  return [
    ...row('Decision', decisionTitle(decision.decision)),
    ...row('Why', decision.rationale),
    ...row('What will be different', decision.change),
    ...row('The child’s timeframe', decision.timeframe),
    ...row('Conditions', decision.conditions),
    ...row('Who', ownerName(decision.owner_id)),
    ...row('What', decision.what),
    ...row('By when', longDate(day(decision.carry_out_by))),
    ...row('If not', decision.if_not),
    ...row('Dissent', decision.dissent),
    ...row('Level, worker and manager', levels(decision)),
    ...row(
      'Independent view',
      decision.independent_view === '' ? '' : `${decision.independent_view} (${decision.independent_by})`,
    ),
    ...row('Family told', told(decision)),
    ...criticalQuestionsOf(decision.questions_version).flatMap(({ id, text }) => row(text, decision.answers[id])),
    ...row('Decided', longDate(day(decision.decided_on))),
    ...row('Recorded', `${decision.recorded_by_name}, ${longDate(englandDay(decision.recorded_at))}`),
    ...row('Changed since', changedWords(decision)),
  ]
}

function levels({ worker_view, manager_view }: TrackingDecision): string {
  if (worker_view === null && manager_view === null) return ''
  const differs = worker_view !== null && manager_view !== null && worker_view !== manager_view
  return `${worker_view ?? 'not said'} and ${manager_view ?? 'not said'}${differs ? ': they differ' : ''}`
}

function told({ told_by, told_on }: TrackingDecision): string {
  if (told_on !== null) return `${longDate(day(told_on))}${told_by === '' ? '' : `, by ${told_by}`}`
  return told_by === '' ? 'not yet, and nobody is named' : `not yet; ${told_by} is to`
}
