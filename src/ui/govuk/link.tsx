import { type Attributes, type Children, classes } from '../kit.ts'

export interface LinkProps {
  readonly href: string
  readonly children: Children
  /** Heard by a screen reader after the words: "Change<hidden> the due date</hidden>". */
  readonly hidden?: string | undefined
  /** Keeps one colour after a visit: lists that are read again every day. */
  readonly plain?: boolean | undefined
  readonly class?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** GOV.UK link. */
export function Link(props: LinkProps) {
  return (
    <a
      class={classes('govuk-link', props.plain && 'govuk-link--no-visited-state', props.class)}
      href={props.href}
      {...props.attributes}
    >
      {props.children}
      {props.hidden === undefined ? null : <span class="govuk-visually-hidden"> {props.hidden}</span>}
    </a>
  )
}
