import { numberText } from '../../../domain/words/numbers.ts'
import type { Issue } from '../../issue.ts'
import { shown } from '../../parse/text.ts'
import type { ChildFinder } from './child-finder.ts'
import type { MatchedHeadings } from './headings.ts'
import type { TableSpec } from './table-spec.ts'
import type { TableSet } from './tabular-format.ts'

/** Why a file cannot be read for want of columns; undefined when it can. */
export function refusalOf(
  file: string,
  line: number,
  table: TableSpec,
  headings: MatchedHeadings,
  finder: ChildFinder,
  set: Pick<TableSet, 'fileOf'>,
): Issue | undefined {
  const has = new Set(headings.matched.map(each => each.column.name))
  const findable = (table.links ?? []).filter(link => has.has(link.column))
  const { childColumn } = table
  const at = { file, row: line, severity: 'error' as const }
  if (
    table.ofChild &&
    !(childColumn !== undefined && has.has(childColumn)) &&
    !findable.some(each => finder.has(each))
  ) {
    const columns = [childColumn, ...(table.links ?? []).map(each => each.column)].filter(each => each !== undefined)
    const parents = [...new Set(findable.map(each => set.fileOf(each.parent)))]
    return {
      ...at,
      column: columns[0]!,
      code: findable.length > 0 ? 'parent-table-missing' : 'key-column-missing',
      message:
        findable.length > 0
          ? `The file names no child, and ${parents.join(' and ')}, through which its rows could be told apart, is not in the extract. The file was not read.`
          : `There is no column ${columns.join(' or ')}, so which child a row is about cannot be told. The file was not read.`,
      remedy:
        findable.length > 0
          ? `Send ${parents.join(' or ')} along with it${childColumn === undefined ? '' : `, or add the column ${childColumn}`}.`
          : `Export the table again with its first line holding the column names of the standard. ${byAnotherName(headings)}`,
    }
  }
  const counts = (column: string) => has.has(column) || column === childColumn || column === filled(table, has)
  const wanted = table.columns.filter(each => each.required && !counts(each.name)).map(each => each.name)
  if (wanted.length === 0 && table.key.some(form => form.columns.every(counts))) {
    const forGood = table.columns.find(each => each.blankIsForGood && !has.has(each.name))?.name
    if (forGood === undefined) return undefined
    return {
      ...at,
      column: forGood,
      code: 'key-column-missing',
      message: `There is no column ${forGood}, without which every row would last for good. The file was not read.`,
      remedy: `Add the column ${forGood}, blank only in rows that have no end. ${byAnotherName(headings)}`,
    }
  }
  const missing = wanted.length > 0 ? wanted : table.key[0]!.columns.filter(column => !counts(column))
  return {
    ...at,
    column: missing[0]!,
    code: 'key-column-missing',
    message: `There is no column ${missing.join(' or ')}, without which a row says nothing. The file was not read.`,
    remedy: `Export the table again with its first line holding the column names of the standard. ${byAnotherName(headings)}`,
  }
}

/** Whether a column is filled from another that is in the file. */
export function isFilled(column: string, table: TableSpec, { matched }: MatchedHeadings): boolean {
  return column === filled(table, new Set(matched.map(each => each.column.name)))
}

function filled(table: TableSpec, has: ReadonlySet<string>): string | undefined {
  return table.fill !== undefined && has.has(table.fill.from) ? table.fill.column : undefined
}

/** What is said of the headings of a file that is read. */
export function headingIssues(file: string, line: number, table: TableSpec, headings: MatchedHeadings): Issue[] {
  const at = { file, row: line }
  const optional = new Set([table.childColumn, ...(table.links ?? []).map(each => each.column)])
  const missing = headings.missing.filter(column => !optional.has(column))
  return [
    ...missing.map(
      (column): Issue => ({
        ...at,
        column,
        code: 'column-missing',
        severity: table.tier === 3 ? 'note' : 'warning',
        message: `The column ${column} is not in the file. What is held of it stays; of rows that are new it is not known.`,
        remedy: `Add it to the extract if the case system holds it. ${byAnotherName(headings)}`,
      }),
    ),
    ...unknownHeadings(at, headings, missing),
    ...headings.repeated.map(
      (column): Issue => ({
        ...at,
        column,
        code: 'column-repeated',
        severity: 'warning',
        message: `More than one heading means ${column}. The first was read.`,
        remedy: 'Leave the others out of the extract.',
      }),
    ),
  ]
}

/** What is said of headings that are no column, of a file that is not read too: one may be what it lacks. */
export function unknownHeadings(
  at: { readonly file: string; readonly row: number },
  { unknown }: MatchedHeadings,
  missing: readonly string[],
): Issue[] {
  return [
    ...unknown.slice(0, mostUnknown).map(
      (heading): Issue => ({
        ...at,
        column: shown(heading),
        code: 'column-unknown',
        severity: 'note',
        message: 'The heading is no column of this table, so what is under it was not read.',
        remedy: missing.length === 0 ? 'Nothing need be done.' : meansAnother(missing),
      }),
    ),
    ...(unknown.length > mostUnknown ? [moreUnknown(at, unknown.length - mostUnknown)] : []),
  ]
}

/** Where to say that a column stands there under another name, which any heading that is no column may be. */
function byAnotherName({ unknown }: MatchedHeadings): string {
  if (unknown.length === 0) return 'If it is there under another name, say so on the Mappings page.'
  const named = unknown.slice(0, 3).map(each => `“${shown(each)}”`)
  const others = unknown.length > 3 ? ' or another heading' : ''
  return `If ${named.join(' or ')}${others} is its name there, say so on the Mappings page.`
}

function meansAnother(missing: readonly string[]): string {
  const others = missing.length > 3 ? ' or another column that is missing' : ''
  return `If it is another name for ${missing.slice(0, 3).join(' or ')}${others}, say so on the Mappings page. Otherwise nothing need be done.`
}

/** Headings that are no column, named one by one. */
const mostUnknown = 100

function moreUnknown(at: { file: string; row: number }, count: number): Issue {
  return {
    ...at,
    code: 'column-unknown',
    severity: 'note',
    message: `There are ${numberText(count)} more headings that are no column of this table. What is under them was not read.`,
    remedy: 'Check that the first line of the file holds the column names and nothing else.',
  }
}
