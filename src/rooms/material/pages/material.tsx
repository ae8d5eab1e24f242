import { englandEnd } from '../../../domain/calendar/england-instant.ts'
import type { PublishedReport } from '../../../store/published-reports.ts'
import { EmptyState, PageHeading, Table } from '../../../ui/index.ts'
import { ReportList } from '../../reports/index.ts'

/** A child given by name, with what the page tells of it. */
export interface GivenRow {
  readonly childId: string
  readonly name: string
  readonly age: string
  readonly openFor: string
}

/** What an inspector was given: named children, and what has been published. Nothing else opens. */
export function MaterialPage(props: {
  readonly children: readonly GivenRow[]
  /** When the account ends; undefined where it does not by itself. */
  readonly until: Date | undefined
  readonly reports: readonly Omit<PublishedReport, 'content'>[]
}) {
  const { children, until, reports } = props
  return (
    <>
      <PageHeading
        lead={`What you were given for your inspection. Every page you open is recorded.${until === undefined ? '' : ` You may open it until ${englandEnd(until)}.`}`}
      >
        Your material
      </PageHeading>
      <Table<GivenRow>
        caption={`Children: ${children.length}`}
        captionSize="m"
        rows={children}
        empty={
          <EmptyState title="No child has been given to you yet">
            Ask the person of the service who invited you: they name the children one by one.
          </EmptyState>
        }
        columns={[
          {
            key: 'child',
            heading: 'Child',
            cell: each => (
              <a class="govuk-link" href={`/children/${encodeURIComponent(each.childId)}`}>
                {each.name}
              </a>
            ),
          },
          { key: 'id', heading: 'Id', cell: each => each.childId },
          { key: 'age', heading: 'Age', cell: each => each.age },
          { key: 'open', heading: 'Open for', cell: each => each.openFor },
        ]}
      />
      <ReportList
        caption="Published reports"
        reports={reports}
        empty={
          <EmptyState title="Nothing has been published yet">
            Reports are listed here once somebody of the service has published them.
          </EmptyState>
        }
      />
    </>
  )
}
