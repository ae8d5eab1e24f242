import { numberText } from '../../domain/words/numbers.ts'
import { type Attributes, type Children, classes } from '../kit.ts'
import { SortHeading, type TableSort } from './table-sort.tsx'

/** One column of a table, and how to show a row in it. */
export interface Column<Row> {
  /** Names the column in sort addresses. */
  readonly key: string
  readonly heading: Children
  /** What stands before the value on a phone's card; the heading itself where that is plain text. */
  readonly label?: string | undefined
  readonly cell: (row: Row) => Children
  /** Right-aligned, figures of equal width. */
  readonly numeric?: boolean | undefined
  /** Makes the column sortable: what to compare. Undefined sorts last whichever way round. */
  readonly sort?: ((row: Row) => string | number | undefined) | undefined
  /** What this row is about. The first column is, unless another says so or `plain` is set on the table. */
  readonly isRowHeading?: boolean | undefined
  readonly class?: string | undefined
}

/** Rows under a heading of their own, such as a stage of the child's journey. */
export interface RowGroup<Row> {
  readonly heading: Children
  readonly rows: readonly Row[]
  /** On a phone its rows are folded away under this, "7 standards"; for long tables looked into by group. */
  readonly folds?: string | undefined
}

/** A box to tick in each row. */
export interface RowChoice<Row> {
  readonly name: string
  readonly value: (row: Row) => string
  /** What is chosen, in words: "Visit to Ash, due 1 May". */
  readonly label: (row: Row) => string
  /** The form that takes it, where the table is not inside one. */
  readonly form?: string | undefined
}

export interface TableProps<Row> {
  /** What the table is. Always given; `captionHidden` keeps it for those who hear it. */
  readonly caption: Children
  readonly captionHidden?: boolean | undefined
  readonly captionSize?: 's' | 'm' | 'l' | undefined
  readonly columns: readonly Column<Row>[]
  readonly rows?: readonly Row[] | undefined
  readonly groups?: readonly RowGroup<Row>[] | undefined
  readonly sort?: TableSort | undefined
  readonly choice?: RowChoice<Row> | undefined
  readonly rowAttributes?: ((row: Row) => Attributes) | undefined
  /** Shown instead of the table when there is no row; an EmptyState. */
  readonly empty?: Children
  /** Wider than the page: scrolls sideways in a box of its own, first column and headings staying. */
  readonly wide?: boolean | undefined
  /** No row headings: every cell is data. */
  readonly plain?: boolean | undefined
  /** Stays a table on a phone instead of becoming a list of cards: for few, narrow columns. */
  readonly keepOnPhone?: boolean | undefined
  /** Of long cards a phone shows only the first three of each group, and not the first ten, until asked for all. */
  readonly longCards?: boolean | undefined
  readonly class?: string | undefined
  readonly attributes?: Attributes | undefined
  readonly id?: string | undefined
}

function labelOf<Row>(column: Column<Row>): string | undefined {
  return column.label ?? (typeof column.heading === 'string' ? column.heading : undefined)
}

function Cells<Row>({ table, row }: { readonly table: TableProps<Row>; readonly row: Row }) {
  const marked = table.columns.some(each => each.isRowHeading)
  return table.columns.map((column, index) => {
    const isHeading = !table.plain && (marked ? column.isRowHeading : index === 0)
    const common = { 'data-label': labelOf(column), 'data-sort': table.sort?.complete ? column.sort?.(row) : undefined }
    const format = column.numeric && 'numeric'
    return isHeading ? (
      <th
        scope="row"
        class={classes('govuk-table__header', format && 'govuk-table__header--numeric', column.class)}
        {...common}
      >
        {column.cell(row)}
      </th>
    ) : (
      <td class={classes('govuk-table__cell', format && 'govuk-table__cell--numeric', column.class)} {...common}>
        {column.cell(row)}
      </td>
    )
  })
}

function Row<Row>({ table, row }: { readonly table: TableProps<Row>; readonly row: Row }) {
  const { choice } = table
  return (
    <tr class="govuk-table__row" {...table.rowAttributes?.(row)}>
      {choice && (
        <td class="govuk-table__cell sl-table__choice">
          <label class="sl-tick">
            <input type="checkbox" name={choice.name} value={choice.value(row)} form={choice.form} />
            <span class="govuk-visually-hidden">Select {choice.label(row)}</span>
          </label>
        </td>
      )}
      <Cells table={table} row={row} />
    </tr>
  )
}

function Head<Row>({ table }: { readonly table: TableProps<Row> }) {
  return (
    <thead class="govuk-table__head">
      <tr class="govuk-table__row">
        {table.choice && (
          <td class="govuk-table__header sl-table__choice" data-select-all={table.choice.name}>
            <span class="govuk-visually-hidden">Select</span>
          </td>
        )}
        {table.columns.map(column => (
          <SortHeading
            columnKey={column.key}
            sort={column.sort === undefined ? undefined : table.sort}
            class={classes('govuk-table__header', column.numeric && 'govuk-table__header--numeric', column.class)}
          >
            {column.heading}
          </SortHeading>
        ))}
      </tr>
    </thead>
  )
}

/** Fewer rows in all than these are not folded away by group. */
const fewestFoldedByGroup = 15

/** Fewer cards than these besides the first are not worth folding away. */
const fewestFolded = 5

/** How many rows are beyond the first that a phone shows; 0 where all of them are shown. */
function beyondFirst<Row>(groups: readonly { readonly rows: readonly Row[] }[], longCards: boolean): number {
  const beyond = groups.map(({ rows }) => Math.max(0, rows.length - (longCards ? 3 : 10)))
  return Math.max(...beyond) < fewestFolded ? 0 : beyond.reduce((sum, each) => sum + each, 0)
}

/** On a phone: the rows after it, until the next heading, folded away. A wider window and paper show them always. */
function Fold({ what }: { readonly what: string }) {
  return (
    <details class="sl-table__fold">
      <summary>{what}</summary>
    </details>
  )
}

/** On a phone: the rows beyond the first, folded away. A wider window and paper show them always. */
function Rest({ count }: { readonly count: number }) {
  return (
    <details class="sl-table__rest">
      <summary>
        <span class="sl-table__more">Show {numberText(count)} more</span>
        <span class="sl-table__fewer">Show fewer</span>
      </summary>
    </details>
  )
}

/**
 * GOV.UK table with what long lists need: headings that stay, columns that sort, ticks, groups, cards on a phone,
 * where a long list begins with its first rows and opens to the rest.
 * Sorting is by URL; in the browser it happens at once where all the rows are on the page (`sort.complete`).
 */
export function Table<Row>(props: TableProps<Row>) {
  const groups: readonly { heading?: Children; rows: readonly Row[]; folds?: string | undefined }[] = props.groups ?? [
    { rows: props.rows ?? [] },
  ]
  if (props.empty !== undefined && groups.every(each => each.rows.length === 0)) return <>{props.empty}</>
  const span = props.columns.length + (props.choice ? 1 : 0)
  const isLong = groups.reduce((sum, each) => sum + each.rows.length, 0) >= fewestFoldedByGroup
  const rest = props.keepOnPhone
    ? 0
    : beyondFirst(isLong ? groups.filter(each => !each.folds) : groups, !!props.longCards)
  return (
    <div
      class={classes(
        'sl-table',
        props.wide && 'sl-table--wide',
        !props.keepOnPhone && 'sl-table--cards',
        props.longCards && 'sl-table--long-cards',
      )}
      data-scrolls
    >
      <table
        id={props.id}
        class={classes('govuk-table', props.class)}
        data-sortable={props.sort?.complete ? '' : undefined}
        {...props.attributes}
      >
        <caption
          class={classes(
            'govuk-table__caption',
            props.captionSize && `govuk-table__caption--${props.captionSize}`,
            props.captionHidden && 'govuk-visually-hidden',
          )}
        >
          {props.caption}
        </caption>
        <Head table={props} />
        {groups.map(group => (
          <tbody class="govuk-table__body">
            {group.heading !== undefined && (
              <tr class="govuk-table__row sl-table__group">
                <th class="govuk-table__header" colSpan={span} scope="rowgroup">
                  {group.heading}
                  {isLong && group.folds && <Fold what={group.folds} />}
                </th>
              </tr>
            )}
            {group.rows.map(row => (
              <Row table={props} row={row} />
            ))}
          </tbody>
        ))}
      </table>
      {rest > 0 && <Rest count={rest} />}
    </div>
  )
}
