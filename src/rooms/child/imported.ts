import type { RowOrigin } from '../../domain/record/source-row.ts'
import type { ImportedRow } from '../../store/index.ts'
import { columnsInOrder, dateColumn, tablePlace, tableTitle } from './tables.ts'

/** What part of the record as imported is asked for, and in what order. */
export interface RecordAsked {
  /** One table alone. */
  readonly table?: string | undefined
  /** A table and one of its columns: "cp_visits.cppv_cp_visit_date". */
  readonly sort?: string | undefined
  readonly order?: 'ascending' | 'descending' | undefined
  /** Words that a row must hold, all of them. Never in an address: they may be a name. */
  readonly words?: string | undefined
}

/** The rows of one table. */
export interface ImportedTable {
  readonly table: string
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly ImportedRow[]
  /** The column it is sorted by, where it was asked for. */
  readonly sortedBy: string | undefined
}

/** As the record believes them, where two returns tell of the same event. */
const believed: readonly RowOrigin[] = ['recorded', 'ssd', 'cin-census', 'ssda903', 'sightline']

/** The rows asked for, table by table in the order of the child's journey, in each the latest first unless asked. */
export function importedTables(rows: readonly ImportedRow[], asked: RecordAsked): ImportedTable[] {
  const wanted = wordsOf(asked.words)
  const found = rows.filter(row => (asked.table === undefined || row.table === asked.table) && holdsAll(row, wanted))
  return [...Map.groupBy(found, each => each.table)]
    .sort(([a], [b]) => tablePlace(a) - tablePlace(b) || (a < b ? -1 : 1))
    .map(([table, held]) => {
      const columns = columnsInOrder(table, new Set(held.flatMap(each => Object.keys(each.data))))
      const sortedBy = asked.sort?.startsWith(`${table}.`) ? asked.sort.slice(table.length + 1) : undefined
      return { table, title: tableTitle(table), columns, sortedBy, rows: inOrder(held, table, sortedBy, asked.order) }
    })
}

/** How many rows each table holds, in the order of the journey. */
export function tablesOf(rows: readonly ImportedRow[]): { readonly table: string; readonly rows: number }[] {
  return [...Map.groupBy(rows, each => each.table)]
    .map(([table, held]) => ({ table, rows: held.length }))
    .sort((a, b) => tablePlace(a.table) - tablePlace(b.table))
}

/** Of rows that returns have under one key, the one that is believed: an address that names the row leads to it. */
export function believedRows(rows: readonly ImportedRow[]): ReadonlySet<ImportedRow> {
  const best = new Map<string, ImportedRow>()
  for (const each of rows) {
    const other = best.get(each.key)
    if (other === undefined || believed.indexOf(each.format) < believed.indexOf(other.format)) best.set(each.key, each)
  }
  return new Set(best.values())
}

/** What a row is sorted by in a column; undefined where the row has nothing there. */
export function sortValue(row: ImportedRow, column: string): string | number | undefined {
  if (column === 'key') return row.key
  return column === 'import' ? row.fromBatch : row.data[column]
}

const collator = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' })

function inOrder(
  rows: readonly ImportedRow[],
  table: string,
  sortedBy: string | undefined,
  order: RecordAsked['order'],
): ImportedRow[] {
  const column = sortedBy ?? dateColumn(table) ?? 'key'
  const turned = (sortedBy === undefined ? column !== 'key' : order === 'descending') ? -1 : 1
  return rows.toSorted((a, b) => {
    const [x, y] = [sortValue(a, column), sortValue(b, column)]
    const trusted = believed.indexOf(a.format) - believed.indexOf(b.format)
    // What is missing comes last whichever way round.
    if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined) || trusted
    return turned * collator.compare(String(x), String(y)) || trusted || (a.key < b.key ? -1 : 1)
  })
}

function wordsOf(text: string | undefined): string[] {
  return (text ?? '').toLocaleLowerCase('en-GB').split(/\s+/).filter(Boolean)
}

function holdsAll(row: ImportedRow, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const text = [row.key, tableTitle(row.table), ...Object.values(row.data)].join('\n').toLocaleLowerCase('en-GB')
  return words.every(each => text.includes(each))
}
