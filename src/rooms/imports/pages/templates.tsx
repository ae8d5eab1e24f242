import { shortDate } from '../../../domain/calendar/wording.ts'
import { broughtBy } from '../../../domain/catalogue/index.ts'
import type { Coverage } from '../../../domain/standards/state.ts'
import { fileNameOf, type Template, templates } from '../../../domain/templates/index.ts'
import { type Column, EmptyState, Link, PageHeading, Table } from '../../../ui/index.ts'

interface Row {
  readonly template: Template
  readonly brought: ReturnType<typeof broughtBy>
  readonly since: number | undefined
}

const columns: readonly Column<Row>[] = [
  {
    key: 'template',
    heading: 'Template',
    cell: ({ template }) => (
      <>
        <Link href={`/imports/templates/${template.name}`}>{template.title}</Link>
        <br />
        <span class="sl-quiet sl-file">{fileNameOf(template)}</span>
      </>
    ),
  },
  { key: 'says', heading: 'What one row is', class: 'sl-cell-words', cell: each => each.template.says },
  {
    key: 'brings',
    heading: 'What it brings',
    class: 'sl-cell-words',
    cell: ({ brought }) => <Brings {...brought} />,
  },
  {
    key: 'supplied',
    heading: 'Supplied',
    cell: ({ since }) => (since === undefined ? 'not yet' : `since ${shortDate(since)}`),
  },
  {
    key: 'file',
    heading: 'To fill in',
    cell: ({ template }) => (
      <a class="govuk-link" href={`/imports/templates/${template.name}/csv`}>
        CSV<span class="govuk-visually-hidden"> of {template.title}</span>
      </a>
    ),
  },
]

function Brings({ judged, informed, indicators }: Row['brought']) {
  const all = [...judged, ...informed]
  return (
    <div>
      {all.map(({ id, title }, index) => (
        <>
          {index > 0 && ', '}
          <a class="govuk-link sl-nowrap" href={`/standards/${id}`}>
            <span title={title}>{id}</span>
            <span class="govuk-visually-hidden"> {title}</span>
          </a>
        </>
      ))}
      {all.length === 0 && 'Exceptions to standards'}
      {indicators.length > 0 && (
        <>
          {all.length > 0 && '; '}
          {indicators.map(({ id, title }, index) => (
            <>
              {index > 0 && ', '}
              <a class="govuk-link sl-nowrap" href={`/indicators/${id}`}>
                <span title={title}>{id}</span>
                <span class="govuk-visually-hidden"> {title}</span>
              </a>
            </>
          ))}
        </>
      )}
    </div>
  )
}

/** Every template: what it is for, what it brings, whether it has been supplied, and as a file to fill in. */
export function TemplatesPage({ coverage }: { readonly coverage: Coverage }) {
  const rows = (templates as readonly Template[]).map(
    (template): Row => ({ template, brought: broughtBy(template), since: coverage.get(`template ${template.name}`) }),
  )
  return (
    <>
      <PageHeading
        lead="For what the extract of the case system does not hold. Fill in those you have, from a report of the case system or by hand, and bring them in like any extract: each file by itself or all together. Every file is checked row by row, and nothing is published before you have seen what would change."
        actions={
          <a class="govuk-button govuk-button--secondary" href="/imports/templates/zip">
            All {rows.length} as one zip
          </a>
        }
      >
        Templates
      </PageHeading>
      <Table<Row>
        caption="Sightline’s own templates, in the order of the child’s journey"
        captionHidden
        columns={columns}
        rows={rows}
        empty={<EmptyState title="There are no templates">None has been written down.</EmptyState>}
      />
    </>
  )
}
