import { day } from '../../domain/calendar/day.ts'
import type { AuditedDecision } from '../../store/thresholds/index.ts'
import type { ExportTable } from '../../ui/index.ts'
import { escalationWords } from './pages/escalation-table.tsx'
import type { Frameworks, StandingEscalation } from './reading.ts'

type Names = ReadonlyMap<string, string>

/** Decisions to save, with the framework's words. */
export function decisionsTable(
  rows: readonly AuditedDecision[],
  frameworks: Frameworks,
  names: Names,
): ExportTable<AuditedDecision> {
  const contexts = ({ version, contexts: ids }: AuditedDecision) =>
    frameworks
      .of(version)
      .contexts.filter(each => ids.includes(each.id))
      .map(each => each.name)
      .join(', ')
  return {
    name: 'threshold-decisions',
    rows,
    columns: [
      { heading: 'Child', kind: 'text', value: each => names.get(each.child_id) },
      { heading: 'Child id', kind: 'text', value: each => each.child_id },
      { heading: 'Decided', kind: 'day', value: each => day(each.decided_on) },
      { heading: 'Level', kind: 'text', value: each => each.level_name },
      { heading: 'Direction', kind: 'text', value: each => each.direction },
      { heading: 'Framework version', kind: 'number', value: each => each.version },
      { heading: 'Outside home', kind: 'text', value: contexts },
      { heading: 'Consent', kind: 'text', value: each => each.consent },
      { heading: 'Partner', kind: 'text', value: each => each.partner_view },
      { heading: 'Why', kind: 'text', value: each => each.rationale },
      { heading: 'Decided by', kind: 'text', value: each => each.decided_by_name },
      { heading: 'Auditor’s level', kind: 'text', value: each => each.audit?.level_name },
      { heading: 'Looked at again by', kind: 'day', value: each => day(each.next_on) },
    ],
  }
}

/** The escalation log to save. */
export function escalationsTable(rows: readonly StandingEscalation[], names: Names): ExportTable<StandingEscalation> {
  return {
    name: 'escalation-log',
    rows,
    columns: [
      { heading: 'Child', kind: 'text', value: ({ row }) => names.get(row.child_id) },
      { heading: 'Child id', kind: 'text', value: ({ row }) => row.child_id },
      { heading: 'Raised', kind: 'day', value: ({ row }) => day(row.raised_on) },
      { heading: 'Kind', kind: 'text', value: ({ row }) => row.kind },
      { heading: 'Raised by', kind: 'text', value: ({ row }) => row.raised_by },
      { heading: 'Agency', kind: 'text', value: ({ row }) => row.agency },
      { heading: 'What about', kind: 'text', value: ({ row }) => row.what },
      { heading: 'Stage', kind: 'text', value: ({ standing }) => standing.at.stageName },
      { heading: 'Answer due', kind: 'day', value: ({ standing }) => standing.at.dueOn },
      { heading: 'How it stands', kind: 'text', value: escalationWords },
      { heading: 'Outcome for the child', kind: 'text', value: ({ row }) => row.outcome },
      {
        heading: 'Settled',
        kind: 'day',
        value: ({ row }) => (row.settled_on === null ? undefined : day(row.settled_on)),
      },
    ],
  }
}
