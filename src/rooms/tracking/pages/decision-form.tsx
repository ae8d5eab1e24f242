import type { Day } from '../../../domain/calendar/day.ts'
import { thresholdViews } from '../../../domain/oversight/question-set.ts'
import { decisions } from '../../../domain/tracking/decisions.ts'
import { criticalQuestionsOf, needsIndependentView } from '../../../domain/tracking/rules.ts'
import { capital } from '../../../domain/words/capital.ts'
import {
  Button,
  ButtonGroup,
  DateInput,
  dateValues,
  Input,
  InsetText,
  ProblemSummary,
  Radios,
  Select,
  Textarea,
  WarningText,
} from '../../../ui/index.ts'
import { continueUntil, type DecisionProblem, type DecisionTyped } from '../typed.ts'

export interface DecisionFormProps {
  readonly action: string
  readonly decisionId: string
  /** The revision shown; 0 of a new one. */
  readonly revision: number
  readonly typed: DecisionTyped
  readonly problems: readonly DecisionProblem[]
  readonly owners: readonly { readonly id: string; readonly name: string }[]
  /** The child's decisions before, the latest last. */
  readonly earlier: readonly string[]
  readonly decidedOn: Day
  readonly questionsVersion: number
  readonly csrf: string
}

/** Where an error's link leads: a date's first field, a choice's first. */
const anchors: Readonly<Record<string, string>> = { by: 'by-day', decided: 'decided-day', told: 'told-day' }

/** What stands above the page where something in the form is wrong. */
export function DecisionErrors({ problems }: Pick<DecisionFormProps, 'problems'>) {
  return <ProblemSummary problems={problems} hrefOf={field => `#${anchors[field] ?? field}`} />
}

/** What the meeting decides: the six questions, the decision, who does what by when, and what if not. */
export function DecisionForm(props: DecisionFormProps) {
  const { typed, problems, owners, earlier, decidedOn } = props
  const error = (field: string) => problems.find(each => each.field === field)?.message
  const asksView = needsIndependentView('continue', earlier)
  return (
    <form action={props.action} method="post" novalidate class="sl-decision">
      <input type="hidden" name="_csrf" value={props.csrf} />
      <input type="hidden" name="decision-id" value={props.decisionId} />
      <input type="hidden" name="revision" value={props.revision} />
      <h2 class="govuk-heading-m">The critical questions</h2>
      <p class="govuk-body">
        The child’s life first: in words that could be about no other child. Of the others “not known” is an answer, and
        is counted.
      </p>
      {criticalQuestionsOf(props.questionsVersion).map(({ id, text, hint }) => (
        <Textarea
          name={`answer-${id}`}
          label={text}
          hint={hint}
          labelClass="govuk-label--s"
          value={typed[`answer-${id}`]}
          rows={2}
          error={error(`answer-${id}`)}
        />
      ))}
      <h2 class="govuk-heading-m">Decision</h2>
      {props.revision === 0 && (
        <DateInput
          id="decided"
          legend="The day it was decided"
          legendClass="govuk-fieldset__legend--s"
          hint="The day of the meeting, or a later one."
          values={dateValues(typed, 'decided')}
          error={error('decided')}
        />
      )}
      {asksView && (
        <WarningText>
          The last decision was to continue. To continue again asks for the view of somebody from outside the case.
        </WarningText>
      )}
      <Radios
        name="decision"
        legend="What is decided"
        legendClass="govuk-fieldset__legend--s"
        small
        value={typed.decision}
        error={error('decision')}
        items={decisions.map(each => ({ value: each.key, text: each.title, hint: each.says }))}
      />
      <Textarea
        name="rationale"
        label="Why, weighed against the questions"
        labelClass="govuk-label--s"
        hint="What in this child’s life makes it the right decision now, and what else was considered."
        value={typed.rationale}
        rows={4}
        error={error('rationale')}
      />
      <Textarea
        name="change"
        label="To continue: what will be different"
        labelClass="govuk-label--s"
        hint={`The specific change, and why it is enough. It ends by ${continueUntil(decidedOn)} at the latest.`}
        value={typed.change}
        rows={2}
        error={error('change')}
      />
      <Textarea
        name="timeframe"
        label="The child’s timeframe"
        labelClass="govuk-label--s"
        hint="How long this child, at this age, can wait for the change."
        value={typed.timeframe}
        rows={2}
      />
      <Textarea name="conditions" label="Conditions" labelClass="govuk-label--s" value={typed.conditions} rows={2} />
      <Select
        name="owner"
        label="Who carries it out"
        labelClass="govuk-label--s"
        value={typed.owner ?? ''}
        error={error('owner')}
        items={[{ value: '', text: 'Choose a person' }, ...owners.map(each => ({ value: each.id, text: each.name }))]}
      />
      <Input
        name="what"
        label="What they are asked to do"
        labelClass="govuk-label--s"
        hint="Left empty, it says what the decision asks for. They get it as a direction, on their home page."
        value={typed.what}
        autocomplete="off"
      />
      <DateInput
        id="by"
        legend="By when"
        legendClass="govuk-fieldset__legend--s"
        values={dateValues(typed, 'by')}
        error={error('by')}
      />
      <Textarea
        name="if-not"
        label="What happens if it is not done, or does not work"
        labelClass="govuk-label--s"
        value={typed['if-not']}
        rows={2}
      />
      <Textarea
        name="dissent"
        label="Who saw it otherwise, and how"
        labelClass="govuk-label--s"
        value={typed.dissent}
        rows={2}
      />
      <div class="sl-side-by-side">
        <Level name="worker-view" label="Level, as the worker sees it" value={typed['worker-view']} />
        <Level name="manager-view" label="Level, as the manager sees it" value={typed['manager-view']} />
      </div>
      <Textarea
        name="independent-view"
        label="Independent view"
        labelClass="govuk-label--s"
        hint="Of somebody from outside the case. Needed to continue twice running."
        value={typed['independent-view']}
        rows={2}
        error={error('independent-view')}
      />
      <Input
        name="independent-by"
        label="Whose view"
        labelClass="govuk-label--s"
        value={typed['independent-by']}
        autocomplete="off"
        error={error('independent-by')}
      />
      <Input
        name="told-by"
        label="Who tells the family, or has told them"
        labelClass="govuk-label--s"
        value={typed['told-by']}
        autocomplete="off"
      />
      <DateInput
        id="told"
        legend="The day the family was told"
        legendClass="govuk-fieldset__legend--s"
        hint="Leave it empty until they have been."
        values={dateValues(typed, 'told')}
        error={error('told')}
      />
      {props.revision > 0 && (
        <InsetText>
          Changing who, what or by when withdraws the direction that was given, and gives a new one.
        </InsetText>
      )}
      <ButtonGroup>
        <Button preventDoubleClick>{props.revision === 0 ? 'Record the decision' : 'Record the change'}</Button>
      </ButtonGroup>
    </form>
  )
}

function Level({
  name,
  label,
  value,
}: {
  readonly name: string
  readonly label: string
  readonly value: string | undefined
}) {
  return (
    <Select
      name={name}
      label={label}
      labelClass="govuk-label--s"
      value={value ?? ''}
      items={[{ value: '', text: 'Not said' }, ...thresholdViews.map(each => ({ value: each, text: capital(each) }))]}
    />
  )
}
