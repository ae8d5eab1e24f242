import { day } from '../../../domain/calendar/day.ts'
import { shortDate } from '../../../domain/calendar/wording.ts'
import { counted } from '../../../domain/words/numbers.ts'
import { type Children, EmptyState, Link, ShortDate, Table, Tag } from '../../../ui/index.ts'
import { escalationHref } from '../addresses.ts'
import type { StandingEscalation } from '../reading.ts'

/** Disagreements with the stage each is at, its day and how it stands. */
export function EscalationTable({
  caption,
  rows,
  childName,
  empty,
}: {
  readonly caption: string
  readonly rows: readonly StandingEscalation[]
  /** Of a child by its id, where the table is of more than one. */
  readonly childName?: ((childId: string) => Children) | undefined
  readonly empty?: Children
}) {
  return (
    <Table<StandingEscalation>
      caption={caption}
      captionSize="m"
      rows={rows}
      empty={
        empty ?? (
          <EmptyState title="No disagreement is recorded">
            A disagreement that is not settled at once is escalated, stage by stage.
          </EmptyState>
        )
      }
      columns={[
        ...(childName === undefined
          ? []
          : [{ key: 'child', heading: 'Child', cell: (each: StandingEscalation) => childName(each.row.child_id) }]),
        {
          key: 'what',
          heading: 'What about',
          class: 'sl-breaks',
          cell: ({ row }) => (
            <div>
              <Link href={escalationHref(row)}>
                <bdi>{row.what}</bdi>
              </Link>
              <br />
              <span class="sl-quiet">
                {row.kind}, raised {shortDate(day(row.raised_on))} by <bdi>{row.raised_by}</bdi>
              </span>
            </div>
          ),
        },
        {
          key: 'stage',
          heading: 'Stage',
          cell: ({ standing }) => (
            <div>
              {standing.at.stageName}
              <br />
              <span class="sl-quiet">
                <bdi>{standing.at.with}</bdi>
              </span>
            </div>
          ),
        },
        { key: 'due', heading: 'Answer due', cell: ({ standing }) => <ShortDate day={standing.at.dueOn} /> },
        { key: 'state', heading: 'How it stands', cell: each => <EscalationState {...each} /> },
        {
          key: 'outcome',
          heading: 'Outcome for the child',
          class: 'sl-breaks',
          cell: ({ row }) => (row.outcome === null ? '–' : <bdi>{row.outcome}</bdi>),
        },
      ]}
    />
  )
}

/** How one stands, in words. */
export function escalationWords({ standing }: Pick<StandingEscalation, 'standing'>): string {
  if (standing.state === 'overdue') return `${counted(standing.workingDaysLate, 'working day')} late`
  return standing.state === 'waiting' ? 'waiting' : standing.state === 'answered' ? 'answered, not settled' : 'settled'
}

/** The same, by its colour. */
export function EscalationState(each: StandingEscalation) {
  const { state } = each.standing
  const colour = state === 'overdue' ? 'red' : state === 'settled' ? 'green' : 'blue'
  return <Tag colour={colour}>{escalationWords(each)}</Tag>
}
