import { type Children, classes } from '../kit.ts'

export type SortDirection = 'ascending' | 'descending'

/** How a table is sorted, and the address at which it is sorted otherwise. */
export interface TableSort {
  readonly key?: string | undefined
  readonly direction?: SortDirection | undefined
  readonly href: (key: string, direction: SortDirection) => string
  /** Every row is on this page, so that the browser may sort without asking. */
  readonly complete?: boolean | undefined
}

const marks = { none: 'M3 6 6 2l3 4M3 8l3 4 3-4', ascending: 'M2 9 6 4l4 5z', descending: 'M2 5l4 5 4-5z' }

/** A column's heading: a link that sorts where the column can be sorted, aria-sort on the one that is. */
export function SortHeading(props: {
  readonly columnKey: string
  readonly sort: TableSort | undefined
  readonly class: string | undefined
  readonly children: Children
}) {
  const { columnKey, sort } = props
  if (sort === undefined) {
    return (
      <th scope="col" class={props.class}>
        {props.children}
      </th>
    )
  }
  const now = sort.key === columnKey ? (sort.direction ?? 'ascending') : 'none'
  const next = now === 'ascending' ? 'descending' : 'ascending'
  return (
    <th scope="col" class={classes(props.class, 'sl-sort')} aria-sort={now}>
      <a
        class="sl-sort__link"
        href={sort.href(columnKey, next)}
        data-sort-key={columnKey}
        data-ascending={sort.complete ? sort.href(columnKey, 'ascending') : undefined}
        data-descending={sort.complete ? sort.href(columnKey, 'descending') : undefined}
      >
        {props.children}
        <svg class="sl-sort__mark" width="12" height="14" viewBox="0 0 12 14" aria-hidden="true" focusable="false">
          <path d={marks[now]} />
        </svg>
      </a>
    </th>
  )
}
