import { DateInput, Input, ProblemSummary, Textarea } from '../../../ui/index.ts'
import { type FormProblem, partsTyped, type Typed } from '../typed.ts'

/** What the fields of one form are drawn from. Ids begin with `prefix` where a page has several forms. */
export interface FormState {
  readonly typed: Typed
  readonly problems: readonly FormProblem[]
  readonly prefix?: string
}

const idOf = ({ prefix = '' }: FormState, name: string) => `${prefix}${name}`

export function errorAt({ problems }: FormState, field: string): string | undefined {
  return problems.find(each => each.field === field)?.message
}

/** What is amiss, each leading to its field. */
export function Amiss({ state, days }: { readonly state: FormState; readonly days: readonly string[] }) {
  return (
    <ProblemSummary
      problems={state.problems}
      hrefOf={field => `#${idOf(state, field)}${days.includes(field) ? '-day' : ''}`}
    />
  )
}

interface FieldOf {
  readonly state: FormState
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
}

export function DayField({ state, name, label, hint }: FieldOf) {
  return (
    <DateInput
      id={idOf(state, name)}
      namePrefix={name}
      legend={label}
      legendClass="govuk-fieldset__legend--s"
      hint={hint}
      values={partsTyped(state.typed, name)}
      error={errorAt(state, name)}
    />
  )
}

export function WordsField({ state, name, label, hint, rows = 3 }: FieldOf & { readonly rows?: number }) {
  return (
    <Textarea
      id={idOf(state, name)}
      name={name}
      label={label}
      labelClass="govuk-label--s"
      hint={hint}
      rows={rows}
      value={state.typed[name]}
      error={errorAt(state, name)}
    />
  )
}

export function LineField({ state, name, label, hint }: FieldOf) {
  return (
    <Input
      id={idOf(state, name)}
      name={name}
      label={label}
      labelClass="govuk-label--s"
      hint={hint}
      value={state.typed[name]}
      error={errorAt(state, name)}
      autocomplete="off"
    />
  )
}

/** What every form of a process sends besides what is typed. */
export function HiddenFields(props: { readonly csrf: string; readonly id?: string; readonly revision?: number }) {
  return (
    <>
      <input type="hidden" name="_csrf" value={props.csrf} />
      {props.id !== undefined && <input type="hidden" name="id" value={props.id} />}
      {props.revision !== undefined && <input type="hidden" name="revision" value={props.revision} />}
    </>
  )
}
