import { type Attributes, type Children, classes } from '../kit.ts'

export interface PageLink {
  readonly href: string
  readonly text?: string | undefined
  /** What lies there, under the word: "1 of 3: Contacts". */
  readonly label?: string | undefined
}

export type PageItem =
  | { readonly number: number | string; readonly href: string; readonly current?: boolean; readonly label?: string }
  | 'ellipsis'

export interface PaginationProps {
  readonly previous?: PageLink | undefined
  readonly next?: PageLink | undefined
  readonly items?: readonly PageItem[] | undefined
  readonly label?: string | undefined
  readonly class?: string | undefined
  readonly attributes?: Attributes | undefined
}

const arrows = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
}

function Arrow({ type }: { readonly type: 'prev' | 'next' }) {
  return (
    <svg
      class={`govuk-pagination__icon govuk-pagination__icon--${type}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={arrows[type]} />
    </svg>
  )
}

function ArrowLink(props: { readonly link: PageLink; readonly type: 'prev' | 'next'; readonly block: boolean }) {
  const { link, type, block } = props
  const words: Children = link.text ?? [
    type === 'prev' ? 'Previous' : 'Next',
    <span class="govuk-visually-hidden"> page</span>,
  ]
  return (
    <div class={`govuk-pagination__${type}`}>
      <a class="govuk-link govuk-pagination__link" href={link.href} rel={type}>
        {(block || type === 'prev') && <Arrow type={type} />}
        <span
          class={classes(
            'govuk-pagination__link-title',
            block && link.label === undefined && 'govuk-pagination__link-title--decorated',
          )}
        >
          {words}
        </span>
        {link.label !== undefined &&
          block && [
            <span class="govuk-visually-hidden">:</span>,
            <span class="govuk-pagination__link-label">{link.label}</span>,
          ]}
        {!block && type === 'next' && <Arrow type={type} />}
      </a>
    </div>
  )
}

function Item({ item }: { readonly item: PageItem }) {
  if (item === 'ellipsis') return <li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>
  return (
    <li class={classes('govuk-pagination__item', item.current && 'govuk-pagination__item--current')}>
      <a
        class="govuk-link govuk-pagination__link"
        href={item.href}
        aria-label={item.label ?? `Page ${item.number}`}
        aria-current={item.current ? 'page' : undefined}
      >
        {item.number}
      </a>
    </li>
  )
}

/** GOV.UK pagination: numbered pages, or only the one before and the one after. */
export function Pagination(props: PaginationProps) {
  const block = props.items === undefined
  return (
    <nav
      class={classes('govuk-pagination', block && 'govuk-pagination--block', props.class)}
      aria-label={props.label ?? 'Pagination'}
      {...props.attributes}
    >
      {props.previous && <ArrowLink link={props.previous} type="prev" block={block} />}
      {props.items && (
        <ul class="govuk-pagination__list">
          {props.items.map(each => (
            <Item item={each} />
          ))}
        </ul>
      )}
      {props.next && <ArrowLink link={props.next} type="next" block={block} />}
    </nav>
  )
}

/**
 * The pages of a long list as items: first, last, the current and its neighbours, gaps as an ellipsis.
 * `page` counts from 1; `href` gives each page's address. Undefined where everything fits on one page.
 */
export function pagesOf(page: number, pages: number, href: (page: number) => string): PaginationProps | undefined {
  if (pages <= 1) return undefined
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter(each => each >= 1 && each <= pages)
  const items: PageItem[] = []
  let last = 0
  for (const number of shown.toSorted((a, b) => a - b)) {
    if (number - last === 2) items.push({ number: number - 1, href: href(number - 1) })
    else if (number - last > 2) items.push('ellipsis')
    items.push({ number, href: href(number), current: number === page })
    last = number
  }
  return {
    items,
    previous: page > 1 ? { href: href(page - 1) } : undefined,
    next: page < pages ? { href: href(page + 1) } : undefined,
  }
}
