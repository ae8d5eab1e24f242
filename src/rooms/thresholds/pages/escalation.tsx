import { day } from '../../../domain/calendar/day.ts'
import { shortDate } from '../../../domain/calendar/wording.ts'
import type { EscalationStep } from '../../../domain/thresholds/escalation.ts'
import { capital } from '../../../domain/words/capital.ts'
import { counted } from '../../../domain/words/numbers.ts'
import {
  Button,
  DateInput,
  type FieldProblem,
  Input,
  Link,
  NotificationBanner,
  ProblemSummary,
  Radios,
  Select,
  ShortDate,
  SummaryList,
  Table,
  Textarea,
} from '../../../ui/index.ts'
import type { Owner } from '../../oversight/index.ts'
import { childThresholdsHref, escalationHref } from '../addresses.ts'
import type { StandingEscalation } from '../reading.ts'

import { EscalationState } from './escalation-table.tsx'
export interface StepTyped {
  readonly do: string
  readonly answer: string
  readonly with: string
  readonly outcome: string
  readonly what: string
  readonly owner: string
  readonly 'due-day': string
  readonly 'due-month': string
  readonly 'due-year': string
}

/** One disagreement: its stages with their clocks and answers, and what can be done with it. */
export function EscalationPage(props: {
  readonly each: StandingEscalation
  readonly typed: StepTyped
  readonly problems: readonly FieldProblem[]
  readonly owners: readonly Owner[]
  readonly mayRecord: boolean
  readonly stale: boolean
  readonly done: boolean
  readonly csrf: string
}) {
  const { each, problems, mayRecord, stale, done } = props
  const { row, standing } = each
  return (
    <>
      <ProblemSummary problems={problems} />
      {stale && (
        <NotificationBanner text="Somebody else moved it on meanwhile. See below how it stands now; what you typed is still in the form." />
      )}
      {done && <NotificationBanner type="success" text="Saved." />}
      <h2 class="govuk-heading-m">
        {capital(row.kind)} <EscalationState {...each} />
      </h2>
      <SummaryList
        rows={[
          { key: 'What is not agreed', value: <bdi class="sl-breaks">{row.what}</bdi> },
          {
            key: 'Raised',
            value: (
              <>
                <bdi>{row.raised_by}</bdi>, <bdi>{row.agency}</bdi>, {shortDate(day(row.raised_on))}
              </>
            ),
          },
          row.decision_id === null
            ? undefined
            : {
                key: 'About',
                value: (
                  <Link href={childThresholdsHref(row.child_id, `/${row.decision_id}`)}>the threshold decision</Link>
                ),
              },
          row.outcome === null
            ? undefined
            : { key: 'Outcome for the child', value: <bdi class="sl-breaks">{row.outcome}</bdi> },
          row.settled_on === null ? undefined : { key: 'Settled', value: shortDate(day(row.settled_on)) },
        ]}
      />
      <Table<EscalationStep>
        caption="Stages"
        captionSize="m"
        rows={row.steps}
        columns={[
          { key: 'stage', heading: 'Stage', cell: step => step.stageName },
          { key: 'with', heading: 'With', class: 'sl-breaks', cell: step => <bdi>{step.with}</bdi> },
          { key: 'begun', heading: 'Begun', cell: step => <ShortDate day={step.begunOn} /> },
          { key: 'due', heading: 'Answer due', cell: step => <ShortDate day={step.dueOn} /> },
          {
            key: 'answered',
            heading: 'Answered',
            cell: step => <ShortDate day={step.answeredOn} missing={step === standing.at ? 'not yet' : 'never'} />,
          },
          {
            key: 'answer',
            heading: 'Answer',
            class: 'sl-breaks',
            cell: step => (step.answer === undefined ? '–' : <bdi>{step.answer}</bdi>),
          },
        ]}
      />
      {mayRecord && standing.state !== 'settled' && <StepForm {...props} />}
      <p class="govuk-body">
        <Link href={childThresholdsHref(row.child_id)}>All decisions and disagreements of this child</Link>
      </p>
    </>
  )
}

function StepForm({ each: { row, standing }, typed, problems, owners, csrf }: Parameters<typeof EscalationPage>[0]) {
  const error = (field: string) => problems.find(one => one.field === field)?.message
  return (
    <form action={escalationHref(row)} method="post" novalidate>
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="revision" value={row.revision} />
      <Radios
        name="do"
        legend="What happens now"
        legendClass="govuk-fieldset__legend--m"
        value={typed.do}
        error={error('do')}
        items={[
          ...(standing.at.answeredOn === undefined
            ? [{ value: 'answer', text: 'An answer came', hint: 'It does not settle it yet' }]
            : []),
          ...(standing.next === undefined
            ? []
            : [
                {
                  value: 'next',
                  text: `Take it to the next stage: ${standing.next.name}`,
                  hint: `An answer is due within ${counted(standing.next.workingDays, 'working day')}`,
                },
              ]),
          { value: 'settle', text: 'It is settled', hint: 'With the outcome for the child' },
        ]}
      />
      <Textarea
        name="answer"
        label="The answer"
        labelClass="govuk-label--s"
        hint="Where one came"
        rows={2}
        value={typed.answer}
        error={error('answer')}
      />
      <Input
        name="with"
        label="With whom at the next stage"
        labelClass="govuk-label--s"
        hint="A role or a name"
        value={typed.with}
        error={error('with')}
        autocomplete="off"
      />
      <Textarea
        name="outcome"
        label="Outcome for the child"
        labelClass="govuk-label--s"
        hint="Where it is settled: what is different for this child now"
        rows={2}
        value={typed.outcome}
        error={error('outcome')}
      />
      <Input
        name="what"
        label="What somebody is to do"
        labelClass="govuk-label--s"
        hint="Where it is settled. It becomes a direction, and is chased."
        value={typed.what}
        error={error('what')}
        autocomplete="off"
      />
      <Select
        name="owner"
        label="Who"
        labelClass="govuk-label--s"
        value={typed.owner}
        error={error('owner')}
        items={[{ value: '', text: 'Choose a person' }, ...owners.map(one => ({ value: one.id, text: one.name }))]}
      />
      <DateInput
        id="due"
        legend="By when"
        legendClass="govuk-fieldset__legend--s"
        values={{ day: typed['due-day'], month: typed['due-month'], year: typed['due-year'] }}
        error={error('due')}
      />
      <Button preventDoubleClick>Save</Button>
    </form>
  )
}
