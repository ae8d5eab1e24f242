import { type Attributes, type Children, classes } from '../kit.ts'

/** What every form field takes. `id` is the name unless given; hint and error are tied to the field by their ids. */
export interface FieldProps {
  readonly name: string
  readonly label: Children
  readonly id?: string | undefined
  readonly hint?: Children
  /** What is wrong and what a good answer looks like; undefined when nothing is. */
  readonly error?: Children
  readonly labelClass?: string | undefined
  readonly groupClass?: string | undefined
  readonly class?: string | undefined
  readonly disabled?: boolean | undefined
  readonly describedBy?: string | undefined
  /** The label is the page's h1. */
  readonly pageHeading?: boolean | undefined
  readonly attributes?: Attributes | undefined
}

const given = (value: Children) => value !== undefined && value !== null && value !== false

/** GOV.UK label; inside an h1 when it is the page's heading. */
export function Label(props: {
  readonly for: string
  readonly children: Children
  readonly class?: string | undefined
  readonly pageHeading?: boolean | undefined
}) {
  const label = (
    <label class={classes('govuk-label', props.class)} for={props.for}>
      {props.children}
    </label>
  )
  return props.pageHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label
}

/** GOV.UK hint. */
export function Hint(props: {
  readonly id?: string | undefined
  readonly children: Children
  readonly class?: string | undefined
}) {
  return (
    <div id={props.id} class={classes('govuk-hint', props.class)}>
      {props.children}
    </div>
  )
}

/** GOV.UK error message. */
export function ErrorMessage(props: { readonly id?: string | undefined; readonly children: Children }) {
  return (
    <p id={props.id} class="govuk-error-message">
      <span class="govuk-visually-hidden">Error:</span> {props.children}
    </p>
  )
}

/** GOV.UK form group: the stripe beside a field that has an error. */
export function FormGroup(props: {
  readonly error?: boolean | undefined
  readonly class?: string | undefined
  readonly children: Children
}) {
  return (
    <div class={classes('govuk-form-group', props.error && 'govuk-form-group--error', props.class)}>
      {props.children}
    </div>
  )
}

export interface FieldsetProps {
  readonly legend?: Children
  readonly legendClass?: string | undefined
  readonly pageHeading?: boolean | undefined
  readonly describedBy?: string | undefined
  readonly role?: 'group' | undefined
  readonly class?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly children?: Children
}

/** GOV.UK fieldset. */
export function Fieldset(props: FieldsetProps) {
  const heading = props.pageHeading ? <h1 class="govuk-fieldset__heading">{props.legend}</h1> : props.legend
  return (
    <fieldset
      class={classes('govuk-fieldset', props.class)}
      role={props.role}
      aria-describedby={props.describedBy}
      {...props.attributes}
    >
      {given(props.legend) && <legend class={classes('govuk-fieldset__legend', props.legendClass)}>{heading}</legend>}
      {props.children}
    </fieldset>
  )
}

/** The hint and the error of a field, and the ids that describe it: shared by every kind of field. */
export function helpOf(id: string, props: Pick<FieldProps, 'hint' | 'error' | 'describedBy'>) {
  const hasHint = given(props.hint)
  const hasError = given(props.error)
  return {
    hasError,
    describedBy: classes(props.describedBy, hasHint && `${id}-hint`, hasError && `${id}-error`),
    help: [
      hasHint ? <Hint id={`${id}-hint`}>{props.hint}</Hint> : null,
      hasError ? <ErrorMessage id={`${id}-error`}>{props.error}</ErrorMessage> : null,
    ],
  }
}

/** Label, hint, error and one control: the frame of Input, Select, Textarea and FileUpload. */
export function Field(
  props: FieldProps & {
    readonly control: (of: {
      readonly id: string
      readonly describedBy: string | undefined
      readonly hasError: boolean
    }) => Children
  },
) {
  const id = props.id ?? props.name
  const { hasError, describedBy, help } = helpOf(id, props)
  return (
    <FormGroup error={hasError} class={props.groupClass}>
      <Label for={id} class={props.labelClass} pageHeading={props.pageHeading}>
        {props.label}
      </Label>
      {help}
      {props.control({ id, describedBy, hasError })}
    </FormGroup>
  )
}
