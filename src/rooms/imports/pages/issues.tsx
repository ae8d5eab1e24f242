import type { Batch } from '../../../store/batches.ts'
import type { IssueCount, StoredIssue } from '../../../store/issues.ts'
import { Count, Downloads, EmptyState, hrefWith, numberText, Table } from '../../../ui/index.ts'

export interface IssuesProps {
  readonly batch: Batch
  readonly kinds: readonly IssueCount[]
  readonly issues: readonly (StoredIssue & { readonly ordinal: number })[]
  readonly code: string | undefined
  readonly from: number
  readonly address: string
}

const severities = { error: 'Error: not taken', warning: 'Warning', note: 'Note' }
const gravity = { error: 0, warning: 1, note: 2 }

/** What was wrong with an import: by cause, gravest first, then row by row. */
export function Issues({ batch, kinds, issues, code, from, address }: IssuesProps) {
  const inOrder = [...kinds].sort(
    (a, b) => gravity[a.severity] - gravity[b.severity] || Number(b.issues) - Number(a.issues),
  )
  const total = kinds
    .filter(each => code === undefined || each.code === code)
    .reduce((sum, each) => sum + Number(each.issues), 0)
  const to = from + issues.length
  const title = code === undefined ? 'Row by row' : `Row by row: ${words(code)}`
  return (
    <>
      <Table<IssueCount>
        caption="What was found, by cause"
        captionSize="m"
        rows={inOrder}
        empty={<NothingFound batch={batch} />}
        columns={[
          {
            key: 'code',
            heading: 'Cause',
            cell: each => (
              <a
                class="govuk-link"
                href={`${hrefWith(address, { code: each.code, from: undefined })}#rows`}
                aria-current={each.code === code ? 'true' : undefined}
              >
                {words(each.code)}
              </a>
            ),
          },
          { key: 'severity', heading: 'How grave', cell: each => severities[each.severity] },
          { key: 'file', heading: 'File', cell: each => each.file },
          { key: 'issues', heading: 'Times', numeric: true, cell: each => <Count count={Number(each.issues)} /> },
          {
            key: 'children',
            heading: 'Children',
            numeric: true,
            cell: each => (Number(each.children) === 0 ? 'not told' : <Count count={Number(each.children)} />),
          },
        ]}
      />
      {issues.length > 0 && (
        <section id="rows">
          <Table<StoredIssue>
            caption={total > issues.length ? `${title}, ${from + 1} to ${to} of ${numberText(total)}` : title}
            captionSize="m"
            plain
            rows={issues}
            columns={[
              { key: 'file', heading: 'File', cell: each => each.file },
              { key: 'row', heading: 'Row', numeric: true, cell: each => each.row ?? '' },
              { key: 'column', heading: 'Column', cell: each => each.column ?? '' },
              { key: 'value', heading: 'Value', cell: each => each.value ?? '' },
              { key: 'message', heading: 'What is wrong', class: 'sl-cell-words', cell: each => each.message },
              { key: 'remedy', heading: 'What to do', class: 'sl-cell-words', cell: each => each.remedy },
            ]}
          />
          <p class="govuk-body">
            {code !== undefined && (
              <a class="govuk-link" href={hrefWith(address, { code: undefined, from: undefined })}>
                All causes
              </a>
            )}{' '}
            {from > 0 && (
              <a class="govuk-link" href={`${hrefWith(address, { from: undefined })}#rows`}>
                First
              </a>
            )}{' '}
            {to < total && (
              <a class="govuk-link" href={`${hrefWith(address, { from: to })}#rows`}>
                {`Next of ${numberText(total)}`}
              </a>
            )}
          </p>
          <Downloads what="what was found" csv={hrefWith(`/imports/${batch.batch}/issues.csv`, { code })} />
        </section>
      )}
    </>
  )
}

/** Why no issue is listed: all is well, or the import came to nothing for a reason of its own. */
export function NothingFound({ batch }: { readonly batch: Pick<Batch, 'state'> }) {
  if (batch.state === 'failed')
    return <EmptyState title="Nothing was taken">Why is said at the top of the page.</EmptyState>
  return <EmptyState title="Nothing amiss was found">Every row was taken as it came.</EmptyState>
}

function words(code: string): string {
  return code.replaceAll('-', ' ')
}
