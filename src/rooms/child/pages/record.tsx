import { counted } from '../../../domain/words/numbers.ts'
import type { ImportedRow } from '../../../store/index.ts'
import { Button, type Column, EmptyState, hrefWith, Input, Link, Table } from '../../../ui/index.ts'
import { type ChildOnDay, childHref, rowId } from '../addresses.ts'
import { cameFrom, formatWords } from '../came-in.ts'
import { believedRows, type ImportedTable, importedTables, type RecordAsked, sortValue, tablesOf } from '../imported.ts'
import { tableTitle } from '../tables.ts'
import { ImportedText } from './imported-text.tsx'

export interface RecordTabProps {
  readonly asked: ChildOnDay
  readonly rows: readonly ImportedRow[]
  /** The names of the files of each import. */
  readonly files: ReadonlyMap<number, readonly string[]>
  readonly part: RecordAsked
  /** The reader may open imports. */
  readonly maySeeImports: boolean
  readonly csrf: string
}

/** The rows as imported, table by table in the order of the child's journey, under the columns' own names. */
export function RecordTab(props: RecordTabProps) {
  const { asked, rows, part } = props
  if (rows.length === 0)
    return <EmptyState title="No row is held">Nothing of this child was in what was imported.</EmptyState>
  const tables = importedTables(rows, part)
  const found = tables.reduce((sum, each) => sum + each.rows.length, 0)
  return (
    <>
      <p class="govuk-body">
        What the case system's extracts and returns say of this child now, as last imported:{' '}
        {counted(rows.length, 'row')}. What was so at an earlier day is worked out from their dates.
      </p>
      <Search {...props} />
      <nav aria-label="Tables of the record">
        <ul class="sl-tables">
          {part.table !== undefined && (
            <li>
              <Link href={childHref(asked, 'record')}>All tables</Link>
            </li>
          )}
          {tablesOf(rows).map(({ table, rows: many }) => (
            <li>
              {table === part.table ? (
                <strong aria-current="true">{tableTitle(table)}</strong>
              ) : (
                <Link href={hrefWith(childHref(asked, 'record'), { table })} plain>
                  {tableTitle(table)}
                </Link>
              )}{' '}
              {many}
            </li>
          ))}
        </ul>
      </nav>
      {part.words !== undefined && found > 0 && (
        <p class="govuk-body" role="status">
          {counted(found, 'row')} of {rows.length} {found === 1 ? 'holds' : 'hold'} <bdi>“{part.words}”</bdi>.{' '}
          <Link href={hrefWith(childHref(asked, 'record'), { table: part.table })}>Show all</Link>
        </p>
      )}
      {tables.map(table => (
        <Imported {...props} imported={table} />
      ))}
      {tables.length === 0 && (
        <EmptyState
          title={part.words === undefined ? 'This table holds no row of this child' : 'No row holds that'}
          action={{ href: childHref(asked, 'record'), text: 'Show the whole record' }}
        >
          {part.words === undefined
            ? 'It may have held one before the last import.'
            : 'Every word must be in the row, as it was imported: dates as 2019-05-01, codes as codes.'}
        </EmptyState>
      )}
    </>
  )
}

/** Posted, so that what is looked for never stands in an address. */
function Search({ asked, part, csrf }: RecordTabProps) {
  return (
    <search>
      <form action={hrefWith(childHref(asked, 'record'), { table: part.table })} method="post" class="sl-record-search">
        <input type="hidden" name="_csrf" value={csrf} />
        <Input
          name="words"
          label={part.table === undefined ? 'Look in the record' : `Look in: ${tableTitle(part.table)}`}
          value={part.words}
          width={20}
          type="search"
          autocomplete="off"
          spellcheck={false}
        />
        <Button variant="secondary">Look</Button>
      </form>
    </search>
  )
}

function Imported(props: RecordTabProps & { readonly imported: ImportedTable }) {
  const { asked, part, files, maySeeImports } = props
  const { table, title, rows, columns, sortedBy } = props.imported
  const formats = new Set(rows.map(each => each.format))
  const own: Column<ImportedRow>[] = [
    { key: 'key', heading: 'Row', cell: each => <ImportedText text={each.key} />, sort: each => each.key },
    {
      key: 'import',
      heading: 'Came in',
      sort: each => each.fromBatch,
      cell: each =>
        each.fromBatch === undefined ? (
          'Recorded here'
        ) : maySeeImports ? (
          <Link href={`/imports/${each.fromBatch}`} plain>{`Import ${each.fromBatch}`}</Link>
        ) : (
          `Import ${each.fromBatch}`
        ),
    },
    {
      key: 'file',
      heading: 'File',
      cell: each => <ImportedText text={cameFrom(each, files.get(each.fromBatch ?? 0))} />,
    },
  ]
  if (formats.size > 1 || !formats.has('ssd'))
    own.push({ key: 'format', heading: 'Return', cell: each => formatWords[each.format] })
  const believed = believedRows(rows)
  const address = hrefWith(childHref(asked, 'record'), { table: part.table })
  return (
    <Table
      caption={`${title}: ${counted(rows.length, 'row')}`}
      captionSize="s"
      columns={[
        ...own,
        ...columns.map(
          (name): Column<ImportedRow> => ({
            key: name,
            heading: name,
            cell: each => <ImportedText text={each.data[name] ?? ''} />,
            sort: each => sortValue(each, name),
          }),
        ),
      ]}
      rows={rows}
      sort={{
        key: sortedBy,
        direction: part.order,
        href: (key, order) => hrefWith(address, { sort: `${table}.${key}`, order }),
        complete: true,
      }}
      rowAttributes={each => (believed.has(each) ? { id: rowId(each) } : {})}
      wide
      longCards
    />
  )
}
