import { Button, Details, numberText, PageHeading, Table } from '../../../ui/index.ts'
import type { TableTold } from '../tables.ts'

const typeWords = { day: 'date', code: 'text', text: 'text', flag: 'yes or no', number: 'whole number' } as const

/** The whole data set, a file for each table, for analysts' own tools. */
export function TablesPage({ tables, csrf }: { readonly tables: readonly TableTold[]; readonly csrf: string }) {
  return (
    <>
      <PageHeading
        caption="Explore"
        lead="Every table of facts as a Parquet file, for Python, R, DuckDB, Power BI or Excel. Ids and no names; restricted children are left out unless you are named on them. Each download is logged."
      >
        Whole tables
      </PageHeading>
      <p class="govuk-body">
        <a class="govuk-link govuk-link--no-visited-state" href="/explore">
          Back to explore
        </a>
      </p>
      <Table<TableTold>
        caption="Tables of facts"
        captionHidden
        rows={tables}
        columns={[
          {
            key: 'table',
            heading: 'Table',
            cell: ({ table }) => (
              <>
                {table.title} <span class="sl-quiet">({table.name})</span>
              </>
            ),
          },
          { key: 'rows', heading: 'Rows', numeric: true, cell: each => numberText(each.rows) },
          {
            key: 'columns',
            heading: 'Columns',
            cell: ({ table }) => (
              <Details
                summary={
                  <>
                    {Object.keys(table.columns).length + 1} columns
                    <span class="govuk-visually-hidden"> of {table.title}</span>
                  </>
                }
                id={`columns-${table.name}`}
              >
                <ul class="govuk-list govuk-!-margin-bottom-0">
                  <li>childId: text</li>
                  {Object.entries(table.columns).map(([name, type]) => (
                    <li>
                      {name}: {typeWords[type]}
                    </li>
                  ))}
                </ul>
              </Details>
            ),
          },
          {
            key: 'download',
            heading: 'Download',
            cell: ({ table }) => (
              <form method="post" action={`/explore/tables/${table.name}`}>
                <input type="hidden" name="_csrf" value={csrf} />
                <Button variant="secondary" class="govuk-!-margin-bottom-0">
                  Parquet<span class="govuk-visually-hidden">: {table.title}</span>
                </Button>
              </form>
            ),
          },
        ]}
      />
    </>
  )
}
