import type { HeldRow, NewRecord, RecordKey } from '../../store/case-records.ts'
import { type KeptColumn, noCounts, type RowCounts } from './comparison.ts'
import { Samples } from './samples.ts'
import { dataOf } from './unread-cells.ts'

/** A row of a child that is no longer what is held of it. */
interface Ended extends RecordKey {
  readonly childId: string
  /** Whether the row is in the record no more; else another takes its place, or another child has it. */
  readonly isGone: boolean
}

/** What publishing an extract would add, put in another's place and end, and what stays: counted as comparing finds it. */
export class Changes {
  /** By table. */
  readonly counts: Record<string, RowCounts> = {}
  readonly insert: NewRecord[] = []
  /** New rows of tables of which something is held: their key may be held under another child. */
  readonly newWhereHeld: NewRecord[] = []
  readonly samples = new Samples()
  readonly #ended = new Map<string, Ended>()
  /** By table and column that its file lacks: in how many rows what is held there stays. */
  readonly #keptColumns = new Map<string, Map<string, number>>()

  countsOf(table: string): RowCounts {
    return (this.counts[table] ??= noCounts())
  }

  get ended(): readonly Ended[] {
    return [...this.#ended.values()]
  }

  get keptColumns(): KeptColumn[] {
    return [...this.#keptColumns].flatMap(([table, columns]) =>
      [...columns].map(([column, rows]) => ({ table, column, rows })),
    )
  }

  isNew(row: NewRecord, isTableHeld: boolean): void {
    this.countsOf(row.table).new++
    this.insert.push(row)
    if (isTableHeld) this.newWhereHeld.push(row)
    this.samples.offer('new', () => ({ ...namesOf(row), kind: 'new', after: dataOf(row) }))
  }

  isUnchanged(table: string, rows = 1): void {
    this.countsOf(table).unchanged += rows
  }

  isChanged(before: HeldRow, row: NewRecord): void {
    this.countsOf(row.table).changed++
    this.insert.push(row)
    this.#end(before, false)
    this.samples.offer('changed', () => ({
      ...namesOf(row),
      kind: 'changed',
      before: before.data,
      after: dataOf(row),
    }))
  }

  isGone(row: HeldRow): void {
    this.countsOf(row.table).gone++
    this.#end(row, true)
    this.samples.offer('gone', () => ({ ...namesOf(row), kind: 'gone', before: row.data }))
  }

  /** A row taken for new to a child was another child's until now: there it ends, and is changed rather than new. */
  isMoved(from: RecordKey & { readonly childId: string }): void {
    const counts = this.countsOf(from.table)
    counts.new--
    counts.changed++
    if (this.#ended.get(nameOf(from))?.isGone) counts.gone--
    this.#end(from, false)
  }

  /** What is held of a row in columns that its file lacks stays. */
  isKept(table: string, columns: readonly string[]): void {
    const ofTable = this.#keptColumns.get(table) ?? new Map<string, number>()
    for (const column of columns) ofTable.set(column, (ofTable.get(column) ?? 0) + 1)
    this.#keptColumns.set(table, ofTable)
  }

  #end({ table, key, childId }: RecordKey & { readonly childId: string }, isGone: boolean): void {
    this.#ended.set(nameOf({ table, key }), { table, key, childId, isGone })
  }
}

function nameOf({ table, key }: RecordKey): string {
  return `${table}\n${key}`
}

function namesOf({ table, childId, key }: RecordKey & { readonly childId: string }) {
  return { table, childId, key }
}
