import type { Children } from '../kit.ts'

export interface PageHeadingProps {
  readonly children: Children
  /** What the heading belongs to, above it in grey: "Unit Kite". */
  readonly caption?: Children
  /** Buttons and links at the right: print, download. */
  readonly actions?: Children
  /** One sentence on what the page is for. */
  readonly lead?: Children
}

/** The page's h1, with what belongs to it. */
export function PageHeading({ children, caption, actions, lead }: PageHeadingProps) {
  return (
    <div class="sl-page-heading">
      <div class="sl-page-heading__words">
        {caption !== undefined && <span class="govuk-caption-l">{caption}</span>}
        <h1 class="govuk-heading-l">{children}</h1>
        {lead !== undefined && <p class="govuk-body sl-page-heading__lead">{lead}</p>}
      </div>
      {actions !== undefined && <div class="sl-page-heading__actions">{actions}</div>}
    </div>
  )
}

export interface KeyFigureProps {
  /** What is counted: "Overdue now". */
  readonly title: Children
  /** The number; a Count or CountLink. */
  readonly children: Children
  /** A Sparkline. */
  readonly line?: Children
  /** What it means or since when, small. */
  readonly note?: Children
}

/** One of the few figures at the top of a board. */
export function KeyFigure({ title, children, line, note }: KeyFigureProps) {
  return (
    <div class="sl-key-figure">
      <h2 class="sl-key-figure__title">{title}</h2>
      <p class="sl-key-figure__number">{children}</p>
      {line !== undefined && <div class="sl-key-figure__line">{line}</div>}
      {note !== undefined && <p class="sl-key-figure__note">{note}</p>}
    </div>
  )
}

/** Key figures side by side. */
export function KeyFigures({ children }: { readonly children: Children }) {
  return <div class="sl-key-figures">{children}</div>
}

/** A child's identity, or an organisation's, in one bar: facts side by side. */
export function IdentityBar(props: {
  readonly title: Children
  readonly facts: readonly { readonly name: string; readonly value: Children }[]
  readonly badges?: Children
  readonly actions?: Children
}) {
  return (
    <div class="sl-identity">
      <div class="sl-identity__title">
        <h1 class="govuk-heading-l govuk-!-margin-bottom-0">{props.title}</h1>
        {props.badges}
        {props.actions !== undefined && <div class="sl-identity__actions">{props.actions}</div>}
      </div>
      <dl class="sl-identity__facts">
        {props.facts.map(each => (
          <div>
            <dt>{each.name}</dt>
            <dd>{each.value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
