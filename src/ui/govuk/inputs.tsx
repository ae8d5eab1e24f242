import { type Attributes, classes } from '../kit.ts'
import { Field, type FieldProps } from './field.tsx'

export interface InputProps extends FieldProps {
  readonly value?: string | undefined
  readonly type?: 'text' | 'email' | 'password' | 'search' | 'tel' | 'url' | 'date' | 'month' | undefined
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30 | undefined
  readonly prefix?: string | undefined
  readonly suffix?: string | undefined
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'search' | undefined
  readonly autocomplete?: string | undefined
  readonly spellcheck?: boolean | undefined
}

/** GOV.UK text input. */
export function Input(props: InputProps) {
  return (
    <Field
      {...props}
      control={({ id, describedBy, hasError }) => {
        const kind: Attributes = { type: props.type ?? 'text' }
        const input = (
          <input
            class={classes(
              'govuk-input',
              props.width && `govuk-input--width-${props.width}`,
              props.class,
              hasError && 'govuk-input--error',
            )}
            id={id}
            name={props.name}
            {...kind}
            spellcheck={props.spellcheck}
            value={props.value}
            disabled={props.disabled}
            aria-describedby={describedBy}
            autocomplete={props.autocomplete}
            inputmode={props.inputmode}
            {...props.attributes}
          />
        )
        if (props.prefix === undefined && props.suffix === undefined) return input
        return (
          <div class="govuk-input__wrapper">
            {props.prefix !== undefined && (
              <div class="govuk-input__prefix" aria-hidden="true">
                {props.prefix}
              </div>
            )}
            {input}
            {props.suffix !== undefined && (
              <div class="govuk-input__suffix" aria-hidden="true">
                {props.suffix}
              </div>
            )}
          </div>
        )
      }}
    />
  )
}

export interface TextareaProps extends FieldProps {
  readonly value?: string | undefined
  readonly rows?: number | undefined
  readonly spellcheck?: boolean | undefined
  readonly autocomplete?: string | undefined
}

/** GOV.UK textarea. */
export function Textarea(props: TextareaProps) {
  return (
    <Field
      {...props}
      control={({ id, describedBy, hasError }) => (
        <textarea
          class={classes('govuk-textarea', hasError && 'govuk-textarea--error', props.class)}
          id={id}
          name={props.name}
          rows={props.rows ?? 5}
          spellcheck={props.spellcheck}
          disabled={props.disabled}
          aria-describedby={describedBy}
          autocomplete={props.autocomplete}
          {...props.attributes}
        >
          {props.value}
        </textarea>
      )}
    />
  )
}

export interface SelectItem {
  readonly value?: string | number | undefined
  readonly text: string
  readonly disabled?: boolean | undefined
}

/** Choices under a heading of their own. */
export interface SelectGroup {
  readonly heading: string
  readonly items: readonly SelectItem[]
}

export interface SelectProps extends FieldProps {
  readonly items: readonly (SelectItem | SelectGroup)[]
  /** The value (or, where an item has none, the text) of the chosen item. */
  readonly value?: string | number | undefined
}

/** GOV.UK select. */
export function Select(props: SelectProps) {
  const chosen = (item: SelectItem) =>
    props.value !== undefined && String(item.value ?? item.text) === String(props.value)
  const option = (each: SelectItem) => (
    <option value={each.value} selected={chosen(each)} disabled={each.disabled}>
      {each.text}
    </option>
  )
  return (
    <Field
      {...props}
      control={({ id, describedBy, hasError }) => (
        <select
          class={classes('govuk-select', props.class, hasError && 'govuk-select--error')}
          id={id}
          name={props.name}
          disabled={props.disabled}
          aria-describedby={describedBy}
          {...props.attributes}
        >
          {props.items.map(each =>
            'heading' in each ? <optgroup label={each.heading}>{each.items.map(option)}</optgroup> : option(each),
          )}
        </select>
      )}
    />
  )
}

export interface FileUploadProps extends FieldProps {
  readonly multiple?: boolean | undefined
}

/** GOV.UK file upload. */
export function FileUpload(props: FileUploadProps) {
  return (
    <Field
      {...props}
      control={({ id, describedBy, hasError }) => (
        <input
          class={classes('govuk-file-upload', props.class, hasError && 'govuk-file-upload--error')}
          id={id}
          name={props.name}
          type="file"
          disabled={props.disabled}
          multiple={props.multiple}
          aria-describedby={describedBy}
          {...props.attributes}
        />
      )}
    />
  )
}
