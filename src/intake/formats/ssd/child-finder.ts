import type { SourceRow } from '../../../domain/record/source-row.ts'
import { ssdTables } from './catalogue.ts'
import type { TableSpec } from './table-spec.ts'

/** Ids that other tables find children through, by table: which column holds them. */
const wanted = new Map<string, string>()
for (const { childThrough } of ssdTables) if (childThrough) wanted.set(childThrough.table, childThrough.its)

const nobody: readonly string[] = ['']

/**
 * Finds which child a row is about: by its own column, or where a site's script leaves that out, through the plan,
 * period, assessment or referral it names in another table of the same extract. An id that siblings share gives the
 * row to each of them.
 */
export class ChildFinder {
  readonly #children = new Map<string, Map<string, string[]>>()

  /** Remembers whose a row is, if others may be found through it. */
  learn(row: SourceRow): void {
    const column = wanted.get(row.table)
    const id = column && row.data[column]
    if (!id) return
    let ids = this.#children.get(row.table)
    if (ids === undefined) this.#children.set(row.table, (ids = new Map()))
    const known = ids.get(id)
    if (known === undefined) ids.set(id, [row.childId])
    else if (!known.includes(row.childId)) known.push(row.childId)
    // Some assessment ids are the person's id and the step's id run together, and factors carry only the step's.
    if (row.table === 'cin_assessments' && id.startsWith(row.childId) && id.length > row.childId.length) {
      const step = id.slice(row.childId.length)
      const sharers = ids.get(step)
      if (sharers === undefined) ids.set(step, [row.childId])
      else if (!sharers.includes(row.childId)) sharers.push(row.childId)
    }
  }

  /** The children a row is about; [''] for tables about nobody; none where it cannot be told. */
  childrenOf(table: TableSpec, data: Readonly<Record<string, string>>): readonly string[] {
    const own = table.child === undefined ? undefined : data[table.child]
    if (own !== undefined) return [own]
    const through = table.childThrough
    if (through === undefined) return table.child === undefined ? nobody : []
    const id = data[through.column]
    return (id === undefined ? undefined : this.#children.get(through.table)?.get(id)) ?? []
  }
}
