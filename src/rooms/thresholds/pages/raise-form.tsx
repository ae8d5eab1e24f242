import { escalationKinds } from '../../../domain/thresholds/escalation.ts'
import { capital } from '../../../domain/words/capital.ts'
import { counted } from '../../../domain/words/numbers.ts'
import { Button, type FieldProblem, Input, ProblemSummary, Radios, Textarea } from '../../../ui/index.ts'
import { childThresholdsHref } from '../addresses.ts'

export interface RaiseTyped {
  readonly escalation: string
  readonly decision: string
  readonly kind: string
  readonly 'raised-by': string
  readonly agency: string
  readonly what: string
  readonly with: string
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
  readonly problems: readonly FieldProblem[]
  readonly firstStage: string
  readonly workingDays: number
  readonly csrf: string
}) {
  const error = (field: string) => problems.find(each => each.field === field)?.message
  return (
    <>
      <ProblemSummary problems={problems} />
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
          items={escalationKinds.map(value => ({ value, text: capital(value) }))}
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
