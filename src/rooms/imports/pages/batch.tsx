import type { Batch } from '../../../store/batches.ts'
import type { IssueCount, StoredIssue } from '../../../store/issues.ts'
import { Count, EmptyState, hrefWith, PageHeading, Table } from '../../../ui/index.ts'
import { stateOfBatch } from '../words.ts'

export interface BatchPageProps {
  readonly batch: Batch
  readonly files: readonly { readonly name: string; readonly bytes: number }[]
  readonly kinds: readonly IssueCount[]
  readonly issues: readonly (StoredIssue & { readonly ordinal: number })[]
  readonly code: string | undefined
  readonly from: number
  readonly address: string
}

const severities = { error: 'Error: not taken', warning: 'Warning', note: 'Note' }

/** One import: its files, what it changed, and what was wrong with it by cause and then row by row. */
export function BatchPage({ batch, files, kinds, issues, code, from, address }: BatchPageProps) {
  const total = kinds
    .filter(each => code === undefined || each.code === code)
    .reduce((sum, each) => sum + Number(each.issues), 0)
  return (
    <>
      <PageHeading caption={stateOfBatch(batch.state)} lead={batch.message ?? undefined}>
        {`Import ${batch.batch}`}
      </PageHeading>
      <Table
        caption="What it changed, in rows"
        captionSize="m"
        plain
        keepOnPhone
        rows={[batch]}
        columns={(['new', 'changed', 'unchanged', 'gone', 'rejected'] as const).map(name => ({
          key: name,
          heading: name === 'unchanged' ? 'The same' : `${name[0]!.toUpperCase()}${name.slice(1)}`,
          numeric: true,
          cell: (each: Batch) => <Count count={each.counts[name]} />,
        }))}
      />
      <Table<IssueCount>
        caption="What was found, by cause"
        captionSize="m"
        rows={kinds}
        empty={<EmptyState title="Nothing amiss was found">Every row was taken as it came.</EmptyState>}
        columns={[
          {
            key: 'code',
            heading: 'Cause',
            cell: each => (
              <a class="govuk-link" href={hrefWith(address, { code: each.code, from: undefined })}>
                {each.code.replaceAll('-', ' ')}
              </a>
            ),
          },
          { key: 'severity', heading: 'How grave', cell: each => severities[each.severity] },
          { key: 'file', heading: 'File', cell: each => each.file },
          { key: 'issues', heading: 'Times', numeric: true, cell: each => <Count count={Number(each.issues)} /> },
        ]}
      />
      {issues.length > 0 && (
        <Table<StoredIssue>
          caption={code === undefined ? 'Row by row' : `Row by row: ${code.replaceAll('-', ' ')}`}
          captionSize="m"
          plain
          rows={issues}
          columns={[
            { key: 'file', heading: 'File', cell: each => each.file },
            { key: 'row', heading: 'Row', numeric: true, cell: each => each.row ?? '' },
            { key: 'column', heading: 'Column', cell: each => each.column ?? '' },
            { key: 'value', heading: 'Value', cell: each => each.value ?? '' },
            { key: 'message', heading: 'What is wrong', cell: each => each.message },
            { key: 'remedy', heading: 'What to do', cell: each => each.remedy },
          ]}
        />
      )}
      {from + issues.length < total && (
        <p class="govuk-body">
          <a class="govuk-link" href={hrefWith(address, { from: from + issues.length })}>
            {`Next of ${total.toLocaleString('en-GB')}`}
          </a>
        </p>
      )}
      <Table
        caption="Files"
        captionSize="m"
        keepOnPhone
        rows={files}
        columns={[
          { key: 'name', heading: 'File', cell: each => each.name },
          { key: 'bytes', heading: 'Bytes', numeric: true, cell: each => <Count count={Number(each.bytes)} /> },
        ]}
      />
    </>
  )
}
