import { ssdTables } from '../formats/ssd/catalogue.ts'
import { templateTables } from '../formats/templates/index.ts'
import { shown } from '../parse/text.ts'

type Data = Readonly<Record<string, string>>

/** By table, the columns that say when something ended. */
const endColumns: ReadonlyMap<string, readonly string[]> = new Map(
  [...ssdTables, ...templateTables].map(({ table, columns }) => [
    table,
    columns.filter(each => each.ends && !each.happens).map(each => each.name),
  ]),
)

/** By table, its columns of dates in order, but those that say when something ended, or by when it was to be done. */
const dateColumns: ReadonlyMap<string, readonly string[]> = new Map(
  [...ssdTables, ...templateTables].map(({ table, columns }) => [
    table,
    columns
      .filter(each => (each.type === 'date' || each.type === 'datetime-text') && !/target|due|next/.test(each.name))
      .map(each => each.name)
      .sort(),
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
 * Which of two rows of one key is taken. Of two that differ in their end (a death or a finished assessment is none) it is
 * the one still open, or that ends later: by a stray copy nobody leaves care. Else it is the one that says more (a visit at which the child was seen, before one where
 * that is not recorded). Of two that say as much it is never which came first, or each extract could say otherwise: it is
 * the one with the later date (what was done late does not become timely, nobody comes of age sooner), and of those
 * without one that of the earlier letter (N before Y).
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
    const more = fullness(second) - fullness(first)
    if (more === 0) return chooseOfEqual(first, second, columns, dateColumns.get(table) ?? [])
    return { taken: more > 0 ? 'second' : 'first', columns, because: 'The one that says more was taken.' }
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

function chooseOfEqual(first: Data, second: Data, columns: readonly string[], dates: readonly string[]): RepeatedKey {
  const day = dates.find(each => columns.includes(each))
  const by = day ?? columns[0]!
  const [one = '', other = ''] = [first[by], second[by]]
  const isSecond = day === undefined ? other < one : other > one
  const [taken, left] = isSecond ? [other, one] : [one, other]
  const words = (value: string) => (value === '' ? 'nothing' : `“${shown(value)}”`)
  return {
    taken: isSecond ? 'second' : 'first',
    columns: [by, ...columns.filter(each => each !== by)],
    because: `Both say as much, and one has ${words(taken)} in ${by}, the other ${words(left)}. The one with ${words(taken)} was taken${day === undefined ? '' : ', the later'}.`,
  }
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
