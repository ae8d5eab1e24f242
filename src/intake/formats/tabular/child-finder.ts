import type { Link, TableSpec } from './table-spec.ts'

/** Whom a row is about. */
export type FoundChild =
  | { readonly kind: 'child'; readonly childId: string; readonly data: Record<string, string> }
  /** One row for each of several children, where the link says that the row tells of them all. */
  | { readonly kind: 'children'; readonly rows: readonly { childId: string; data: Record<string, string> }[] }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'unknown' | 'ambiguous'; readonly column: string }

/** One row that an id leads to: its child, and the id in full where it was matched in part. */
interface Holder {
  readonly childId: string
  readonly id: string
}

interface Index {
  readonly column: string
  readonly partly: boolean
  readonly whole: Map<string, Holder[]>
  /** By id less the person's id at its beginning or end, as Mosaic writes the ids of assessments. */
  readonly part: Map<string, Holder[]>
}

/** By table, the columns through which rows of these tables find their children there, and whether ids match in part. */
function linksInto(tables: readonly TableSpec[]): ReadonlyMap<string, ReadonlyMap<string, boolean>> {
  const linkedTo = new Map<string, Map<string, boolean>>()
  for (const { links } of tables) {
    for (const { parent, parentColumn, shared } of links ?? []) {
      const columns = linkedTo.get(parent) ?? new Map<string, boolean>()
      columns.set(parentColumn, (columns.get(parentColumn) ?? false) || shared === 'all')
      linkedTo.set(parent, columns)
    }
  }
  return linkedTo
}

/**
 * Finds which child a row is about: by its own column, or else through another table of the same extract, read before
 * it (data-specs 2.4: Mosaic's visits, reviews, placements and involvements name no person).
 */
export class ChildFinder {
  readonly #indexes = new Map<string, Index[]>()
  /** By table, what is still to be learnt of it should anybody ask. */
  readonly #toLearn = new Map<string, () => void>()

  /** Prepares to remember whose the rows of the tables supplied are, where others of the format are found through them. */
  constructor(supplied: Iterable<TableSpec>, format: readonly TableSpec[]) {
    const linkedTo = linksInto(format)
    for (const { table } of supplied) {
      const columns = linkedTo.get(table)
      if (columns === undefined) continue
      const indexes = [...columns].map(([column, partly]) => ({
        column,
        partly,
        whole: new Map<string, Holder[]>(),
        part: new Map<string, Holder[]>(),
      }))
      this.#indexes.set(table, indexes)
    }
  }

  /** Whether a table's rows can be found through this link in this extract. */
  has(link: Link): boolean {
    return this.#indexes.has(link.parent)
  }

  /** The columns of a table by which rows of others find their children; none where no table of the extract may. */
  columnsLearnt(table: string): readonly string[] {
    return this.#indexes.get(table)?.map(each => each.column) ?? []
  }

  /** Leaves rows of a table to be learnt when a row is first looked for through it: of most tables none ever is. */
  learnWhenAsked(table: string, learn: () => void): void {
    if (this.#indexes.has(table)) this.#toLearn.set(table, learn)
  }

  /** Remembers whose a row is, where others are found through its table. */
  learn(table: string, data: Readonly<Record<string, string>>, childId: string): void {
    const indexes = this.#indexes.get(table)
    if (indexes === undefined) return
    for (const { column, partly, whole, part } of indexes) {
      const id = data[column]
      if (id === undefined) continue
      const holder = { childId, id }
      remember(whole, id, holder)
      if (!partly || id.length <= childId.length) continue
      if (id.startsWith(childId)) remember(part, id.slice(childId.length).replace(/^[-_ ]/, ''), holder)
      if (id.endsWith(childId)) remember(part, id.slice(0, -childId.length).replace(/[-_ ]$/, ''), holder)
    }
  }

  /** Whom the row is about, and the row's data with the child named in it. */
  find(table: TableSpec, data: Record<string, string>): FoundChild {
    if (!table.ofChild) return { kind: 'nobody' }
    const { childColumn } = table
    const own = childColumn === undefined ? undefined : data[childColumn]
    if (own !== undefined) return { kind: 'child', childId: own, data }
    let column = childColumn
    for (const link of table.links ?? []) {
      const id = data[link.column]
      if (id === undefined) continue
      column = link.column
      const holders = this.#holders(link, id)
      if (holders === undefined) continue
      const rows = holders.map(holder => ({
        childId: holder.childId,
        data: {
          ...data,
          ...(link.shared === 'all' ? { [link.column]: holder.id } : {}),
          ...(childColumn === undefined ? {} : { [childColumn]: holder.childId }),
        },
      }))
      if (rows.length === 1) return { kind: 'child', ...rows[0]! }
      return link.shared === 'all' ? { kind: 'children', rows } : { kind: 'ambiguous', column }
    }
    return { kind: 'unknown', column: column ?? table.links![0]!.column }
  }

  #holders(link: Link, id: string): readonly Holder[] | undefined {
    const learn = this.#toLearn.get(link.parent)
    this.#toLearn.delete(link.parent)
    learn?.()
    const index = this.#indexes.get(link.parent)?.find(each => each.column === link.parentColumn)
    const found = index?.whole.get(id) ?? (link.shared === 'all' ? index?.part.get(id) : undefined)
    // In one order, whichever was learnt first: of rows passed over it is learnt late.
    return found === undefined || found.length === 1
      ? found
      : found.toSorted((a, b) => (a.childId < b.childId ? -1 : 1))
  }
}

function remember(ids: Map<string, Holder[]>, id: string, holder: Holder): void {
  const known = ids.get(id)
  if (known === undefined) ids.set(id, [holder])
  else if (!known.some(each => each.childId === holder.childId)) known.push(holder)
}

/** Tables in an order in which each comes after those its rows find their children through. */
export function inReadingOrder<T>(
  items: readonly T[],
  tableOf: (item: T) => TableSpec,
  format: readonly TableSpec[],
): T[] {
  const depths = new Map<string, number>()
  const byName = new Map(format.map(each => [each.table, each]))
  const depthOf = (table: string): number => {
    const known = depths.get(table)
    if (known !== undefined) return known
    const depth = Math.max(0, ...(byName.get(table)?.links ?? []).map(link => depthOf(link.parent) + 1))
    depths.set(table, depth)
    return depth
  }
  const rank = (item: T) => depthOf(tableOf(item).table) * 1000 + format.indexOf(tableOf(item))
  return [...items].sort((a, b) => rank(a) - rank(b))
}
