import { DateInput, Input } from '../../../ui/index.ts'
import { type PeriodTyped, partsOf } from '../period.ts'
import type { FormProblem } from '../post-form.ts'

/** From when until when, each a date and, where it matters, a time. */
export function PeriodFields(props: {
  readonly typed: PeriodTyped
  readonly problems: readonly FormProblem[]
  readonly untilHint: string
}) {
  const error = (field: string) => props.problems.find(each => each.field === field)?.message
  return (
    <>
      <DateInput
        id="from"
        legend="From"
        legendClass="govuk-fieldset__legend--s"
        hint="Leave empty to start now."
        values={partsOf(props.typed, 'from')}
        error={error('from')}
      />
      <Input
        name="from-time"
        label="Time it begins, if it matters"
        hint="Such as 09:00."
        width={5}
        value={props.typed['from-time']}
      />
      <DateInput
        id="until"
        legend="Last day"
        legendClass="govuk-fieldset__legend--s"
        hint={props.untilHint}
        values={partsOf(props.typed, 'until')}
        error={error('until')}
      />
      <Input
        name="until-time"
        label="Time it ends on the last day, if it matters"
        hint="Such as 17:00; empty for the end of the day."
        width={5}
        value={props.typed['until-time']}
      />
    </>
  )
}

/** Where the field of a problem is. */
export function fieldHref(field: string): string {
  return `#${field === 'from' || field === 'until' ? `${field}-day` : field}`
}
