import type { DecisionListed } from '../../analysis/index.ts'
import type { Organisation } from '../../domain/access/organisation.ts'
import { day } from '../../domain/calendar/day.ts'
import { criticalQuestionsOf } from '../../domain/tracking/rules.ts'
import type { TrackingDecision, TrackingMeeting } from '../../store/tracking/index.ts'
import type { ExportTable } from '../../ui/index.ts'
import { openTitle } from '../child/index.ts'
import { holderNamer, unitName } from '../live/index.ts'
import type { NamedRow, ReviewSeen } from './agenda.ts'
import type { WatchRow } from './pages/watch.tsx'
import { changedWords, decisionTitle, type PartKey, reasonWords, reviewWords, withdrawnWords } from './words.ts'

/** One part of an agenda, to save. */
export function agendaTable(
  month: string,
  part: PartKey,
  rows: readonly NamedRow[],
  organisation: Organisation,
): ExportTable<NamedRow> {
  const holderName = holderNamer(organisation)
  return {
    name: `progress-meeting-${month}-${part}`,
    rows,
    columns: [
      { heading: 'Child', kind: 'text', value: each => each.name },
      { heading: 'Child id', kind: 'text', value: each => each.childId },
      { heading: 'Open for', kind: 'text', value: each => openTitle(each.status) },
      { heading: 'Why', kind: 'text', value: each => each.reasons.map(reasonWords).join('; ') },
      { heading: 'Put on or taken off', kind: 'text', value: each => each.change?.reason },
      { heading: 'Months on the present plan', kind: 'number', value: each => each.clocks.plan },
      { heading: 'Months of this involvement', kind: 'number', value: each => each.clocks.involvement },
      { heading: 'Months open of the last 36', kind: 'number', value: each => each.clocks.cumulative },
      { heading: 'Last review', kind: 'day', value: each => each.lastReviewedOn },
      {
        heading: 'Worker',
        kind: 'text',
        value: each => holderName(each.worker),
      },
      { heading: 'Unit', kind: 'text', value: each => unitName(organisation, each.unit) },
      { heading: 'Decided', kind: 'text', value: ({ decision, review }) => decidedWords(decision, review) },
    ],
  }
}

function decidedWords(decision: TrackingDecision | undefined, review: ReviewSeen | undefined): string | undefined {
  if (decision !== undefined) return decisionTitle(decision.decision)
  return review && reviewWords(review)
}

/** The decisions behind a number, to save. */
export function decisionsTable(
  rows: readonly DecisionListed[],
  names: ReadonlyMap<string, string>,
): ExportTable<DecisionListed> {
  return {
    name: 'progress-decisions',
    rows,
    columns: [
      { heading: 'Child', kind: 'text', value: each => names.get(each.childId) },
      { heading: 'Child id', kind: 'text', value: each => each.childId },
      { heading: 'Decision', kind: 'text', value: each => decisionTitle(each.decision) },
      { heading: 'Decided', kind: 'day', value: each => each.on },
      { heading: 'By when', kind: 'day', value: each => each.carryOutBy },
      { heading: 'Carried out', kind: 'day', value: each => each.carriedOutOn },
      { heading: 'How', kind: 'text', value: each => each.carriedOutAs },
      { heading: 'Three months on', kind: 'text', value: each => each.threeMonthsOn },
      { heading: 'Six months on', kind: 'text', value: each => each.sixMonthsOn },
    ],
  }
}

/** A decision with the name of its child. */
export interface Minuted {
  readonly decision: TrackingDecision
  readonly name: string
}

/** The minutes of a meeting, to save. */
export function minutesTable(
  meeting: TrackingMeeting,
  rows: readonly Minuted[],
  ownerName: (ownerId: string) => string,
): ExportTable<Minuted> {
  const text = (heading: string, value: (decision: TrackingDecision) => string | null) => ({
    heading,
    kind: 'text' as const,
    value: ({ decision }: Minuted) => value(decision),
  })
  const date = (heading: string, value: (decision: TrackingDecision) => string | null) => ({
    heading,
    kind: 'day' as const,
    value: ({ decision }: Minuted) => {
      const found = value(decision)
      return found === null ? null : day(found)
    },
  })
  const version = rows.at(-1)?.decision.questions_version ?? 1
  return {
    name: `minutes-of-progress-meeting-${meeting.held_on}`,
    rows,
    columns: [
      { heading: 'Child', kind: 'text', value: each => each.name },
      text('Child id', each => each.child_id),
      date('Decided', each => each.decided_on),
      text('Decision', each => decisionTitle(each.decision)),
      text('Why', each => each.rationale),
      text('What will be different', each => each.change),
      text('The child’s timeframe', each => each.timeframe),
      text('Conditions', each => each.conditions),
      text('Who', each => ownerName(each.owner_id)),
      text('What', each => each.what),
      date('By when', each => each.carry_out_by),
      text('If not', each => each.if_not),
      text('Dissent', each => each.dissent),
      text('Worker’s view of the level', each => each.worker_view),
      text('Manager’s view of the level', each => each.manager_view),
      text('Independent view', each => each.independent_view),
      text('Whose', each => each.independent_by),
      text('Withdrawn', each => withdrawnWords(each) ?? null),
      text('Changed since', each => changedWords(each) ?? null),
      text('Who tells the family', each => each.told_by),
      date('Family told', each => each.told_on),
      ...criticalQuestionsOf(version).map(question => text(question.text, each => each.answers[question.id] ?? '')),
    ],
  }
}

/** The twelve-week watch, to save. */
export function watchTable(rows: readonly WatchRow[], organisation: Organisation): ExportTable<WatchRow> {
  return {
    name: 'twelve-week-watch',
    rows,
    columns: [
      { heading: 'Child', kind: 'text', value: each => each.name },
      { heading: 'Child id', kind: 'text', value: each => each.childId },
      { heading: 'Stepped down', kind: 'day', value: each => each.on },
      { heading: 'From', kind: 'text', value: each => each.from },
      { heading: 'To', kind: 'text', value: each => each.to },
      { heading: 'Watched until', kind: 'day', value: each => each.watchedUntil },
      { heading: 'Came back', kind: 'day', value: each => each.backOn },
      { heading: 'How', kind: 'text', value: each => each.backAs },
      { heading: 'Last seen', kind: 'day', value: each => each.lastSeenOn },
      { heading: 'Worker', kind: 'text', value: each => each.worker },
      { heading: 'Unit', kind: 'text', value: each => unitName(organisation, each.unit) },
    ],
  }
}
