import { shortEnglandInstant } from '../../../domain/calendar/england-instant.ts'
import type { Problem } from '../../../server/index.ts'
import type { Job } from '../../../server/progress.ts'
import type { Batch } from '../../../store/batches.ts'
import { Count, EmptyState, ErrorSummary, InsetText, PageHeading, Table } from '../../../ui/index.ts'
import { isWaiting } from '../comparison.ts'
import type { Watching } from '../desk.ts'
import { formatTitle, modeWords, stateOfBatch } from '../words.ts'
import { ReceiveForm } from './receive-form.tsx'

const headings = { new: 'New', changed: 'Changed', unchanged: 'The same', gone: 'Gone', rejected: 'Not taken' } as const

export interface HistoryPageProps {
  readonly batches: readonly Batch[]
  readonly jobs: readonly Job[]
  readonly watching: Watching | undefined
  readonly mayImport: boolean
  readonly mayMap: boolean
  readonly csrf: string
  readonly problem: Problem | undefined
}

/** What came in, when, and what it changed; where more is brought in. */
export function HistoryPage(props: HistoryPageProps) {
  const { batches, jobs, watching, problem } = props
  const waiting = batches.filter(isWaiting)
  const running = jobs.filter(each => each.state === 'running')
  return (
    <>
      {problem !== undefined && (
        <ErrorSummary errors={[{ text: problem.message, href: problem.field && `#${problem.field}` }]} />
      )}
      <PageHeading
        lead="Every extract received, newest first. Each opens to its files, what it changed and what was wrong with it."
        actions={
          <>
            <a class="govuk-link" href="/imports/templates">
              Templates: what the extract does not hold
            </a>
            <a class="govuk-link" href="/imports/mappings">
              {props.mayMap ? 'Mappings: what local words mean' : 'What local words mean'}
            </a>
          </>
        }
      >
        Imports
      </PageHeading>
      {running.map(job => (
        <InsetText>
          <a class="govuk-link" href={job.href}>
            {job.title}
          </a>
          {job.step === undefined ? ' is waiting for its turn.' : ` is under way: ${job.step.toLowerCase()}.`}
        </InsetText>
      ))}
      {waiting.length > 0 && (
        <InsetText>
          {`Waiting for somebody to say whether it is published: `}
          {waiting.map((each, at) => [
            at > 0 && ', ',
            <a class="govuk-link" href={`/imports/${each.batch}`}>
              {`import ${each.batch}`}
            </a>,
          ])}
          .
        </InsetText>
      )}
      {props.mayImport && <ReceiveForm csrf={props.csrf} problem={problem} />}
      {watching && (
        <p class="govuk-body">
          {`Extracts that land in the watched folder are imported by themselves. ${
            watching.lookedAt === undefined
              ? 'It has not been looked at yet.'
              : `Last looked at ${shortEnglandInstant(watching.lookedAt)}.`
          }`}
          {watching.trouble !== undefined && <strong>{` ${watching.trouble}`}</strong>}
        </p>
      )}
      <Table<Batch>
        caption="Imports, newest first"
        captionHidden
        rows={batches}
        empty={
          <EmptyState title="Nothing has been imported yet">
            {props.mayImport
              ? 'Bring in an extract above, or at the command line: npx sightline import PATH.'
              : 'An analyst brings in extracts here, or at the command line.'}
          </EmptyState>
        }
        columns={[
          {
            key: 'batch',
            heading: 'Import',
            cell: each => (
              <a class="govuk-link sl-date" href={`/imports/${each.batch}`}>
                {`Import ${each.batch}`}
              </a>
            ),
          },
          { key: 'when', heading: 'Received', cell: each => shortEnglandInstant(each.started_at) },
          { key: 'by', heading: 'By', cell: each => each.started_by },
          {
            key: 'format',
            heading: 'Format',
            cell: each => each.state !== 'take-back' && `${formatTitle(each.format)}${modeWords(each.mode)}`,
          },
          {
            key: 'state',
            heading: 'State',
            cell: each => (each.takes_back === null ? stateOfBatch(each.state) : `Took import ${each.takes_back} back`),
          },
          ...(['new', 'changed', 'unchanged', 'gone', 'rejected'] as const).map(name => ({
            key: name,
            heading: headings[name],
            numeric: true,
            cell: (each: Batch) => <Count count={each.counts[name]} />,
          })),
        ]}
      />
    </>
  )
}
