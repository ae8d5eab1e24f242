import { day } from '../../../domain/calendar/day.ts'
import type { AuditedDecision } from '../../../store/thresholds/index.ts'
import { Button, ButtonGroup, EmptyState, Link, NotificationBanner, ShortDate, Table } from '../../../ui/index.ts'
import { childThresholdsHref, decisionHref } from '../addresses.ts'
import type { Frameworks, StandingEscalation } from '../reading.ts'
import { EscalationTable } from './escalation-table.tsx'

interface ChildThresholdsProps {
  readonly childId: string
  readonly decisions: readonly AuditedDecision[]
  readonly escalations: readonly StandingEscalation[]
  readonly frameworks: Frameworks
  readonly today: number
  readonly mayRecord: boolean
  readonly done: 'decided' | 'raised' | undefined
}

/** What level of help was decided for a child, when and why, and what professionals disagreed on. */
export function ChildThresholds({
  childId,
  decisions,
  escalations,
  frameworks,
  today,
  mayRecord,
  done,
}: ChildThresholdsProps) {
  return (
    <>
      {done !== undefined && (
        <NotificationBanner
          type="success"
          text={done === 'decided' ? 'The decision is recorded.' : 'The escalation is raised, and its clock runs.'}
        />
      )}
      {mayRecord && (
        <ButtonGroup>
          <Button href={childThresholdsHref(childId, '/decide')}>Record a threshold decision</Button>
          <Button variant="secondary" href={childThresholdsHref(childId, '/escalate')}>
            Escalate a disagreement
          </Button>
        </ButtonGroup>
      )}
      <Table<AuditedDecision>
        caption="Threshold decisions, the latest first"
        captionSize="m"
        rows={decisions}
        empty={
          <EmptyState title="No threshold decision is recorded">
            Decisions recorded here stand against the framework of their day.
          </EmptyState>
        }
        columns={[
          {
            key: 'level',
            heading: 'Level',
            cell: each => (
              <div>
                <Link href={decisionHref(each)}>{each.level_name}</Link>
                <br />
                <span class="sl-quiet">{movedWords(each, frameworks)}</span>
              </div>
            ),
          },
          { key: 'on', heading: 'Decided', cell: each => <ShortDate day={day(each.decided_on)} /> },
          { key: 'by', heading: 'By', class: 'sl-breaks', cell: each => <bdi>{each.decided_by_name}</bdi> },
          { key: 'partner', heading: 'Partner', cell: each => each.partner_view },
          {
            key: 'next',
            heading: 'Looked at again by',
            cell: each => (
              <div>
                <ShortDate day={day(each.next_on)} />
                {each === decisions[0] && day(each.next_on) < today && (
                  <>
                    {' '}
                    <strong>overdue</strong>
                  </>
                )}
              </div>
            ),
          },
        ]}
      />
      <EscalationTable caption="Disagreements between professionals" rows={escalations} />
    </>
  )
}

/** "up from Additional", "first decided": how a decision moved. */
export function movedWords({ direction, level_before, version }: AuditedDecision, frameworks: Frameworks): string {
  if (level_before === null) return 'the first decided here'
  const before = frameworks.of(version).levels.find(each => each.id === level_before)?.name ?? level_before
  return direction === 'up'
    ? `up from ${before}`
    : direction === 'down'
      ? `down from ${before}`
      : `as before, ${before}`
}
