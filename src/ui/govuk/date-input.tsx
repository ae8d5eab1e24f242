import { type Children, classes } from '../kit.ts'
import { Fieldset, FormGroup, helpOf, Label } from './field.tsx'

type Part = 'day' | 'month' | 'year'

export interface DateInputProps {
  /** Prefix of the ids, and of the names unless `namePrefix` is given: `from-day`, `from-month`, `from-year`. */
  readonly id: string
  /** Undefined: as id. Null: plain day, month, year. */
  readonly namePrefix?: string | null | undefined
  readonly legend?: Children
  readonly legendClass?: string | undefined
  readonly pageHeading?: boolean | undefined
  readonly hint?: Children
  readonly error?: Children
  /** Which parts the error is about; all of them unless given. */
  readonly errorParts?: readonly Part[] | undefined
  readonly values?: Readonly<Partial<Record<Part, string | number>>> | undefined
  /** Which parts are asked for; all three unless given. */
  readonly parts?: readonly Part[] | undefined
  readonly describedBy?: string | undefined
  readonly groupClass?: string | undefined
}

const parts: readonly { readonly part: Part; readonly label: string; readonly width: 2 | 4 }[] = [
  { part: 'day', label: 'Day', width: 2 },
  { part: 'month', label: 'Month', width: 2 },
  { part: 'year', label: 'Year', width: 4 },
]

/** What was typed into a date's three fields, as they are named by `prefix`, among everything a form sent. */
export function dateValues(typed: Readonly<Record<string, string | undefined>>, prefix: string) {
  const of = (part: Part) => typed[`${prefix}-${part}`] ?? ''
  return { day: of('day'), month: of('month'), year: of('year') }
}

/** GOV.UK date input: day, month and year, typed. */
export function DateInput(props: DateInputProps) {
  const prefix = props.namePrefix === undefined ? props.id : props.namePrefix
  const { hasError, describedBy, help } = helpOf(props.id, props)
  const wrong = (part: Part) => hasError && (props.errorParts?.includes(part) ?? true)
  const asked = parts.filter(each => props.parts?.includes(each.part) ?? true)
  const inner = [
    help,
    <div class="govuk-date-input" id={props.id}>
      {asked.map(({ part, label, width }) => (
        <div class="govuk-date-input__item">
          <FormGroup>
            <Label for={`${props.id}-${part}`} class="govuk-date-input__label">
              {label}
            </Label>
            <input
              class={classes(
                'govuk-input govuk-date-input__input',
                wrong(part) && 'govuk-input--error',
                `govuk-input--width-${width}`,
              )}
              id={`${props.id}-${part}`}
              name={prefix === null ? part : `${prefix}-${part}`}
              type="text"
              inputmode="numeric"
              value={props.values?.[part]}
            />
          </FormGroup>
        </div>
      ))}
    </div>,
  ]
  return (
    <FormGroup error={hasError} class={props.groupClass}>
      {props.legend === undefined ? (
        inner
      ) : (
        <Fieldset
          role="group"
          legend={props.legend}
          legendClass={props.legendClass}
          pageHeading={props.pageHeading}
          describedBy={describedBy}
        >
          {inner}
        </Fieldset>
      )}
    </FormGroup>
  )
}
