/** What a column of the SSD holds, which decides how its cells are read. */
export type CellType = 'id' | 'text' | 'date' | 'flag' | 'code' | 'number' | 'json'

export interface ColumnSpec {
  readonly name: string
  readonly type: CellType
  /** Other headings seen for it. */
  readonly aliases: readonly string[]
}

/** One table of the Standard Safeguarding Dataset, 1.4.x. */
export interface TableSpec {
  /** Without "ssd_". */
  readonly table: string
  readonly columns: readonly ColumnSpec[]
  /** The column that names the child; undefined for tables about nobody in particular. */
  readonly child: string | undefined
  /** Where a site's script leaves the child out: a column of this table that names a row of another that has one. */
  readonly childThrough?: { readonly column: string; readonly table: string; readonly its: string }
  /** What tells one row from another between extracts. Each alternative is tried until its columns are all there. */
  readonly key: readonly (readonly string[])[]
  /** The date that places a row in time, for the extract's window; undefined for snapshots. */
  readonly dateColumn: string | undefined
}

/**
 * Reads a column list written briefly: "name" is text; ":date", ":flag", ":id", ":code", ":number" and ":json" say
 * otherwise; "=alias" adds another heading seen for it.
 */
export function columns(brief: string): ColumnSpec[] {
  return brief.split(/\s+/).map(each => {
    const [named, ...aliases] = each.split('=')
    const [name, type = 'text'] = named!.split(':')
    return { name: name!, type: type as CellType, aliases }
  })
}
