import { day } from '../../../domain/calendar/day.ts'
import { counted, shortDate } from '../../../domain/calendar/wording.ts'
import { type EscalationStep, escalationKinds } from '../../../domain/thresholds/escalation.ts'
import {
  Button,
  type Children,
  DateInput,
  EmptyState,
  ErrorSummary,
  Input,
  Link,
  NotificationBanner,
  Radios,
  Select,
  ShortDate,
  SummaryList,
  Table,
  Tag,
  Textarea,
} from '../../../ui/index.ts'
import type { Owner } from '../../oversight/index.ts'
import { childThresholdsHref, escalationHref } from '../addresses.ts'
import type { StandingEscalation } from '../reading.ts'

/** Disagreements with the stage each is at, its day and how it stands. */
export function EscalationTable({
  caption,
  rows,
  childName,
  empty,
}: {
  readonly caption: string
  readonly rows: readonly StandingEscalation[]
  /** Of a child by its id, where the table is of more than one. */
  readonly childName?: ((childId: string) => Children) | undefined
  readonly empty?: Children
}) {
  return (
    <Table<StandingEscalation>
      caption={caption}
      captionSize="m"
      rows={rows}
      empty={
        empty ?? (
          <EmptyState title="No disagreement is recorded">
            A disagreement that is not settled at once is escalated, stage by stage.
          </EmptyState>
        )
      }
      columns={[
        ...(childName === undefined
          ? []
          : [{ key: 'child', heading: 'Child', cell: (each: StandingEscalation) => childName(each.row.child_id) }]),
        {
          key: 'what',
          heading: 'What about',
          class: 'sl-breaks',
          cell: ({ row }) => (
            <div>
              <Link href={escalationHref(row)}>
                <bdi>{row.what}</bdi>
              </Link>
              <br />
              <span class="sl-quiet">
                {row.kind}, raised {shortDate(day(row.raised_on))} by <bdi>{row.raised_by}</bdi>
              </span>
            </div>
          ),
        },
        {
          key: 'stage',
          heading: 'Stage',
          cell: ({ standing }) => (
            <div>
              {standing.at.stageName}
              <br />
              <span class="sl-quiet">
                <bdi>{standing.at.with}</bdi>
              </span>
            </div>
          ),
        },
        { key: 'due', heading: 'Answer due', cell: ({ standing }) => <ShortDate day={standing.at.dueOn} /> },
        { key: 'state', heading: 'How it stands', cell: each => <EscalationState {...each} /> },
        {
          key: 'outcome',
          heading: 'Outcome for the child',
          class: 'sl-breaks',
          cell: ({ row }) => (row.outcome === null ? '–' : <bdi>{row.outcome}</bdi>),
        },
      ]}
    />
  )
}

/** How one stands, in words. */
export function escalationWords({ standing }: Pick<StandingEscalation, 'standing'>): string {
  if (standing.state === 'overdue') return `${counted(standing.workingDaysLate, 'working day')} late`
  return standing.state === 'waiting' ? 'waiting' : standing.state === 'answered' ? 'answered, not settled' : 'settled'
}

function EscalationState(each: StandingEscalation) {
  const { state } = each.standing
  const colour = state === 'overdue' ? 'red' : state === 'settled' ? 'green' : 'blue'
  return <Tag colour={colour}>{escalationWords(each)}</Tag>
}

export interface RaiseTyped {
  readonly escalation: string
  readonly decision: string
  readonly kind: string
  readonly 'raised-by': string
  readonly agency: string
  readonly what: string
  readonly with: string
}

type Problems = readonly { readonly field: string; readonly message: string }[]

function errors(problems: Problems) {
  return problems.length === 0 ? null : (
    <ErrorSummary errors={problems.map(({ field, message }) => ({ text: message, href: `#${field}` }))} />
  )
}

/** Raises a disagreement, a partner’s, a worker’s or a chair’s. */
export function RaiseForm({
  childId,
  typed,
  problems,
  firstStage,
  workingDays,
  csrf,
}: {
  readonly childId: string
  readonly typed: RaiseTyped
  readonly problems: Problems
  readonly firstStage: string
  readonly workingDays: number
  readonly csrf: string
}) {
  const error = (field: string) => problems.find(each => each.field === field)?.message
  return (
    <>
      {errors(problems)}
      <h2 class="govuk-heading-m">Escalate a disagreement</h2>
      <p class="govuk-body">
        It begins at “{firstStage}”, where an answer is due within {counted(workingDays, 'working day')}. It is settled
        when the outcome for the child is written, and goes on to the next stage until then.
      </p>
      <form action={childThresholdsHref(childId, '/escalate')} method="post" novalidate>
        <input type="hidden" name="_csrf" value={csrf} />
        <input type="hidden" name="escalation" value={typed.escalation} />
        <input type="hidden" name="decision" value={typed.decision} />
        <Radios
          name="kind"
          legend="What it is"
          legendClass="govuk-fieldset__legend--s"
          small
          value={typed.kind}
          error={error('kind')}
          items={escalationKinds.map(value => ({ value, text: value.charAt(0).toUpperCase() + value.slice(1) }))}
        />
        <Input
          name="raised-by"
          label="Who raises it"
          labelClass="govuk-label--s"
          value={typed['raised-by']}
          error={error('raised-by')}
          autocomplete="off"
        />
        <Input
          name="agency"
          label="Their agency"
          labelClass="govuk-label--s"
          hint="Such as School, Police, Health, or Children’s services"
          value={typed.agency}
          error={error('agency')}
          autocomplete="off"
        />
        <Textarea
          name="what"
          label="What is not agreed, and what it means for this child"
          labelClass="govuk-label--s"
          rows={4}
          value={typed.what}
          error={error('what')}
        />
        <Input
          name="with"
          label="With whom it is taken up first"
          labelClass="govuk-label--s"
          hint="A role or a name"
          value={typed.with}
          error={error('with')}
          autocomplete="off"
        />
        <Button preventDoubleClick>Raise it</Button>
      </form>
    </>
  )
}

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
  readonly problems: Problems
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
      {errors(problems)}
      {stale && (
        <NotificationBanner text="Somebody else moved it on meanwhile. See below how it stands now; what you typed is still in the form." />
      )}
      {done && <NotificationBanner type="success" text="Saved." />}
      <h2 class="govuk-heading-m">
        {row.kind.charAt(0).toUpperCase() + row.kind.slice(1)} <EscalationState {...each} />
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
