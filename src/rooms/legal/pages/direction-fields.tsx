import { Select } from '../../../ui/index.ts'
import type { Owner } from '../../oversight/index.ts'
import { DayField, errorAt, type FormState, LineField } from './form-parts.tsx'

/** What is to happen, who does it and by when: one action of a form. */
export function DirectionFields(props: {
  readonly state: FormState
  readonly index: number
  readonly owners: readonly Owner[]
  readonly legend: string
}) {
  const { state, index, owners, legend } = props
  const name = (part: string) => `action-${index}-${part}`
  return (
    <fieldset class="govuk-fieldset govuk-!-margin-bottom-6">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
      <input type="hidden" name={name('id')} value={state.typed[name('id')] ?? ''} />
      <LineField state={state} name={name('what')} label="What is to happen" />
      <Select
        id={name('owner')}
        name={name('owner')}
        label="Who sees to it"
        labelClass="govuk-label--s"
        value={state.typed[name('owner')] ?? ''}
        error={errorAt(state, name('owner'))}
        items={[{ value: '', text: 'Choose a person' }, ...owners.map(each => ({ value: each.id, text: each.name }))]}
      />
      <DayField state={state} name={name('due')} label="By when" />
    </fieldset>
  )
}
