import { numberText } from '../../domain/words/numbers.ts'
import { type Attributes, type Children, classes } from '../kit.ts'

interface Common {
  readonly children?: Children
  readonly class?: string | undefined
  readonly attributes?: Attributes | undefined
}

export interface DetailsProps extends Common {
  readonly summary: Children
  readonly open?: boolean | undefined
  /** Keeps it open across live updates even where two summaries read the same. */
  readonly id?: string | undefined
}

/** GOV.UK details: one tap opens what not everybody needs. */
export function Details(props: DetailsProps) {
  return (
    <details id={props.id} class={classes('govuk-details', props.class)} open={props.open} {...props.attributes}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{props.summary}</span>
      </summary>
      <div class="govuk-details__text">{props.children}</div>
    </details>
  )
}

export interface PanelProps extends Common {
  readonly title: Children
  readonly headingLevel?: 1 | 2 | 3 | undefined
}

/** GOV.UK panel: something has been done. */
export function Panel(props: PanelProps) {
  const Heading = `h${props.headingLevel ?? 1}` as const
  return (
    <div class={classes('govuk-panel govuk-panel--confirmation', props.class)} {...props.attributes}>
      <Heading class="govuk-panel__title">{props.title}</Heading>
      {props.children !== undefined && <div class="govuk-panel__body">{props.children}</div>}
    </div>
  )
}

export interface NotificationBannerProps extends Common {
  readonly type?: 'success' | undefined
  readonly title?: Children
  readonly titleId?: string | undefined
  readonly headingLevel?: 2 | 3 | undefined
  /** A single sentence, set as the banner's heading. Use children for more. */
  readonly text?: string | undefined
}

/** GOV.UK notification banner. */
export function NotificationBanner(props: NotificationBannerProps) {
  const success = props.type === 'success'
  const titleId = props.titleId ?? 'govuk-notification-banner-title'
  const Heading = `h${props.headingLevel ?? 2}` as const
  const role: Attributes = { role: success ? 'alert' : 'region', 'aria-labelledby': titleId }
  return (
    <div
      class={classes('govuk-notification-banner', success && 'govuk-notification-banner--success', props.class)}
      {...role}
      data-module="govuk-notification-banner"
      {...props.attributes}
    >
      <div class="govuk-notification-banner__header">
        <Heading class="govuk-notification-banner__title" id={titleId}>
          {props.title ?? (success ? 'Success' : 'Important')}
        </Heading>
      </div>
      <div class="govuk-notification-banner__content">
        {props.text === undefined ? props.children : <p class="govuk-notification-banner__heading">{props.text}</p>}
      </div>
    </div>
  )
}

/** GOV.UK warning text. */
export function WarningText(props: Common) {
  return (
    <div class={classes('govuk-warning-text', props.class)} {...props.attributes}>
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">Warning</span> {props.children}
      </strong>
    </div>
  )
}

/** GOV.UK inset text. */
export function InsetText(props: Common & { readonly id?: string | undefined }) {
  return (
    <div id={props.id} class={classes('govuk-inset-text', props.class)} {...props.attributes}>
      {props.children}
    </div>
  )
}

export interface ErrorSummaryProps {
  readonly title?: string | undefined
  readonly description?: Children
  /** Each with the address of its field (`#name`), where it has one. */
  readonly errors: readonly { readonly text: Children; readonly href?: string | undefined }[]
  readonly class?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** GOV.UK error summary, at the top of a form that was not taken. */
export function ErrorSummary(props: ErrorSummaryProps) {
  return (
    <div class={classes('govuk-error-summary', props.class)} data-module="govuk-error-summary" {...props.attributes}>
      <div role="alert">
        <h2 class="govuk-error-summary__title">{props.title ?? 'There is a problem'}</h2>
        <div class="govuk-error-summary__body">
          {props.description !== undefined && <p>{props.description}</p>}
          {props.errors.length > 0 && (
            <ul class="govuk-list govuk-error-summary__list">
              {props.errors.map(each => (
                <li>{each.href === undefined ? each.text : <a href={each.href}>{each.text}</a>}</li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  )
}

export interface EmptyStateProps {
  /** What there is none of: "No visits are overdue in Unit Kite". */
  readonly title: Children
  /** Why it is empty. */
  readonly children: Children
  /** What to do about it. */
  readonly action?: { readonly href: string; readonly text: string } | undefined
}

/** Says why there is nothing here and what to do. */
export function EmptyState(props: EmptyStateProps) {
  return (
    <div class="sl-empty">
      <p class="sl-empty__title">{props.title}</p>
      <div class="sl-empty__why">{props.children}</div>
      {props.action && (
        <p class="govuk-body govuk-!-margin-bottom-0">
          <a class="govuk-link" href={props.action.href}>
            {props.action.text}
          </a>
        </p>
      )}
    </div>
  )
}

export interface ProgressBarProps {
  readonly id: string
  /** What is being done: "Reading the October extract". */
  readonly label: string
  readonly done: number
  /** Undefined while it is not known how much there is. */
  readonly total?: number | undefined
  /** In words: "about 2 minutes left". */
  readonly left?: string | undefined
}

/** Progress of long work, with the time left. */
export function ProgressBar(props: ProgressBarProps) {
  const { id, label, done, total, left } = props
  const counted = total === undefined ? numberText(done) : undefined
  return (
    <div class="sl-progress">
      <label class="govuk-label govuk-label--s" for={id}>
        {label}
      </label>
      <progress id={id} class="sl-progress__bar" max={total} value={total === undefined ? undefined : done} />
      <p class="govuk-body-s sl-progress__words">
        {counted ?? `${numberText(done)} of ${numberText(total!)}`}
        {left !== undefined && `, ${left}`}
      </p>
    </div>
  )
}
