import { type DurationClock, marks, type OpenFor } from '../../../analysis/index.ts'
import type { Organisation } from '../../../domain/access/organisation.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import {
  Count,
  CountLink,
  EmptyState,
  hrefWith,
  PageHeading,
  PrintButton,
  ShortDate,
  SubNavigation,
  Table,
} from '../../../ui/index.ts'
import type { ChosenPart } from '../../live/index.ts'
import { MonthsHistogram } from './months-histogram.tsx'

export interface DurationPageProps {
  readonly all: readonly OpenFor[]
  readonly listed: readonly OpenFor[]
  readonly names: ReadonlyMap<string, string>
  readonly chosen: ChosenPart
  readonly organisation: Organisation
  readonly day: Day
  readonly today: Day
  readonly clock: DurationClock
  readonly mark: number
  readonly on: string | undefined
}

const clocks: readonly (readonly [DurationClock, string, string])[] = [
  ['involvement', 'This involvement', 'Months since the referral that opened the present episode, whatever the plan.'],
  ['plan', 'Present plan', 'Months on the present plan or status.'],
  [
    'cumulative',
    'Last 36 months',
    'Months open in the last 36, closures of 90 days or fewer joined, so that closing and reopening does not start again.',
  ],
]

/** Children open for long, on three clocks, because one can be reset by closing and opening again. */
export function DurationPage(props: DurationPageProps) {
  const { all, listed, names, chosen, organisation, day, today, clock, mark, on } = props
  const address = (query: Record<string, string | number>) =>
    hrefWith('/how-long', { ...chosen.query, on, clock, ...query })
  const statuses = [...new Set(all.map(each => each.status))]
  const past = (status: string | undefined, months: number) =>
    all.filter(each => (status === undefined || each.status === status) && each.months >= months).length
  const workers = new Map(organisation.workers.map(each => [each.id, each.name ?? each.id]))
  const units = new Map(organisation.units.map(each => [each.id, each.name]))
  const pastMark = past(undefined, mark)
  const mayOpen = all.filter(each => each.months >= mark && each.mayOpen).length
  return (
    <>
      <PageHeading
        caption={chosen.title}
        lead={`How long children have been open, as at ${day === today ? 'today, ' : ''}${longDate(day)}.`}
        actions={<PrintButton />}
      >
        How long
      </PageHeading>
      <SubNavigation
        label="Which clock"
        items={clocks.map(([name, text]) => ({ text, href: address({ clock: name, mark }), current: name === clock }))}
      />
      <p class="govuk-body">{clocks.find(([name]) => name === clock)![2]}</p>
      <MonthsHistogram months={all.map(each => each.months)} />
      <Table
        caption="Open for at least 9, 12, 15 and 18 months"
        captionSize="m"
        rows={[...statuses.map((status): string | undefined => status), undefined]}
        columns={[
          {
            key: 'status',
            heading: 'Open for',
            cell: status => (status === undefined ? <strong>All</strong> : status),
          },
          { key: 'all', heading: 'Children', numeric: true, cell: status => <Count count={past(status, 0)} /> },
          ...marks.map(each => ({
            key: String(each),
            heading: `${each} months`,
            numeric: true,
            cell: (status: string | undefined) =>
              status === undefined ? (
                <CountLink
                  count={past(status, each)}
                  of={all.length}
                  href={address({ mark: each })}
                  what={`children open ${each} months or more`}
                />
              ) : (
                <Count count={past(status, each)} />
              ),
          })),
        ]}
      />
      <h2 class="govuk-heading-m">
        Children open {mark} months or more: <Count count={pastMark} />
      </h2>
      {pastMark > mayOpen && (
        <p class="govuk-body">
          {pastMark - mayOpen} of them are outside your scope: they are counted above and not listed here.
        </p>
      )}
      <Table<OpenFor>
        caption={`Children open ${mark} months or more, longest first`}
        captionHidden
        rows={listed}
        empty={
          <EmptyState title="Nobody to list">
            No child you may open has been open {mark} months or more on this clock.
          </EmptyState>
        }
        columns={[
          {
            key: 'child',
            heading: 'Child',
            cell: each => (
              <a class="govuk-link" href={`/children/${encodeURIComponent(each.childId)}`}>
                {names.get(each.childId) ?? `Child ${each.childId}`}
              </a>
            ),
          },
          { key: 'status', heading: 'Open for', cell: each => each.status },
          { key: 'months', heading: 'Months', numeric: true, cell: each => <Count count={each.months} /> },
          {
            key: 'since',
            heading: 'Since',
            cell: each => (each.since === undefined ? '–' : <ShortDate day={each.since} />),
          },
          {
            key: 'crossed',
            heading: 'Reached this month',
            cell: each => (each.crossed === undefined ? '' : `${each.crossed} months`),
          },
          {
            key: 'held',
            heading: 'Who holds the case',
            cell: each =>
              `${each.worker === undefined ? 'Unallocated' : (workers.get(each.worker) ?? each.worker)}, ${each.unit === undefined ? 'unit not known' : (units.get(each.unit) ?? each.unit)}`,
          },
        ]}
      />
    </>
  )
}
