import type { SourceFormat, SourceRow } from '../../../domain/record/source-row.ts'
import { type Column, EmptyState, Table } from '../../../ui/index.ts'
import { rowId } from '../addresses.ts'

const formatWords: Readonly<Record<SourceFormat, string>> = {
  ssd: 'Standard Safeguarding Dataset',
  'cin-census': 'Children in need census',
  ssda903: 'SSDA903',
}

/** As the record believes them, where two returns tell of the same event. */
const believed: readonly SourceFormat[] = ['ssd', 'cin-census', 'ssda903']

/** The rows as imported, table by table, under the columns' own names. */
export function RecordTab({ rows }: { readonly rows: readonly SourceRow[] }) {
  const tables = [...Map.groupBy(rows, each => each.table)].sort(([a], [b]) => (a < b ? -1 : 1))
  if (tables.length === 0)
    return <EmptyState title="No row is held">Nothing of this child was in what was imported.</EmptyState>
  return (
    <>
      {tables.map(([table, held]) => (
        <ImportedTable name={table} rows={held} />
      ))}
    </>
  )
}

function ImportedTable({ name, rows }: { readonly name: string; readonly rows: readonly SourceRow[] }) {
  const sorted = rows.toSorted((a, b) => believed.indexOf(a.format) - believed.indexOf(b.format))
  const names = [...new Set(sorted.flatMap(each => Object.keys(each.data)))]
  const columns: Column<SourceRow>[] = [
    { key: 'key', heading: 'Row', cell: each => each.key },
    { key: 'format', heading: 'Came in', cell: each => formatWords[each.format] },
    ...names.map(column => ({ key: column, heading: column, cell: (each: SourceRow) => each.data[column] ?? '' })),
  ]
  const first = new Map(sorted.toReversed().map(each => [each.key, each]))
  return (
    <Table
      caption={`${name}: ${sorted.length} ${sorted.length === 1 ? 'row' : 'rows'}`}
      captionSize="s"
      columns={columns}
      rows={sorted}
      rowAttributes={each => (first.get(each.key) === each ? { id: rowId(each) } : {})}
      wide
    />
  )
}
