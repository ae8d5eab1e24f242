import { shortEnglandInstant } from '../../../domain/calendar/england-instant.ts'
import type { Difference, Excess, KeptColumn, RowCounts } from '../../../intake/compare/comparison.ts'
import type { Batch } from '../../../store/batches.ts'
import type { IssueCount, StoredIssue } from '../../../store/issues.ts'
import { Button, Count, Details, KeyFigure, KeyFigures, PageHeading, Table } from '../../../ui/index.ts'
import { isWaiting } from '../comparison.ts'
import { formatTitle, modeWords, stateOfBatch } from '../words.ts'
import { Issues } from './issues.tsx'
import { KeptColumns } from './kept-columns.tsx'
import { LostTables } from './lost-tables.tsx'
import { ByTable, Review } from './review.tsx'
import { NotTheLast, TakeBackButton } from './take-back.tsx'

export interface BatchPageProps {
  readonly batch: Batch
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly kept_as: string | null }[]
  readonly byTable: Readonly<Record<string, RowCounts>>
  readonly samples: readonly Difference[]
  readonly kinds: readonly IssueCount[]
  readonly issues: readonly (StoredIssue & { readonly ordinal: number })[]
  readonly code: string | undefined
  readonly from: number
  readonly address: string
  readonly mayImport: boolean
  readonly csrf: string
  readonly asks: readonly Excess[]
  readonly keptColumns: readonly KeptColumn[]
  /** What was found of tables of which the import brings nothing. */
  readonly lostTables: readonly StoredIssue[]
  readonly problem: Excess | undefined
  /** The import that was published last. */
  readonly newest: number | undefined
}

const figures = [
  ['new', 'Rows new'],
  ['changed', 'Changed'],
  ['unchanged', 'The same'],
  ['gone', 'Gone'],
  ['rejected', 'Not taken'],
] as const

/** One import: what it changes, the choice to publish it, what was wrong with it, its files. */
export function BatchPage(props: BatchPageProps) {
  const { batch, files, mayImport, csrf, newest } = props
  const waiting = isWaiting(batch)
  const received = `${formatTitle(batch.format)}${modeWords(batch.mode)}, received ${shortEnglandInstant(batch.started_at)} by ${batch.started_by}`
  return (
    <>
      <PageHeading caption={stateOfBatch(batch.state)} lead={batch.message ?? undefined}>
        {`Import ${batch.batch}`}
      </PageHeading>
      <p class="govuk-body">{received}.</p>
      <KeyFigures>
        {figures.map(([name, title]) => (
          <KeyFigure title={title}>
            <Count count={batch.counts[name]} />
          </KeyFigure>
        ))}
      </KeyFigures>
      {mayImport && newest === batch.batch && <TakeBackButton batch={batch} />}
      <LostTables issues={props.lostTables} />
      <KeptColumns columns={props.keptColumns} />
      {waiting && <Review {...props} />}
      <Issues {...props} />
      {!waiting && Object.keys(props.byTable).length > 0 && (
        <Details summary="What it changed, table by table">
          <ByTable byTable={props.byTable} />
        </Details>
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
      {files.some(each => each.kept_as === null) && (
        <p class="govuk-body">Nothing came of this import, so no copy of these files is kept.</p>
      )}
      {mayImport && (waiting || batch.state === 'published' || batch.state === 'taken-back') && (
        <form method="post" action={`/imports/${batch.batch}/again`}>
          <input type="hidden" name="_csrf" value={csrf} />
          <Button variant="secondary" preventDoubleClick>
            Read these files again
          </Button>
          <p class="govuk-hint">
            By what local words mean now. You see what would change before anything does.{' '}
            {waiting && 'This import, as it was read before, is then abandoned.'}
          </p>
        </form>
      )}
      {mayImport && batch.state === 'published' && newest !== undefined && newest !== batch.batch && (
        <NotTheLast newest={newest} />
      )}
    </>
  )
}
