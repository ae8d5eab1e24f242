import { ssdTables } from '../formats/ssd/catalogue.ts'
import { templateTables } from '../formats/templates/index.ts'

type Data = Readonly<Record<string, string>>

/** By table, the columns that say when something ended. */
const endColumns: ReadonlyMap<string, readonly string[]> = new Map(
  [...ssdTables, ...templateTables].map(({ table, columns }) => [
    table,
    columns.filter(each => each.ends && !each.happens).map(each => each.name),
  ]),
)

/** What becomes of two rows of one key that say different things. */
export interface RepeatedKey {
  readonly taken: 'first' | 'second'
  /** The columns in which they differ, the end first. */
  readonly columns: readonly string[]
  /** Why that one, in words. */
  readonly because: string
}

/**
 * Which of two rows of one key is taken. Of two that differ in their end (a death or a finished assessment is none) it is the one still open, or that ends later: by a
 * stray copy nobody leaves care. Else it is the one that says more (a visit at which the child was seen, before one where
 * that is not recorded).
 */
export function chooseOf(
  table: string,
  first: Data,
  second: Data,
  unread: readonly [first: readonly string[], second: readonly string[]] = [[], []],
): RepeatedKey {
  const columns = [...new Set([...Object.keys(first), ...Object.keys(second)])]
    .filter(each => first[each] !== second[each])
    .sort()
  const end = endColumns.get(table)?.find(each => first[each] !== second[each])
  if (end === undefined) {
    const taken = fullness(second) > fullness(first) ? 'second' : 'first'
    return { taken, columns, because: 'The one that says more was taken.' }
  }
  // An end that could not be read is one all the same, and gives way to one that could.
  if (unread[0].includes(end))
    return { taken: 'second', columns, because: `The one whose ${end} can be read was taken.` }
  if (unread[1].includes(end))
    return { taken: 'first', columns, because: `The one whose ${end} can be read was taken.` }
  const open = first[end] === undefined || second[end] === undefined
  const taken = endOf(second, end) > endOf(first, end) ? 'second' : 'first'
  const because = open ? `The one without ${end} was taken.` : `The one with the later ${end} was taken.`
  return { taken, columns: [end, ...columns.filter(each => each !== end)], because }
}

/** An end as text that is later than any where there is none. */
function endOf(data: Data, column: string): string {
  return data[column] ?? '9999'
}

/** How much a row says; that the child was seen outweighs the rest. */
function fullness(data: Data): number {
  const json = JSON.stringify(data)
  return json.length + (/_seen":"Y"/.test(json) ? 10_000 : 0)
}
