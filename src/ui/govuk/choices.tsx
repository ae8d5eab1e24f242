import { type Attributes, type Children, classes } from '../kit.ts'
import { Fieldset, FormGroup, Hint, helpOf, Label } from './field.tsx'

export interface ChoiceItem {
  readonly value: string | number
  readonly text: Children
  readonly hint?: Children
  readonly id?: string | undefined
  /** Where one question's boxes have names of their own. */
  readonly name?: string | undefined
  readonly disabled?: boolean | undefined
  readonly attributes?: Attributes | undefined
}

type Choice = ChoiceItem | { readonly divider: string }

interface ChoicesProps {
  readonly name: string
  /** The question. Without one there is no fieldset, and something else must name the group. */
  readonly legend?: Children
  readonly legendClass?: string | undefined
  readonly pageHeading?: boolean | undefined
  readonly items: readonly Choice[]
  readonly hint?: Children
  readonly error?: Children
  readonly describedBy?: string | undefined
  readonly idPrefix?: string | undefined
  readonly small?: boolean | undefined
  readonly class?: string | undefined
  readonly groupClass?: string | undefined
  readonly attributes?: Attributes | undefined
}

export interface RadiosProps extends ChoicesProps {
  readonly value?: string | number | undefined
  readonly inline?: boolean | undefined
}

export interface CheckboxesProps extends ChoicesProps {
  readonly values?: readonly (string | number)[] | undefined
}

interface Kind {
  readonly block: 'govuk-radios' | 'govuk-checkboxes'
  readonly type: 'radio' | 'checkbox'
  readonly modifiers: string | undefined
  readonly isChosen: (item: ChoiceItem) => boolean
}

function Choices({ props, kind }: { readonly props: ChoicesProps; readonly kind: Kind }) {
  const { block, type } = kind
  const prefix = props.idPrefix ?? props.name
  const { hasError, describedBy, help } = helpOf(prefix, props)
  const hasFieldset = props.legend !== undefined
  const inner = [
    help,
    <div class={classes(block, kind.modifiers, props.class)} data-module={block} {...props.attributes}>
      {props.items.map((each, index) => {
        if ('divider' in each) return <div class={`${block}__divider`}>{each.divider}</div>
        const id = each.id ?? (index === 0 ? prefix : `${prefix}-${index + 1}`)
        const hintId = each.hint === undefined ? undefined : `${id}-item-hint`
        return (
          <div class={`${block}__item`}>
            <input
              class={`${block}__input`}
              id={id}
              name={each.name ?? props.name}
              type={type}
              value={each.value}
              checked={kind.isChosen(each)}
              disabled={each.disabled}
              aria-describedby={classes(type === 'checkbox' && !hasFieldset && describedBy, hintId)}
              {...each.attributes}
            />
            <Label for={id} class={`${block}__label`}>
              {each.text}
            </Label>
            {each.hint !== undefined && (
              <Hint id={hintId} class={`${block}__hint`}>
                {each.hint}
              </Hint>
            )}
          </div>
        )
      })}
    </div>,
  ]
  return (
    <FormGroup error={hasError} class={props.groupClass}>
      {hasFieldset ? (
        <Fieldset
          legend={props.legend}
          legendClass={props.legendClass}
          pageHeading={props.pageHeading}
          describedBy={describedBy}
        >
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </FormGroup>
  )
}

/** GOV.UK radios. */
export function Radios(props: RadiosProps) {
  return (
    <Choices
      props={props}
      kind={{
        block: 'govuk-radios',
        type: 'radio',
        modifiers: classes(props.small && 'govuk-radios--small', props.inline && 'govuk-radios--inline'),
        isChosen: item => props.value !== undefined && String(props.value) === String(item.value),
      }}
    />
  )
}

/** GOV.UK checkboxes. */
export function Checkboxes(props: CheckboxesProps) {
  const values = new Set((props.values ?? []).map(String))
  return (
    <Choices
      props={props}
      kind={{
        block: 'govuk-checkboxes',
        type: 'checkbox',
        modifiers: props.small ? 'govuk-checkboxes--small' : undefined,
        isChosen: item => values.has(String(item.value)),
      }}
    />
  )
}
