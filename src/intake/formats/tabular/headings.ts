import { type LocalWords, noWords } from '../../map/local-words.ts'
import type { ColumnSpec, TableSpec } from './table-spec.ts'

export interface MatchedColumn {
  readonly column: ColumnSpec
  /** Which cell of a row it is. */
  readonly at: number
}

/** Which columns of a table a file's headings give. */
export interface MatchedHeadings {
  readonly matched: readonly MatchedColumn[]
  /** Standard columns that no heading gives. */
  readonly missing: readonly string[]
  /** Headings, as written, that are no column of the table. */
  readonly unknown: readonly string[]
  /** Columns that more than one heading gives: the first is read. */
  readonly repeated: readonly string[]
}

const namesOfThePerson = ['person_id', 'per_person_id', 'pers_person_id']

/**
 * Matches headings to columns whatever their case, spacing, underscores, brackets and unseen characters: by the
 * standard name, an alias seen in some site's script, or the name without the letters of its table.
 */
export function matchHeadings(
  headings: readonly string[],
  table: TableSpec,
  words: LocalWords = noWords,
): MatchedHeadings {
  const byName = namesOf(table, words)
  const taken = new Map<string, number>()
  const unknown: string[] = []
  const repeated: string[] = []
  const found = headings.map(heading => byName.get(plain(heading)))
  headings.forEach((heading, at) => {
    const column = found[at]
    if (column === undefined) {
      if (plain(heading) !== '') unknown.push(heading)
    } else if (taken.has(column.name)) repeated.push(column.name)
    else taken.set(column.name, at)
  })
  const matched = table.columns.flatMap(column => {
    const at = taken.get(column.name)
    return at === undefined ? [] : [{ column, at }]
  })
  const missing = table.columns.filter(column => !taken.has(column.name)).map(column => column.name)
  return { matched, missing, unknown, repeated }
}

function namesOf(table: TableSpec, words: LocalWords): Map<string, ColumnSpec> {
  const names = new Map<string, ColumnSpec>()
  for (const column of table.columns) names.set(plain(column.name), column)
  for (const [heading, name] of words.headings.get(table.table) ?? []) {
    const column = table.columns.find(each => each.name === name)
    if (column !== undefined) names.set(plain(heading), column)
  }
  const offer = (name: string, column: ColumnSpec) => {
    if (!names.has(plain(name))) names.set(plain(name), column)
  }
  for (const column of table.columns) {
    for (const alias of column.aliases ?? []) offer(alias, column)
    offer(column.name.slice(column.name.indexOf('_') + 1), column)
  }
  const child = table.columns.find(column => column.name === table.childColumn)
  if (child !== undefined) for (const name of namesOfThePerson) offer(name, child)
  return names
}

function plain(heading: string): string {
  return heading.toLowerCase().replace(/[^a-z0-9]+/g, '')
}
