import type { Day } from '../../../domain/calendar/day.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { Count, EmptyState, PageHeading, PrintButton, Table } from '../../../ui/index.ts'
import type { Week, WeekLine } from '../week.ts'

/** Somebody's week in a few lines, each a link: no name, and nothing of any child. */
export function WeekPage({ weeks, today }: { readonly weeks: readonly Week[]; readonly today: Day }) {
  return (
    <>
      <a class="govuk-back-link" href="/home">
        Home
      </a>
      <PageHeading
        lead={`As at ${longDate(today)}. Each line opens to what it counts. No name of a child is in it.`}
        actions={<PrintButton />}
      >
        Your week in short
      </PageHeading>
      {weeks.length === 0 && (
        <EmptyState title="There is no week to show">No post that you hold has numbers of its own.</EmptyState>
      )}
      {weeks.map(each => (
        <Table<WeekLine>
          caption={each.position}
          captionSize="m"
          rows={each.lines}
          columns={[
            {
              key: 'text',
              heading: 'What',
              cell: line => (
                <a class="govuk-link" href={line.href}>
                  {line.text}
                </a>
              ),
            },
            { key: 'count', heading: 'How many', numeric: true, cell: line => <Count count={line.count} /> },
          ]}
        />
      ))}
    </>
  )
}
