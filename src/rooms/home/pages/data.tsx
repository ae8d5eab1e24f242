import { englandInstant } from '../../../server/england-instant.ts'
import { Count, CountLink, EmptyState, KeyFigure, KeyFigures, Table } from '../../../ui/index.ts'
import { stateOfBatch } from '../../imports/index.ts'
import type { DataHome, ImportLine } from '../data.ts'

/** An analyst's own page: what came in, what nobody has explained yet, and what is missing from the records. */
export function DataPage({ data }: { readonly data: DataHome }) {
  const { imports, waiting, words } = data
  return (
    <>
      <KeyFigures>
        <KeyFigure title="Imports waiting for a decision">
          <CountLink count={waiting} href="/imports" what="imports waiting" />
        </KeyFigure>
        <KeyFigure title="Words nobody has explained" note={`${words.rows.toLocaleString('en-GB')} rows wait on them`}>
          <CountLink count={words.count} href="/imports/mappings" what="words waiting" />
        </KeyFigure>
      </KeyFigures>
      <Table<ImportLine>
        caption="The last imports"
        captionSize="m"
        rows={imports}
        empty={
          <EmptyState title="Nothing has been imported yet" action={{ href: '/imports', text: 'Bring in an extract' }}>
            Numbers appear as soon as there is an extract.
          </EmptyState>
        }
        columns={[
          {
            key: 'batch',
            heading: 'Import',
            cell: each => (
              <a class="govuk-link" href={`/imports/${each.batch}`}>
                {each.batch}
              </a>
            ),
          },
          { key: 'at', heading: 'Received', cell: each => englandInstant(each.startedAt) },
          { key: 'state', heading: 'Standing', cell: each => stateOfBatch(each.state) },
          {
            key: 'errors',
            heading: 'Rows not taken',
            numeric: true,
            cell: each => <Count count={each.errors} />,
          },
          { key: 'warnings', heading: 'Warnings', numeric: true, cell: each => <Count count={each.warnings} /> },
        ]}
      />
    </>
  )
}
