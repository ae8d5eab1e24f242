import { shortDate } from '../../../domain/calendar/wording.ts'
import { broughtBy } from '../../../domain/catalogue/index.ts'
import type { Coverage } from '../../../domain/standards/state.ts'
import { fileNameOf, type Template } from '../../../domain/templates/index.ts'
import { type Column, EmptyState, InsetText, Link, PageHeading, SummaryList, Table } from '../../../ui/index.ts'
import { type DescribedColumn, describedColumns, writtenWords } from '../template-words.ts'

const columns: readonly Column<DescribedColumn>[] = [
  { key: 'name', heading: 'Column', cell: each => <code>{each.name}</code> },
  { key: 'says', heading: 'What goes in it', class: 'sl-cell-words', cell: each => each.column.says },
  {
    key: 'kind',
    heading: 'How it is written',
    class: 'sl-cell-words',
    cell: ({ column }) =>
      column.choices === undefined ? (
        writtenWords(column)
      ) : (
        <div>
          One of:
          <ul class="govuk-list govuk-list--bullet sl-tight">
            {column.choices.map(each => (
              <li>{each}</li>
            ))}
          </ul>
        </div>
      ),
  },
  {
    key: 'required',
    heading: 'Needed',
    class: 'sl-cell-words',
    cell: ({ column, isKey }) =>
      `${column.required ? 'Yes: a row without it is not taken' : 'No'}${isKey ? '. Tells one row from another' : ''}`,
  },
]

interface TemplatePageProps {
  readonly template: Template
  readonly coverage: Coverage
}

/** One template: what a row of it is, what it brings, and what goes in each column. */
export function TemplatePage({ template, coverage }: TemplatePageProps) {
  const { name, title, says } = template
  const { judged, informed, indicators } = broughtBy(template)
  const since = coverage.get(`template ${name}`)
  return (
    <>
      <PageHeading
        caption={fileNameOf(template)}
        lead={says}
        actions={
          <a class="govuk-button govuk-button--secondary" href={`/imports/templates/${name}/csv`}>
            CSV to fill in
          </a>
        }
      >
        {title}
      </PageHeading>
      <h2 class="govuk-heading-m">What it brings</h2>
      <SummaryList
        rows={[
          {
            key: 'Supplied',
            value: since === undefined ? 'Not yet' : `Since ${shortDate(since)}`,
          },
          linked('Standards judged on it', judged, 'standards'),
          linked('Standards it tells more about', informed, 'standards'),
          linked('Indicators', indicators, 'indicators'),
          name === 'exceptions'
            ? {
                key: 'Standards',
                value: 'Every standard: a decision that one does not apply to a child for a time ends its deadlines.',
              }
            : undefined,
        ]}
      />
      <Table<DescribedColumn>
        caption="Columns"
        captionSize="m"
        columns={columns}
        rows={describedColumns(template)}
        empty={<EmptyState title="No columns">This template has none.</EmptyState>}
      />
      <InsetText>
        Keep the name of the file and the headings; the order of the columns does not matter. The same rows again change
        nothing, and a child’s rows in the file replace that child’s rows held, from the earliest date in the file on.
      </InsetText>
    </>
  )
}

function linked(
  key: string,
  items: readonly { readonly id: string; readonly title: string }[],
  where: 'standards' | 'indicators',
) {
  if (items.length === 0) return undefined
  return {
    key,
    value: (
      <ul class="govuk-list sl-tight">
        {items.map(({ id, title }) => (
          <li>
            <Link href={`/${where}/${id}`}>{title}</Link> <span class="sl-quiet">{id}</span>
          </li>
        ))}
      </ul>
    ),
  }
}
