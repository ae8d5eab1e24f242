import { englandInstant } from '../../../domain/calendar/england-instant.ts'
import type { Batch } from '../../../store/batches.ts'
import { Button, EmptyState, InsetText, PageHeading, ProgressBar, Table, WarningText } from '../../../ui/index.ts'
import type { Known } from '../known-at.ts'

/** The imports that something can be shown as known at. */
export function KnownPage({
  batches,
  to,
  back,
}: {
  readonly batches: readonly Batch[]
  readonly to: (batch: number) => string
  readonly back: string
}) {
  return (
    <>
      <a class="govuk-back-link" href={back}>
        Back
      </a>
      <PageHeading
        caption="Explore"
        lead="What did we believe then? The same measure from what had been imported by that time, and nothing since."
      >
        As known at an earlier import
      </PageHeading>
      <Table<Batch>
        caption="Imports that were published"
        captionHidden
        keepOnPhone
        rows={batches}
        empty={<EmptyState title="Nothing has been published yet">An import is listed here once it is.</EmptyState>}
        columns={[
          {
            key: 'import',
            heading: 'Import',
            cell: each => (
              <a class="govuk-link govuk-link--no-visited-state" href={to(each.batch)}>
                Import {each.batch}
              </a>
            ),
          },
          {
            key: 'published',
            heading: 'Published',
            cell: each =>
              each.finished_at !== null &&
              `${englandInstant(each.finished_at)}${each.state === 'taken-back' ? ', taken back since' : ''}`,
          },
        ]}
      />
    </>
  )
}

/** Said while what was known at an import is read in, or where it cannot be. */
export function KnownWaitPage({
  found,
  here,
  now,
}: {
  readonly found: Exclude<Known, { state: 'ready' | 'none' }>
  readonly here: string
  readonly now: string
}) {
  const job = found.state === 'being-made' ? found.job : undefined
  return (
    <div data-job={job?.state === 'running' ? job.id : undefined}>
      <PageHeading caption="Explore">As known at import {found.batch}</PageHeading>
      {found.state === 'other-rules' && (
        <WarningText>
          What was derived at import {found.batch} was worked out by earlier rules of Sightline. It cannot be read by
          today’s, and is not shown rather than shown wrongly.
        </WarningText>
      )}
      {found.state === 'busy' && (
        <InsetText>Two earlier imports are being read in already. Ask again in a minute.</InsetText>
      )}
      {found.state === 'being-made' && (
        <>
          <p class="govuk-body">
            What was known then is read in once, and answers at once after that. It takes up to a minute for a whole
            authority.
          </p>
          <ProgressBar
            id="progress"
            label={job?.step ?? 'Reading what was derived then'}
            done={job?.done ?? 0}
            total={job?.total}
          />
        </>
      )}
      {found.state !== 'other-rules' && (
        <p>
          <Button href={here} variant="secondary">
            See whether it is ready
          </Button>
        </p>
      )}
      <p class="govuk-body">
        <a class="govuk-link govuk-link--no-visited-state" href={now}>
          Show it as known now
        </a>
      </p>
    </div>
  )
}
