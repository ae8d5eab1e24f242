import { shortEnglandInstant } from '../../../domain/calendar/england-instant.ts'
import type { TakeBackPreview } from '../../../intake/publish/take-back-preview.ts'
import type { Batch } from '../../../store/batches.ts'
import {
  Button,
  ButtonGroup,
  Count,
  Details,
  ErrorSummary,
  KeyFigure,
  KeyFigures,
  Link,
  PageHeading,
  Table,
  Textarea,
  WarningText,
} from '../../../ui/index.ts'
import { tableTitle } from '../../child/index.ts'
import { formatTitle, modeWords } from '../words.ts'

export interface TakeBackPageProps {
  readonly batch: number
  /** What would change; in words, why nothing can be taken back. */
  readonly preview: TakeBackPreview | string
  readonly csrf: string
  readonly reason: string
  readonly problem: string | undefined
}

/** What taking an import back would change, and the question why. */
export function TakeBackPage({ batch, preview, csrf, reason, problem }: TakeBackPageProps) {
  const title = `Take import ${batch} back`
  if (typeof preview === 'string') {
    return (
      <>
        <PageHeading>{title}</PageHeading>
        <WarningText>{preview}</WarningText>
        <p class="govuk-body">
          <Link href={`/imports/${batch}`}>{`Import ${batch}`}</Link>
        </p>
      </>
    )
  }
  const { batch: taken, rows, byTable, children } = preview
  const published = taken.finished_at === null ? '' : `, published ${shortEnglandInstant(taken.finished_at)}`
  return (
    <>
      {problem !== undefined && <ErrorSummary errors={[{ text: problem, href: '#reason' }]} />}
      <PageHeading lead="For a wrong file. Everybody then sees the record as it was before this import.">
        {title}
      </PageHeading>
      <p class="govuk-body">{`${formatTitle(taken.format)}${modeWords(taken.mode)}, received ${shortEnglandInstant(taken.started_at)} by ${taken.started_by}${published}.`}</p>
      <KeyFigures>
        <KeyFigure title="Rows that come back">
          <Count count={rows.new} />
        </KeyFigure>
        <KeyFigure title="Rows changed back">
          <Count count={rows.changed} />
        </KeyFigure>
        <KeyFigure title="Rows that go">
          <Count count={rows.gone} />
        </KeyFigure>
        <KeyFigure title="Children they are of">
          <Count count={children} />
        </KeyFigure>
      </KeyFigures>
      {Object.keys(byTable).length > 0 && (
        <Details summary="Table by table">
          <BackByTable byTable={byTable} />
        </Details>
      )}
      <ul class="govuk-list govuk-list--bullet">
        <li>What people recorded in Sightline since stays, and so does what was said of local words.</li>
        <li>The import stays in the history, marked as taken back, with who did it, when and why.</li>
        {taken.format === 'sightline' && (
          <li>
            Standards that only these templates brought into use are in use no more: every child is worked out again.
          </li>
        )}
        <li>The same files can be imported again afterwards. The watched folder does not take them again by itself.</li>
      </ul>
      <form method="post" action={`/imports/${batch}/take-back`} novalidate>
        <input type="hidden" name="_csrf" value={csrf} />
        <Textarea
          name="reason"
          label="Why it is taken back"
          labelClass="govuk-label--s"
          hint="For example: last month’s extract was sent by mistake. Everybody who sees imports reads it: name no child."
          rows={3}
          value={reason}
          error={problem}
        />
        <ButtonGroup>
          <Button variant="warning" preventDoubleClick>
            Take this import back
          </Button>
          <Link href={`/imports/${batch}`}>Leave it as it is</Link>
        </ButtonGroup>
      </form>
    </>
  )
}

/** What taking an import back changes or changed, table by table. */
export function BackByTable({ byTable }: { readonly byTable: TakeBackPreview['byTable'] }) {
  const rows = Object.entries(byTable).sort(([, a], [, b]) => b.new + b.changed + b.gone - (a.new + a.changed + a.gone))
  return (
    <Table<(typeof rows)[number]>
      caption="Table by table"
      captionSize="m"
      keepOnPhone
      rows={rows}
      columns={[
        { key: 'table', heading: 'Table', cell: ([table]) => tableTitle(table) },
        { key: 'new', heading: 'Back', numeric: true, cell: ([, each]) => <Count count={each.new} /> },
        { key: 'changed', heading: 'Changed back', numeric: true, cell: ([, each]) => <Count count={each.changed} /> },
        { key: 'gone', heading: 'Gone', numeric: true, cell: ([, each]) => <Count count={each.gone} /> },
      ]}
    />
  )
}

/** The taking back of an import, as it stands in the history. */
export function TookBackPage({
  batch,
  byTable,
}: {
  readonly batch: Batch
  readonly byTable: TakeBackPreview['byTable']
}) {
  const { takes_back: taken, counts } = batch
  return (
    <>
      <PageHeading lead={batch.reason ?? undefined}>{`Import ${taken} taken back`}</PageHeading>
      <p class="govuk-body">
        {`Taken back ${shortEnglandInstant(batch.started_at)} by ${batch.started_by}: `}
        <Link href={`/imports/${taken}`}>{`import ${taken}`}</Link>.
      </p>
      <KeyFigures>
        <KeyFigure title="Rows back">
          <Count count={counts.new} />
        </KeyFigure>
        <KeyFigure title="Changed back">
          <Count count={counts.changed} />
        </KeyFigure>
        <KeyFigure title="Gone">
          <Count count={counts.gone} />
        </KeyFigure>
      </KeyFigures>
      {Object.keys(byTable).length > 0 && <BackByTable byTable={byTable} />}
    </>
  )
}

/** On the page of the import published last, the way to take it back. */
export function TakeBackButton({ batch }: { readonly batch: Batch }) {
  return (
    <>
      <Button href={`/imports/${batch.batch}/take-back`} variant="secondary">
        Take this import back
      </Button>
      <p class="govuk-hint">For a wrong file. You see what would change before anything does.</p>
    </>
  )
}

/** On the page of an earlier one, what can be done instead. */
export function NotTheLast({ newest }: { readonly newest: number }) {
  return (
    <Details summary="Was this the wrong file?">
      <p class="govuk-body">
        Only the import published last can be taken back: <Link href={`/imports/${newest}`}>{`import ${newest}`}</Link>,
        and then the one before it. Or import the right extract: it puts right what it tells of, but what only the wrong
        one brought may stay.
      </p>
    </Details>
  )
}
