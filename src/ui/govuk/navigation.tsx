import { type Attributes, type Children, classes } from '../kit.ts'
import { numberText } from '../words/numbers.tsx'

export interface NavigationItem {
  readonly href: string
  readonly text: string
  readonly current?: boolean | undefined
  /** A small number after the words, such as how many wait. */
  readonly count?: number | undefined
}

export interface NavigationProps {
  /** Names the landmark for those who hear it: "Main", "Parts of this child's page". */
  readonly label: string
  readonly items: readonly NavigationItem[]
  readonly class?: string | undefined
  readonly attributes?: Attributes | undefined
}

function itemText(item: NavigationItem): Children {
  if (item.count === undefined) return item.text
  return [item.text, ' ', <span class="sl-navigation-count">{numberText(item.count)}</span>]
}

const current = (item: NavigationItem) => (item.current ? 'page' : undefined)

/** MOJ primary navigation: the rooms. */
export function PrimaryNavigation(props: NavigationProps) {
  return (
    <div class="moj-primary-navigation">
      <div class="moj-primary-navigation__container">
        <div class="moj-primary-navigation__nav">
          <nav class={classes('moj-primary-navigation', props.class)} aria-label={props.label} {...props.attributes}>
            <ul class="moj-primary-navigation__list">
              {props.items.map(each => (
                <li class="moj-primary-navigation__item">
                  <a class="moj-primary-navigation__link" aria-current={current(each)} href={each.href}>
                    {itemText(each)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </div>
    </div>
  )
}

/** MOJ sub navigation: the views of one room, each with an address of its own. */
export function SubNavigation(props: NavigationProps) {
  return (
    <nav class={classes('moj-sub-navigation', props.class)} aria-label={props.label} {...props.attributes}>
      <ul class="moj-sub-navigation__list">
        {props.items.map(each => (
          <li class="moj-sub-navigation__item">
            <a class="moj-sub-navigation__link" aria-current={current(each)} href={each.href}>
              {itemText(each)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export interface TabsProps extends NavigationProps {
  /** What the current tab shows. */
  readonly children?: Children
}

/** GOV.UK tabs whose tabs are links to pages, so that each has an address and works without JavaScript. */
export function Tabs(props: TabsProps) {
  return (
    <div class={classes('govuk-tabs sl-tabs', props.class)} {...props.attributes}>
      <nav aria-label={props.label}>
        <ul class="govuk-tabs__list">
          {props.items.map(each => (
            <li class={classes('govuk-tabs__list-item', each.current && 'govuk-tabs__list-item--selected')}>
              <a class="govuk-tabs__tab" href={each.href} aria-current={current(each)}>
                {itemText(each)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {props.children !== undefined && <div class="govuk-tabs__panel">{props.children}</div>}
    </div>
  )
}

export interface BreadcrumbsProps {
  /** From the top down; the last, without an address, is where the reader is. */
  readonly items: readonly { readonly text: string; readonly href?: string | undefined }[]
  readonly collapseOnMobile?: boolean | undefined
  readonly label?: string | undefined
  readonly class?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** GOV.UK breadcrumbs. */
export function Breadcrumbs(props: BreadcrumbsProps) {
  return (
    <nav
      class={classes(
        'govuk-breadcrumbs',
        props.class,
        props.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile',
      )}
      aria-label={props.label ?? 'Breadcrumb'}
      {...props.attributes}
    >
      <ol class="govuk-breadcrumbs__list">
        {props.items.map(each =>
          each.href === undefined ? (
            <li class="govuk-breadcrumbs__list-item" aria-current="page">
              {each.text}
            </li>
          ) : (
            <li class="govuk-breadcrumbs__list-item">
              <a class="govuk-breadcrumbs__link" href={each.href}>
                {each.text}
              </a>
            </li>
          ),
        )}
      </ol>
    </nav>
  )
}

/** GOV.UK skip link. */
export function SkipLink({ href = '#main', children = 'Skip to main content' }: SkipLinkProps) {
  return (
    <a href={href} class="govuk-skip-link" data-module="govuk-skip-link">
      {children}
    </a>
  )
}

export interface SkipLinkProps {
  readonly href?: string | undefined
  readonly children?: Children
}
