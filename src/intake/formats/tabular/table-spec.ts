import type { CodeListName } from '../../parse/code-lists/index.ts'
import type { CellTrouble } from './cell-trouble.ts'

export type ColumnType = 'id' | 'text' | 'date' | 'flag' | 'code' | 'choice' | 'number' | 'json' | 'datetime-text'

/** One column of a table, by the name its format gives it. */
export interface ColumnSpec {
  readonly name: string
  readonly type: ColumnType
  /** The list its codes are on; for a JSON column, the list of what it lists. */
  readonly codes?: CodeListName
  /** Of a choice: the words it may be. */
  readonly choices?: readonly string[]
  /** Other headings seen for it, beyond its own name and its name without the table's letters. */
  readonly aliases?: readonly string[]
  /** Without it the row says nothing and is not taken. */
  readonly required?: boolean
  /** The date something ended: a far-future date there means it has not. */
  readonly ends?: boolean
  /** Blank says that something lasts for good: a row in which it cannot be read is not taken, nor a file without it. */
  readonly blankIsForGood?: boolean
  /** Dates long past or to come are to be expected: births. */
  readonly anyYear?: boolean
  /** The day of something that happened, besides the one that places the row in time: it cannot be to come. */
  readonly happens?: boolean
  /** Although it places the row in time it may be to come: what is agreed beforehand. */
  readonly mayLieAhead?: boolean
}

/** A way to the child through another table of the same extract, for rows that do not name the child. */
export interface Link {
  /** The column that holds the other table's id. */
  readonly column: string
  readonly parent: string
  readonly parentColumn: string
  /**
   * 'all': an id that several children share tells of each of them, and Mosaic's ids, which lead or trail with the
   * person's id in one table and not in the other, are matched without it.
   */
  readonly shared?: 'all'
}

/** One way to name a row among the table's: the values of these columns, joined by "|". */
export interface KeyForm {
  readonly columns: readonly string[]
  /** Added to the key, where its last value would otherwise read as another form's. */
  readonly mark?: string
}

export interface TableSpec {
  /** As the record calls it: in the SSD, without "ssd_". */
  readonly table: string
  readonly title: string
  /** 1 the pages cannot work without; 2 they say more with; 3 the rest (data-specs 2.7). */
  readonly tier: 1 | 2 | 3
  /** The column that names the child; undefined where the standard has none. */
  readonly childColumn: string | undefined
  /** Ways to the child where the column is absent or empty, tried in order. */
  readonly links?: readonly Link[]
  /** False for staff and teams, whose rows have childId ''. */
  readonly ofChild: boolean
  readonly columns: readonly ColumnSpec[]
  /** Natural keys (data-specs 2.6): the first of which every column is filled. The child comes first in each. */
  readonly key: readonly KeyForm[]
  /** Rows of one key that differ in this id are separate events, and all but the first have the id added. */
  readonly tiebreak?: string
  /** The date that places a row in time; undefined where the table is how things stand now. */
  readonly dateColumn: string | undefined
  /** Column filled from another when empty, as some systems fill only the second. */
  readonly fill?: { readonly column: string; readonly from: string }
  /** What is amiss with cells of a row that are each readable. */
  readonly amiss?: (data: Readonly<Record<string, string>>) => readonly AmissInRow[]
}

/** A cell that does not go with the others of its row, or that says what nothing is called. */
export interface AmissInRow {
  readonly column: string
  readonly trouble: CellTrouble
}

type More = Omit<ColumnSpec, 'name' | 'type'>

export const id = (name: string, more: More = {}): ColumnSpec => ({ name, type: 'id', ...more })
export const text = (name: string, more: More = {}): ColumnSpec => ({ name, type: 'text', ...more })
export const date = (name: string, more: More = {}): ColumnSpec => ({ name, type: 'date', ...more })
export const endDate = (name: string, more: More = {}): ColumnSpec => ({ name, type: 'date', ends: true, ...more })
export const flag = (name: string, more: More = {}): ColumnSpec => ({ name, type: 'flag', ...more })
export const number = (name: string, more: More = {}): ColumnSpec => ({ name, type: 'number', ...more })
export const json = (name: string, more: More = {}): ColumnSpec => ({ name, type: 'json', ...more })
export const code = (name: string, codes: CodeListName, more: More = {}): ColumnSpec => ({
  name,
  type: 'code',
  codes,
  ...more,
})

/** Whether a column says on which day something happened, not when it is due or planned. */
export function isOfEvent(column: ColumnSpec, { dateColumn }: TableSpec): boolean {
  return column.happens === true || (column.name === dateColumn && !column.mayLieAhead)
}

/** A key form of these columns. */
export const by = (...columns: readonly string[]): KeyForm => ({ columns })
