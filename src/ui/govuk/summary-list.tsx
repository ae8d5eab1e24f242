import { type Attributes, type Children, classes } from '../kit.ts'

export interface SummaryAction {
  readonly href: string
  readonly text: string
  /** What the action is done to, for those who hear it alone: "Change name". */
  readonly hidden?: string | undefined
}

export interface SummaryRow {
  readonly key: Children
  readonly value: Children
  readonly actions?: readonly SummaryAction[] | undefined
}

export interface SummaryListProps {
  readonly rows: readonly (SummaryRow | undefined)[]
  readonly noBorder?: boolean | undefined
  /** Puts the list in a card under this title. */
  readonly card?:
    | { readonly title: string; readonly headingLevel?: 2 | 3 | 4; readonly actions?: readonly SummaryAction[] }
    | undefined
  readonly class?: string | undefined
  readonly attributes?: Attributes | undefined
}

function ActionLink({ action, card }: { readonly action: SummaryAction; readonly card: string | undefined }) {
  const hidden = [action.hidden, card && `(${card})`].filter(Boolean).join(' ')
  return (
    <a class="govuk-link" href={action.href}>
      {action.text}
      {hidden && <span class="govuk-visually-hidden"> {hidden}</span>}
    </a>
  )
}

function Actions(props: { readonly actions: readonly SummaryAction[]; readonly card: string | undefined }) {
  const [first, ...others] = props.actions
  return (
    <dd class="govuk-summary-list__actions">
      {first && others.length === 0 ? (
        <ActionLink action={first} card={props.card} />
      ) : (
        <ul class="govuk-summary-list__actions-list">
          {props.actions.map(each => (
            <li class="govuk-summary-list__actions-list-item">
              <ActionLink action={each} card={props.card} />
            </li>
          ))}
        </ul>
      )}
    </dd>
  )
}

function Card(props: { readonly card: NonNullable<SummaryListProps['card']>; readonly children: Children }) {
  const { title, headingLevel = 2, actions = [] } = props.card
  const Heading = `h${headingLevel}` as const
  return (
    <div class="govuk-summary-card">
      <div class="govuk-summary-card__title-wrapper">
        <Heading class="govuk-summary-card__title">{title}</Heading>
        {actions.length === 1 && (
          <div class="govuk-summary-card__actions">
            <ActionLink action={actions[0]!} card={title} />
          </div>
        )}
        {actions.length > 1 && (
          <ul class="govuk-summary-card__actions">
            {actions.map(each => (
              <li class="govuk-summary-card__action">
                <ActionLink action={each} card={title} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <div class="govuk-summary-card__content">{props.children}</div>
    </div>
  )
}

/** GOV.UK summary list: what is known of one thing, key by key. */
export function SummaryList(props: SummaryListProps) {
  const rows = props.rows.filter(each => each !== undefined)
  const anyActions = rows.some(each => (each.actions ?? []).length > 0)
  const list = (
    <dl
      class={classes('govuk-summary-list', props.noBorder && 'govuk-summary-list--no-border', props.class)}
      {...props.attributes}
    >
      {rows.map(({ key, value, actions = [] }) => (
        <div
          class={classes(
            'govuk-summary-list__row',
            anyActions && actions.length === 0 && 'govuk-summary-list__row--no-actions',
          )}
        >
          <dt class="govuk-summary-list__key">{key}</dt>
          <dd class="govuk-summary-list__value">{value}</dd>
          {actions.length > 0 && <Actions actions={actions} card={props.card?.title} />}
        </div>
      ))}
    </dl>
  )
  return props.card ? <Card card={props.card}>{list}</Card> : list
}
