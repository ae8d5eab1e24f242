import type { Organisation } from '../../../domain/access/organisation.ts'
import {
  Change,
  type Children,
  Count,
  CountLink,
  EmptyState,
  hrefWith,
  numberText,
  Sparkline,
  Table,
  tooFewWords,
} from '../../../ui/index.ts'
import {
  boardHref,
  countOf,
  dueHref,
  type StandardLine,
  type UnitRow,
  UnitsFunnel,
  unitRows,
  type View,
} from '../../live/index.ts'
import type { DriftCohort, ServiceHome, Travel } from '../service.ts'
import { UnseenSection } from './unseen.tsx'
import { WithoutWorker } from './without-worker.tsx'

interface ServicePageProps {
  readonly view: View
  readonly service: ServiceHome
  readonly organisation: Organisation
  readonly names: ReadonlyMap<string, string>
  /** The standard in which units are compared; all of them where left out. */
  readonly standard: string | undefined
  /** This page with units compared in another standard. */
  readonly address: (standard: string | undefined) => string
  readonly source: Children
}

/** A service's own page: which differences are more than chance, who was not seen, what stands out, which way it goes. */
export function ServicePage({ view, service, organisation, names, standard, address, source }: ServicePageProps) {
  const groups = unitRows(service.board, organisation)
  const rows = groups.flatMap(each => each.rows)
  return (
    <>
      <UnseenSection {...{ view, names, organisation }} unseen={service.unseen} />
      <Exceptions view={view} service={service} />
      <Travels travel={service.travel} />
      <Drift view={view} service={service} />
      <UnitsFunnel
        {...{ view, rows, standard, source }}
        ownUnit={undefined}
        address={each => `${address(each)}#funnel`}
      />
      <Units view={view} groups={groups} />
    </>
  )
}

/** Which way the service goes: the months, and whether the last of them differs from the others by more than chance. */
function Travels({ travel }: { readonly travel: readonly Travel[] }) {
  const text = (value: number | null, isShare: boolean) =>
    value === null ? (isShare ? tooFewWords : 'not known') : isShare ? value.toFixed(2) : numberText(value)
  return (
    <Table<Travel>
      caption="Direction of travel over two years"
      captionSize="m"
      rows={travel}
      columns={[
        { key: 'what', heading: 'Measure', cell: each => each.title },
        {
          key: 'then',
          heading: 'A year ago',
          numeric: true,
          cell: each => text(each.values.at(-13) ?? null, each.isShare),
        },
        { key: 'now', heading: 'Today', numeric: true, cell: each => text(each.values.at(-1) ?? null, each.isShare) },
        {
          key: 'line',
          heading: 'By month',
          cell: each => (
            <Sparkline
              values={each.values}
              told={value => text(value, each.isShare)}
              label={`${each.title}, month by month over two years`}
            />
          ),
        },
        { key: 'change', heading: 'Last whole month', cell: each => <Change verdict={each.verdict} /> },
      ]}
    />
  )
}

function Exceptions({ view, service }: { readonly view: View; readonly service: ServiceHome }) {
  return (
    <section id="exceptions">
      <Table<StandardLine>
        caption="Exceptions: worse than chance makes it, or late by more than 20 working days"
        captionSize="m"
        rows={service.exceptions}
        empty={
          <EmptyState title="No exceptions">
            No standard has become worse beyond chance, and nothing is late by more than 20 working days.
          </EmptyState>
        }
        columns={[
          {
            key: 'standard',
            heading: 'Standard',
            cell: each => (
              <a class="govuk-link" href={`/standards/${each.id}`}>
                {each.title}
              </a>
            ),
          },
          {
            key: 'long',
            heading: 'Late by more than 20 working days',
            numeric: true,
            cell: each => <Count count={each.line.ageing[2]} />,
          },
          {
            key: 'overdue',
            heading: 'Overdue in all',
            numeric: true,
            cell: each => (
              <CountLink
                count={each.line.overdue}
                href={dueHref(view, { standard: each.id, band: 'overdue' })}
                what={`overdue: ${each.title}`}
              />
            ),
          },
          { key: 'change', heading: 'Done in time, last whole month', cell: each => <Change verdict={each.change} /> },
        ]}
      />
      <WithoutWorker view={view} count={service.unallocated} />
    </section>
  )
}

function Drift({ view, service }: { readonly view: View; readonly service: ServiceHome }) {
  const href = (mark: number, stand: string) =>
    hrefWith('/how-long', { ...view.chosen.query, mark: mark === 9 ? undefined : mark, stand })
  const number = (key: keyof DriftCohort & string, heading: string, stand: string) => ({
    key,
    heading,
    numeric: true,
    cell: (each: DriftCohort) => (
      <CountLink count={each[key]} href={`${href(each.mark, stand)}#list`} what={`${heading}: ${each.mark} months`} />
    ),
  })
  return (
    <>
      <Table<DriftCohort>
        caption="Drift: children open for long in this involvement"
        captionSize="m"
        rows={service.drift}
        columns={[
          { key: 'mark', heading: 'Open for', cell: each => `${each.mark} months` },
          number('reaching', 'Reach it this month', 'reaching'),
          number('past', 'Open that long already', 'past'),
          ...(service.knowsReviews ? [number('notReviewed', 'Past it, no senior review for it', 'not-reviewed')] : []),
        ]}
      />
      {!service.knowsReviews && (
        <p class="govuk-body-s">
          Whether anybody senior has reviewed their progress is not known: no such reviews have been supplied.
        </p>
      )}
    </>
  )
}

interface UnitsProps {
  readonly view: View
  readonly groups: readonly { readonly heading: string; readonly rows: readonly UnitRow[] }[]
}

function Units({ view, groups }: UnitsProps) {
  const whose = (each: UnitRow) => ({ service: undefined, unit: each.key })
  return (
    <Table<UnitRow>
      caption="Units, in the organisation’s own order"
      captionSize="m"
      groups={groups}
      empty={<EmptyState title="No unit holds a child">No unit of this service has a clock running.</EmptyState>}
      columns={[
        {
          key: 'unit',
          heading: 'Unit',
          cell: each => (
            <a class="govuk-link" href={boardHref(view, whose(each))}>
              {each.name}
            </a>
          ),
        },
        {
          key: 'open',
          heading: 'Clocks running',
          numeric: true,
          cell: each => (
            <CountLink
              count={countOf(each.open)}
              href={dueHref(view, { ...whose(each), state: 'open' })}
              what={`clocks running in ${each.name}`}
            />
          ),
        },
        {
          key: 'overdue',
          heading: 'Overdue',
          numeric: true,
          cell: each => (
            <CountLink
              count={countOf(each.overdue)}
              href={dueHref(view, { ...whose(each), band: 'overdue' })}
              what={`overdue in ${each.name}`}
            />
          ),
        },
      ]}
    />
  )
}
