/** What a cell holds; undefined and null leave it empty. Days are Day integers in columns of days. */
export type ExportValue = string | number | null | undefined

/** One column of a table to save: its heading, what its cells are, and how to read a row. */
export interface ExportColumn<Row> {
  readonly heading: string
  readonly kind: 'text' | 'number' | 'day'
  readonly value: (row: Row) => ExportValue
}

/** A table as it is saved: what the page shows, all pages of it, in the page's order. */
export interface ExportTable<Row> {
  /** What it is, for the file's name and the sheet's: "due-2026-11-26". Never a child's name. */
  readonly name: string
  readonly columns: readonly ExportColumn<Row>[]
  readonly rows: readonly Row[]
}
