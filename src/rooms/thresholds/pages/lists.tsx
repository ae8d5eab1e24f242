import { day } from '../../../domain/calendar/day.ts'
import type { AuditedDecision } from '../../../store/thresholds/index.ts'
import {
  type Children,
  ChosenFilters,
  Count,
  Downloads,
  EmptyState,
  Link,
  NoFiles,
  numberText,
  PageHeading,
  PrintButton,
  ShortDate,
  Table,
} from '../../../ui/index.ts'
import { decisionHref } from '../addresses.ts'
import type { Frameworks, StandingEscalation } from '../reading.ts'
import { movedWords } from './child-thresholds.tsx'
import { EscalationTable } from './escalation-table.tsx'
import { ThresholdNavigation } from './framework.tsx'

interface ListProps {
  readonly counted: number
  readonly outside: number
  readonly chosen: readonly { readonly heading: string; readonly text: string }[]
  readonly path: string
  readonly exportHref: ((format: string) => string) | undefined
  readonly maySeeNumbers: boolean
  readonly childName: (childId: string) => Children
}

function ResultCount({
  counted,
  outside,
  single,
  plural,
}: {
  readonly counted: number
  readonly outside: number
  readonly single: string
  readonly plural: string
}) {
  return (
    <p class="govuk-body sl-result-count" data-result>
      <Count count={counted} /> {counted === 1 ? single : plural}
      {outside > 0 && `, ${numberText(outside)} of them outside your scope and not listed`}
    </p>
  )
}

function Chosen({ chosen, path }: Pick<ListProps, 'chosen' | 'path'>) {
  return (
    <ChosenFilters
      clearHref={path}
      chosen={chosen.map(({ heading, text }) => ({ heading, items: [{ text, href: path }] }))}
    />
  )
}

/** Decisions within scope, the latest first. */
export function DecisionsPage(
  props: ListProps & { readonly rows: readonly AuditedDecision[]; readonly frameworks: Frameworks },
) {
  const { rows, frameworks, exportHref, childName, maySeeNumbers } = props
  return (
    <>
      <PageHeading actions={<PrintButton />}>Threshold decisions</PageHeading>
      <ThresholdNavigation current="decisions" maySeeNumbers={maySeeNumbers} mayList />
      <Chosen {...props} />
      <ResultCount {...props} single="decision" plural="decisions" />
      {!exportHref && rows.length > 0 && <NoFiles />}
      {exportHref && rows.length > 0 && (
        <Downloads what="these decisions" csv={exportHref('csv')} xlsx={exportHref('xlsx')} />
      )}
      <Table<AuditedDecision>
        caption="Threshold decisions, the latest first"
        captionHidden
        rows={rows}
        empty={
          <EmptyState title="No decision to list">
            A decision is recorded on the child’s own page, under “Level of help”.
          </EmptyState>
        }
        columns={[
          { key: 'child', heading: 'Child', cell: each => childName(each.child_id) },
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
          { key: 'audit', heading: 'Auditor', cell: each => each.audit?.level_name ?? '–' },
          { key: 'next', heading: 'Looked at again by', cell: each => <ShortDate day={day(each.next_on)} /> },
        ]}
      />
    </>
  )
}

/** The escalation log within scope: what is overdue first. */
export function EscalationsPage(
  props: ListProps & { readonly rows: readonly StandingEscalation[]; readonly longPlans: number | undefined },
) {
  const { rows, exportHref, childName, maySeeNumbers, longPlans } = props
  return (
    <>
      <PageHeading
        lead="What professionals do not agree on, whose answer is due when, and what came of it for the child."
        actions={<PrintButton />}
      >
        Escalation log
      </PageHeading>
      <ThresholdNavigation current="escalations" maySeeNumbers={maySeeNumbers} mayList />
      {longPlans !== undefined && longPlans > 0 && (
        <p class="govuk-body">
          <Link href="/due?standard=CP-13">{`${numberText(longPlans)} long protection ${longPlans === 1 ? 'plan has' : 'plans have'} passed a mark`}</Link>{' '}
          with neither a senior review nor a challenge by the chair since.
        </p>
      )}
      <Chosen {...props} />
      <ResultCount {...props} single="escalation" plural="escalations" />
      {!exportHref && rows.length > 0 && <NoFiles />}
      {exportHref && rows.length > 0 && <Downloads what="this log" csv={exportHref('csv')} xlsx={exportHref('xlsx')} />}
      <EscalationTable
        caption="Escalations, overdue first"
        rows={rows}
        childName={childName}
        empty={
          <EmptyState title="No escalation to list">
            A disagreement is escalated on the child’s own page, under “Level of help”.
          </EmptyState>
        }
      />
    </>
  )
}
