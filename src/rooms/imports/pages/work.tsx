import type { Job } from '../../../server/progress.ts'
import { Button, InsetText, PageHeading, ProgressBar, WarningText } from '../../../ui/index.ts'

/** Long work under way: how far it is, and that nobody need wait for it. The page follows it where scripts run. */
export function WorkPage({ job }: { readonly job: Job }) {
  const { id, title, state, step, done, total, secondsLeft, message, href } = job
  return (
    <div data-job={state === 'running' ? id : undefined}>
      <PageHeading>{title}</PageHeading>
      {state === 'failed' && <WarningText>{message}</WarningText>}
      {state === 'done' && <InsetText>{message ?? 'Done.'}</InsetText>}
      {state === 'running' && (
        <>
          <ProgressBar
            id="progress"
            label={step ?? 'Waiting for the work before it'}
            done={done}
            total={total}
            left={secondsLeft === undefined ? undefined : timeLeft(secondsLeft)}
          />
          <p class="govuk-body">
            You can leave this page: the work goes on, and the Imports page says when it is done. Until then everybody
            sees the data as it was.
          </p>
          <noscript>
            <Button href={href} variant="secondary">
              See how far it is now
            </Button>
          </noscript>
        </>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href="/imports">
          All imports
        </a>
      </p>
    </div>
  )
}

function timeLeft(seconds: number): string {
  if (seconds < 5) return 'nearly done'
  if (seconds < 90) return `about ${Math.ceil(seconds / 5) * 5} seconds left`
  return `about ${Math.round(seconds / 60)} minutes left`
}
