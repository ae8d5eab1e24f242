import { type Attributes, type Children, classes } from '../kit.ts'

export interface ButtonProps {
  readonly children: Children
  /** Makes it a link that looks like a button. */
  readonly href?: string | undefined
  readonly variant?: 'secondary' | 'warning' | 'inverse' | undefined
  readonly type?: 'submit' | 'button' | 'reset' | undefined
  readonly name?: string | undefined
  readonly value?: string | undefined
  readonly id?: string | undefined
  readonly disabled?: boolean | undefined
  /** A second click within a second is ignored (needs JavaScript). */
  readonly preventDoubleClick?: boolean | undefined
  readonly class?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** GOV.UK button. A form's main action has no variant; there is one of those to a page. */
export function Button(props: ButtonProps) {
  const common = {
    id: props.id,
    class: classes('govuk-button', props.variant && `govuk-button--${props.variant}`, props.class),
    'data-module': 'govuk-button',
    ...props.attributes,
  }
  if (props.href !== undefined) {
    return (
      // biome-ignore lint/a11y/useSemanticElements: GOV.UK's link that acts as a button; the space bar is seen to in the browser
      <a href={props.href} role="button" draggable={false} {...common}>
        {props.children}
      </a>
    )
  }
  return (
    <button
      type={props.type ?? 'submit'}
      value={props.value}
      name={props.name}
      disabled={props.disabled}
      aria-disabled={props.disabled ? 'true' : undefined}
      data-prevent-double-click={props.preventDoubleClick === undefined ? undefined : String(props.preventDoubleClick)}
      {...common}
    >
      {props.children}
    </button>
  )
}

/** Buttons and links in one line. */
export function ButtonGroup({ children }: { readonly children: Children }) {
  return <div class="govuk-button-group">{children}</div>
}
