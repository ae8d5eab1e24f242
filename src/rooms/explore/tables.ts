import { wholeTable } from '../../analysis/index.ts'
import type { FactTable } from '../../domain/indicators/fact-table.ts'
import { factTables } from '../../domain/indicators/facts/index.ts'
import type { RoomRequest } from '../../server/route.ts'
import { exportSentence, type ParquetKind, parquetOf } from '../../ui/index.ts'
import { openingFor, type RoomServices } from '../services.ts'

type Asking = Pick<RoomRequest<RoomServices>, 'services' | 'principal' | 'scope' | 'numbersScope' | 'today'>

/** Rows of one group of a Parquet file: few enough that others do not wait long for their turn. */
const rowsAtOnce = 10_000

const kinds: Readonly<Record<string, ParquetKind>> = {
  day: 'day',
  code: 'text',
  text: 'text',
  flag: 'flag',
  number: 'number',
}

export interface TableTold {
  readonly table: FactTable
  readonly rows: number
}

/** Every table of facts, with how many rows of it the reader may take out. */
export function tablesFor(request: Asking): TableTold[] {
  return factTables.map(table => ({ table, rows: tableFor(request, table).rows }))
}

export function findTable(name: string): FactTable | undefined {
  return factTables.find(each => each.name === name)
}

function tableFor(request: Asking, table: FactTable) {
  return wholeTable(request.services.model, table.name, openingFor(request), request.today)
}

/** A table as a Parquet file, with how many rows it has: as the data are now, whenever it is written. */
export function parquetTable(request: Asking, table: FactTable) {
  const whole = tableFor(request, table)
  const batches = whole.batches(rowsAtOnce)
  const columns = whole.columns.map(({ name, type }) => ({ name, kind: kinds[type]! }))
  return {
    rows: whole.rows,
    content: (exported: Parameters<typeof exportSentence>[0]) =>
      parquetOf({ columns, batches, about: { sightline: exportSentence(exported), table: table.title } }),
  }
}
