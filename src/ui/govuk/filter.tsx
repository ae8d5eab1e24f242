import type { Children } from '../kit.ts'

/** One kind of filter in use, with its values; each address is the same view without that value. */
export interface ChosenFilter {
  readonly heading: string
  readonly items: readonly { readonly text: string; readonly href: string }[]
}

export interface FilterProps {
  /** Where the form goes (GET). Names never belong in it: they would stand in the URL. */
  readonly action: string
  readonly children: Children
  readonly heading?: string | undefined
  readonly submit?: string | undefined
  /** What the URL holds besides the filters, such as the sorting. */
  readonly keep?: Readonly<Record<string, string | undefined>> | undefined
}

/** MOJ filter: the fields. With JavaScript the results follow each change; without, the button. */
export function Filter(props: FilterProps) {
  return (
    <details class="sl-filter" id="filter">
      <summary class="sl-filter__summary">{props.heading ?? 'Filter'}</summary>
      <form class="moj-filter" action={props.action} method="get" data-swap>
        <div class="moj-filter__header">
          <div class="moj-filter__header-title">
            <h2 class="govuk-heading-m">{props.heading ?? 'Filter'}</h2>
          </div>
        </div>
        <div class="moj-filter__content">
          <div class="moj-filter__options">
            {Object.entries(props.keep ?? {}).map(([name, value]) =>
              value === undefined ? null : <input type="hidden" name={name} value={value} />,
            )}
            {props.children}
            <button type="submit" class="govuk-button" data-module="govuk-button">
              {props.submit ?? 'Apply filters'}
            </button>
          </div>
        </div>
      </form>
    </details>
  )
}

export interface ChosenFiltersProps {
  readonly chosen: readonly ChosenFilter[]
  /** The same view with no filter. */
  readonly clearHref: string
}

/** The filters in use, above the result, each a tag that takes itself away. Nothing where none is in use. */
export function ChosenFilters({ chosen, clearHref }: ChosenFiltersProps) {
  const used = chosen.filter(each => each.items.length > 0)
  if (used.length === 0) return null
  return (
    <div class="sl-chosen">
      <h2 class="govuk-visually-hidden">Filters in use</h2>
      <dl class="sl-chosen__list">
        {used.map(each => (
          <div class="sl-chosen__kind">
            <dt>{each.heading}</dt>
            {each.items.map(item => (
              <dd>
                <a class="moj-filter__tag" href={item.href} data-swap-link>
                  <span class="govuk-visually-hidden">Remove this filter</span> {item.text}
                </a>
              </dd>
            ))}
          </div>
        ))}
      </dl>
      <a class="govuk-link govuk-link--no-visited-state" href={clearHref} data-swap-link>
        Clear filters
      </a>
    </div>
  )
}

export interface FilterLayoutProps {
  readonly filter: Children
  readonly chosen?: Children
  /** How much there is: "12 children", read out when a filter has changed it (`data-result`). */
  readonly count?: Children
  readonly children: Children
}

/** Filters at the left, their result at the right; on a phone the filters fold away above. */
export function FilterLayout(props: FilterLayoutProps) {
  return (
    <div class="sl-filter-layout">
      <div class="sl-filter-layout__filter">{props.filter}</div>
      <div class="sl-filter-layout__result">
        {props.count !== undefined && (
          <p class="govuk-body sl-result-count" data-result>
            {props.count}
          </p>
        )}
        {props.chosen}
        {props.children}
      </div>
    </div>
  )
}
