import type { SourceRow } from '../../../domain/record/source-row.ts'
import type { ReadSummary, ReceivedFile, ReturnFormat, RowSink } from '../../format.ts'
import { shown } from '../../parse/text.ts'
import { readCsv } from '../../read/csv.ts'
import { findTable, ssdTables } from './catalogue.ts'
import { readCell } from './cells.ts'
import { ChildFinder } from './child-finder.ts'
import { matchHeadings } from './headings.ts'
import type { TableSpec } from './table-spec.ts'

/** The table a file holds, by its name: ssd_cp_visits.csv, ##ssd_cp_visits.csv, CP_VISITS.csv. */
export function tableOf(fileName: string): TableSpec | undefined {
  const base = fileName.split('/').at(-1)!.toLowerCase()
  const match = /^(?:##)?(?:.*?ssd_)?([a-z0-9_]+?)\.(?:csv|txt)$/.exec(base)
  return match ? findTable(match[1]!) : undefined
}

/** The Standard Safeguarding Dataset as one CSV file a table. */
export const ssd: ReturnFormat = {
  id: 'ssd',
  title: 'Standard Safeguarding Dataset (one CSV a table)',
  recognises: async files => files.some(each => tableOf(each.name) !== undefined),
  async read(files, sink): Promise<ReadSummary> {
    const finder = new ChildFinder()
    const known = files.flatMap(file => {
      const table = tableOf(file.name)
      if (table === undefined) sink.issue(notATable(file.name))
      return table === undefined ? [] : [{ file, table }]
    })
    // Tables that others find their children through are read first.
    known.sort((a, b) => ssdTables.indexOf(a.table) - ssdTables.indexOf(b.table))
    let rows = 0
    let rejected = 0
    let before = 0
    for (const { file, table } of known) {
      const counted = await readTable(file, table, finder, sink, bytes => sink.progress(before + bytes, rows))
      rows += counted.rows
      rejected += counted.rejected
      before += file.bytes
      sink.progress(before, rows)
    }
    return { rows, rejected }
  },
}

async function readTable(
  file: ReceivedFile,
  table: TableSpec,
  finder: ChildFinder,
  sink: RowSink,
  onBytes: (bytes: number) => void,
) {
  let positions: readonly number[] = []
  let rejected = 0
  const summary = await readCsv(
    file,
    headings => {
      const matched = matchHeadings(headings, table)
      const { missing, unknown } = matched
      positions = matched.positions
      const supplied = table.columns.filter((_, index) => positions[index] !== -1).map(each => each.name)
      sink.table({
        table: table.table,
        file: file.name,
        columns: supplied,
        missingColumns: missing,
        unknownColumns: unknown,
      })
      const keyed = table.key.some(each => each.every(column => supplied.includes(column) || column === table.child))
      if (!keyed) {
        sink.issue({
          file: file.name,
          row: 1,
          code: 'key-missing',
          severity: 'error',
          message: `The file has no column for ${table.key[0]!.join(', ')}, so its rows cannot be told apart. It was not read.`,
          remedy: 'Export the table again with these columns, named as in the Standard Safeguarding Dataset.',
        })
        return false
      }
      for (const column of missing) {
        sink.issue({
          file: file.name,
          row: 1,
          column,
          code: 'column-missing',
          severity: 'note',
          message: `The column ${column} is not in the file. What it would say is shown as not known.`,
          remedy: 'Add it to the extract if the case system holds it.',
        })
      }
      for (const column of unknown) {
        sink.issue({
          file: file.name,
          row: 1,
          column: shown(column),
          code: 'column-unknown',
          severity: 'note',
          message: 'The column is not one of this table, and was not read.',
          remedy: 'Nothing need be done, unless it is a misspelling of a column that is missing.',
        })
      }
      return true
    },
    (cells, line) => {
      if (!takeRow(file.name, table, positions, cells, line, finder, sink)) rejected++
    },
    issue => sink.issue(issue),
    { onProgress: bytes => onBytes(bytes) },
  )
  return { rows: summary.rows, rejected: rejected + summary.rejected }
}

/** Reads one row; false where it could not be taken. */
function takeRow(
  file: string,
  table: TableSpec,
  positions: readonly number[],
  cells: readonly string[],
  line: number,
  finder: ChildFinder,
  sink: RowSink,
): boolean {
  const data: Record<string, string> = {}
  for (let index = 0; index < positions.length; index++) {
    const text = positions[index] === -1 ? '' : cells[positions[index]!]!
    if (text === '') continue
    const column = table.columns[index]!
    const reading = readCell(column, text)
    if ('value' in reading) {
      if (reading.value !== undefined) data[column.name] = reading.value
      continue
    }
    const { trouble: code, message, remedy } = reading
    sink.issue({ file, row: line, column: column.name, value: shown(text), code, severity: 'warning', message, remedy })
  }
  const children = finder.childrenOf(table, data)
  if (children.length === 0) {
    const column = table.child ?? table.childThrough!.column
    sink.issue({
      file,
      row: line,
      column,
      ...(data[column] === undefined ? {} : { value: shown(data[column]) }),
      code: 'child-unknown',
      severity: 'error',
      message: 'It cannot be told which child the row is about.',
      remedy: `Give the row a person id${table.childThrough ? `, or supply the ${table.childThrough.table} table that ${table.childThrough.column} refers to` : ''}.`,
    })
    return false
  }
  let taken = true
  for (const childId of children) {
    const own = table.child !== undefined && childId !== '' ? { ...data, [table.child]: childId } : data
    const key = keyOf(table, own, childId)
    if (key === undefined) {
      const missing = table.key[0]!.find(column => own[column] === undefined)!
      sink.issue({
        file,
        row: line,
        column: missing,
        value: shown(cells[positions[table.columns.findIndex(each => each.name === missing)]!] ?? ''),
        code: 'key-empty',
        severity: 'error',
        message: `The row has no readable ${missing}, so it cannot be told from others and was not taken.`,
        remedy: /date/.test(missing)
          ? 'A good value looks like 2019-05-01 or 01/05/2019.'
          : 'Give the row its identifier.',
        ...(childId === '' ? {} : { childId }),
      })
      taken = false
      continue
    }
    const row: SourceRow = { table: table.table, format: 'ssd', key, childId, data: own }
    finder.learn(row)
    sink.row(row, { file, row: line })
  }
  return taken
}

function keyOf(table: TableSpec, data: Readonly<Record<string, string>>, childId: string): string | undefined {
  for (const alternative of table.key) {
    if (!alternative.every(column => data[column] !== undefined)) continue
    const own = alternative.map(column => data[column]).join('|')
    return table.child === undefined && childId !== '' ? `${childId}|${own}` : own
  }
  return undefined
}

function notATable(file: string) {
  return {
    file,
    code: 'file-unknown',
    severity: 'note' as const,
    message: 'The file is not named after a table of the Standard Safeguarding Dataset, and was not read.',
    remedy: 'Name files after their table, for example ssd_cp_visits.csv.',
  }
}
