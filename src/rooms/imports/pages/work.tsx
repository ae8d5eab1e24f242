import type { Job } from '../../../server/progress.ts'
import { Button, InsetText, PageHeading, ProgressBar, WarningText } from '../../../ui/index.ts'

/** Long work under way: how far it is, and that nobody need wait for it. The page follows it where scripts run. */
export function WorkPage({ job }: { readonly job: Job }) {
  const { id, title, state, step, done, total, secondsLeft, message, href } = job
  return (
    <div data-job={state === 'running' ? id : undefined}>
      <PageHeading>{state === 'failed' ? failedTitle(title) : title}</PageHeading>
      {state === 'failed' && <Failed message={message ?? ''} isOfFiles={failedFiles(title) !== undefined} />}
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

/** What somebody chose that was to be read; undefined of any other work. */
function failedFiles(title: string): string | undefined {
  return /^Reading (?!the files)(.+)$/.exec(title)?.[1]
}

/** "Reading lib.ts" that failed: "lib.ts was not read". */
function failedTitle(title: string): string {
  const files = failedFiles(title)
  if (files === undefined) return `Not done: ${title}`
  return `${files} ${/^\d+ files$/.test(files) ? 'were' : 'was'} not read`
}

/** Why it failed; what follows on lines of its own is a list under its heading. And a way to try other files. */
function Failed({ message, isOfFiles }: { readonly message: string; readonly isOfFiles: boolean }) {
  const [why, heading, ...listed] = message.split('\n')
  return (
    <>
      <WarningText>{why}</WarningText>
      {heading !== undefined && <p class="govuk-body">{heading}</p>}
      {listed.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {listed.map(each => (
            <li>{each}</li>
          ))}
        </ul>
      )}
      {isOfFiles && <Button href="/imports">Choose other files</Button>}
    </>
  )
}

function timeLeft(seconds: number): string {
  if (seconds < 5) return 'nearly done'
  if (seconds < 90) return `about ${Math.ceil(seconds / 5) * 5} seconds left`
  return `about ${Math.round(seconds / 60)} minutes left`
}
