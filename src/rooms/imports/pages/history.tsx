import { englandDay } from '../../../server/england-day.ts'
import type { Batch } from '../../../store/batches.ts'
import { Count, EmptyState, PageHeading, ShortDate, Table } from '../../../ui/index.ts'
import { stateOfBatch } from '../words.ts'

/** What came in, when, and what it changed. */
export function HistoryPage({ batches }: { readonly batches: readonly Batch[] }) {
  return (
    <>
      <PageHeading lead="Every extract received, newest first. Each opens to its files and to what was wrong with it.">
        Imports
      </PageHeading>
      <Table<Batch>
        caption="Imports, newest first"
        captionHidden
        rows={batches}
        empty={
          <EmptyState title="Nothing has been imported yet">
            An analyst imports an extract from the command line: npx sightline import PATH.
          </EmptyState>
        }
        columns={[
          {
            key: 'batch',
            heading: 'Import',
            cell: each => (
              <a class="govuk-link" href={`/imports/${each.batch}`}>
                {`Import ${each.batch}`}
              </a>
            ),
          },
          { key: 'when', heading: 'Received', cell: each => <ShortDate day={englandDay(each.started_at)} /> },
          { key: 'format', heading: 'Format', cell: each => each.format },
          { key: 'state', heading: 'State', cell: each => stateOfBatch(each.state) },
          ...(['new', 'changed', 'unchanged', 'gone', 'rejected'] as const).map(name => ({
            key: name,
            heading: name === 'unchanged' ? 'The same' : `${name[0]!.toUpperCase()}${name.slice(1)}`,
            numeric: true,
            cell: (each: Batch) => <Count count={each.counts[name]} />,
          })),
        ]}
      />
    </>
  )
}
