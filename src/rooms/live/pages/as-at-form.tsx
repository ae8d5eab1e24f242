import { partsOf } from '../../../domain/calendar/day.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { Button, DateInput, ErrorSummary, hrefWith } from '../../../ui/index.ts'
import type { AsAt } from '../as-at.ts'
import { NothingSince } from './nothing-since.tsx'

interface AsAtFormProps {
  readonly asAt: AsAt
  /** The page the form is on. */
  readonly action: string
  /** What stays in its address. */
  readonly keep: Readonly<Record<string, string | readonly string[] | undefined>>
}

/** Shows the page as at another day, typed day first as everybody here writes it; says so while it is not today. */
export function AsAtForm({ asAt, action, keep }: AsAtFormProps) {
  const { problem } = asAt
  const { date, month, year } = partsOf(asAt.day)
  return (
    <form class="sl-as-at" method="get" action={action} data-swap>
      {asAt.day !== asAt.today && (
        <div class="govuk-inset-text">
          You are looking at <strong>{longDate(asAt.day)}</strong>.{' '}
          <a class="govuk-link" href={hrefWith(action, keep)} data-swap-link>
            Show today
          </a>
        </div>
      )}
      <NothingSince {...{ asAt }} hrefOn={on => hrefWith(action, { ...keep, on })} />
      {Object.entries(keep).flatMap(([name, value]) =>
        [value ?? []].flat().map(each => <input type="hidden" name={name} value={each} />),
      )}
      <DateInput
        id="on"
        legend="As at"
        values={problem ? problem.typed : { day: date, month, year }}
        error={problem?.message}
        errorParts={problem?.parts}
      />
      <Button variant="secondary">Show that day</Button>
    </form>
  )
}

/** What is wrong with the day asked for, at the top of its page. */
export function AsAtProblem({ asAt: { problem } }: { readonly asAt: AsAt }) {
  if (problem === undefined) return null
  const field = problem.parts[0] ?? 'day'
  return <ErrorSummary errors={[{ text: problem.message, href: `#on-${field}` }]} />
}
