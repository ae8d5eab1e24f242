import type { SourceFormat, SourceRow } from '../../domain/record/source-row.ts'
import type { NewRecord, RecordKey } from '../../store/case-records.ts'
import type { TableDigests } from '../../store/table-digests.ts'
import type { ImportMode } from '../../store/tables.ts'
import type { TouchedChild } from './touched.ts'

export interface RowCounts {
  new: number
  changed: number
  unchanged: number
  gone: number
}

/** One row that would be new, changed or gone, with what it says before and after. */
export interface Difference {
  readonly kind: 'new' | 'changed' | 'gone'
  readonly table: string
  readonly childId: string
  readonly key: string
  readonly before?: Readonly<Record<string, string>>
  readonly after?: Readonly<Record<string, string>>
}

/** A column that the files of a table lack, and in how many of its rows what is held there stays. */
export interface KeptColumn {
  readonly table: string
  readonly column: string
  readonly rows: number
}

/** Of whom an extract tells, in what return, and whether it is all there is. */
export interface ComparedWith {
  readonly authority: string
  readonly format: SourceFormat
  readonly mode: ImportMode
}

/** What publishing an extract would do to the record. */
export interface Comparison {
  readonly counts: RowCounts
  readonly byTable: Readonly<Record<string, RowCounts>>
  /** Rows held before in the tables the extract supplies. */
  readonly held: number
  /** Whether nothing at all was held of the authority before, in any format. */
  readonly first: boolean
  readonly insert: readonly NewRecord[]
  readonly end: readonly RecordKey[]
  /** Children some row of whom is new, changed or gone. */
  readonly touched: ReadonlyMap<string, TouchedChild>
  /** Whether all rows that will be held of a child touched are known: not where what was held has not been read. */
  readonly isKnown: (childId: string) => boolean
  /** Those rows, whatever return they came in, in no order. */
  readonly rowsOf: (childId: string) => SourceRow[]
  /** By table of this format, digests as they will be; of those tables in which they change. */
  readonly digests: ReadonlyMap<string, TableDigests>
  readonly samples: readonly Difference[]
  readonly keptColumns: readonly KeptColumn[]
}

export const noCounts = (): RowCounts => ({ new: 0, changed: 0, unchanged: 0, gone: 0 })

/** The share of held rows that may go without being asked about. */
const mostGone = 0.05

/** The share of an extract's rows that may be refused without being asked about. */
const mostRefused = 0.05

/** What an extract may have too much of: somebody has to say that it is meant before it is published. */
export type Excess = 'gone' | 'refused'

/** Whether so many of an extract's rows were refused that somebody has to say it is meant. */
export function isTooManyRefused(refused: number, rows: number): boolean {
  return refused > rows * mostRefused
}

/** Whether so much of what is held is gone that somebody has to say it is meant. */
export function isTooManyGone({ counts, held }: Comparison): boolean {
  return counts.gone > held * mostGone
}
