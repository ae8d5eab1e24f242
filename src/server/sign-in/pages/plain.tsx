import type { Children } from '../../../ui/kit.ts'

/** A page that says one thing, and leads on. */
export function PlainPage(props: {
  readonly title: string
  readonly children: Children
  readonly link?: { readonly href: string; readonly text: string } | undefined
}) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">{props.title}</h1>
        {props.children}
        {props.link !== undefined && (
          <p class="govuk-body">
            <a class="govuk-link" href={props.link.href}>
              {props.link.text}
            </a>
          </p>
        )}
      </div>
    </div>
  )
}
