import { cellsToHide } from './suppression-linked.ts'

/** What stands for a count that is not shown, as in the Department for Education's published tables. */
export const hidden = 'c'
export type Published = number | typeof hidden

export interface PublishedTable {
  readonly rows: readonly (readonly Published[])[]
  readonly rowTotals: readonly Published[]
  readonly columnTotals: readonly Published[]
  readonly total: Published
}

/** Whether a count is of so few children (1 to 5) that it might tell who they are. */
export function isSmall(count: number): boolean {
  return count >= 1 && count <= 5
}

/** A count that stands alone: hidden if small. */
export function publishedCount(count: number): Published {
  return isSmall(count) ? hidden : count
}

/** A total whose parts are not all shown: hidden if small, else to the nearest 5, so that it cannot give them away. */
export function publishedTotal(count: number): Published {
  return isSmall(count) ? hidden : Math.round(count / 5) * 5
}

/**
 * A table of counts fit to leave the service: 1 to 5 hidden, and as many others with them as it takes that none can be
 * worked out from the rest; zeros shown. A total of which a part is hidden is to the nearest 5; one whose parts are all
 * shown is exact, for it says no more than they do. Rows must be of equal length.
 */
export function publishedTable(rows: readonly (readonly number[])[]): PublishedTable {
  const withTotals = withMargins(rows)
  const hide = cellsToHide(withTotals, isSmall)
  const last = rows.length
  const width = withTotals[0]!.length - 1
  const show = (row: number, column: number): Published => {
    if (hide[row]![column]) return hidden
    const count = withTotals[row]![column]!
    const parts = hide
      .slice(row === last ? 0 : row, row === last ? last : row + 1)
      .flatMap(each => each.slice(column === width ? 0 : column, column === width ? width : column + 1))
    return parts.includes(true) ? publishedTotal(count) : count
  }
  return {
    rows: rows.map((row, index) => row.map((_, column) => show(index, column))),
    rowTotals: rows.map((_, index) => show(index, width)),
    columnTotals: Array.from({ length: width }, (_, column) => show(last, column)),
    total: show(last, width),
  }
}

/** Counts that make up one total, fit to leave the service, by the rules of `publishedTable`. */
export function publishedParts(parts: readonly number[]): { parts: readonly Published[]; total: Published } {
  const { rows, total } = publishedTable([parts])
  return { parts: rows[0]!, total }
}

/**
 * A percentage fit to leave the service, to one decimal place; undefined (shown blank) where the count, what it is out of
 * or the rest is 1 to 5, for any of the three can be worked out from the others, and where there is nothing to divide by.
 */
export function publishedPercentage(count: number, of: number): number | undefined {
  if (!(of > 0) || [count, of, of - count].some(isSmall)) return undefined
  return Math.round((count / of) * 1000) / 10
}

/** The table with a column of row totals and a row of column totals. */
function withMargins(rows: readonly (readonly number[])[]): number[][] {
  const sum = (counts: readonly number[]) => counts.reduce((total, each) => total + each, 0)
  const wide = rows.map(row => [...row, sum(row)])
  const width = (rows[0]?.length ?? 0) + 1
  return [...wide, Array.from({ length: width }, (_, column) => sum(wide.map(row => row[column]!)))]
}
