import { returnYearsTable, toldBefore } from '../../domain/record/return-years.ts'
import type { HeldRow, NewRecord } from '../../store/case-records.ts'
import type { Changes } from './changes.ts'
import type { ComparedWith } from './comparison.ts'
import type { Gathering } from './gathering.ts'
import { heldByKeyWithout, namedAs } from './keys-without.ts'
import { dataOf, withHeldWhereUnsaid } from './unread-cells.ts'
import { dateOfRow, type Extent, extentOfRow, isOpen, isWithin } from './windows.ts'
import type { YearsTold } from './years-told.ts'

/** One child's rows of one table, supplied and held, and what comes of comparing them. */
export interface Pair {
  readonly childId: string
  readonly table: string
  readonly supplied: readonly NewRecord[]
  /** Whether something is held of the pair, so that its rows have to be read. */
  readonly known: boolean
  /** Hashes of the rows current afterwards, by key; undefined while they are simply those supplied. */
  final: Map<string, string> | undefined
  /** Whether the return names the child and tells nothing of it in the table: then only what it had told as open goes. */
  readonly isLeftOut: boolean
  /** Whether something held stays because the file has no such column: its rows are read each time, to be told of. */
  keepsAbsent: boolean
}

/** What is held of a pair, and all that is held of its child in the format, whatever the table. */
export interface HeldOfPair {
  readonly rows: readonly HeldRow[]
  readonly ofChild: readonly HeldRow[]
}

export interface PairContext {
  readonly extract: Gathering
  readonly about: ComparedWith
  readonly changes: Changes
}

/** Compares what is supplied of a pair with what is held of it, row by row: what comes of it is noted in the changes. */
export function comparePair(pair: Pair, held: HeldOfPair, context: PairContext): void {
  new PairComparing(pair, held, context).run()
}

class PairComparing {
  readonly #pair: Pair
  readonly #held: HeldOfPair
  readonly #extract: Gathering
  readonly #about: ComparedWith
  readonly #changes: Changes
  /** Of a yearly return, what it speaks of. */
  readonly #years: YearsTold | undefined
  /** Columns that no file of the table has. */
  readonly #absent: readonly string[]
  /** Rows held that no row supplied has been found for yet. */
  readonly #unmatched: Map<string, HeldRow>
  readonly #final: Map<string, string>

  constructor(pair: Pair, held: HeldOfPair, { extract, about, changes }: PairContext) {
    this.#pair = pair
    this.#held = held
    this.#extract = extract
    this.#about = about
    this.#changes = changes
    this.#years = extract.yearsTold(pair.table, pair.supplied, held.ofChild)
    this.#absent = extract.absentColumnsOf(pair.table)
    this.#unmatched = new Map(held.rows.map(row => [row.key, row]))
    this.#final = new Map(held.rows.map(row => [row.key, row.hash]))
  }

  run(): void {
    const otherwise = heldByKeyWithout(this.#absent, this.#held.rows, this.#about.format)
    for (const row of this.#pair.supplied) {
      const alike = this.#unmatched.has(row.key) ? [] : (otherwise?.get(row.key) ?? [])
      if (alike.length > 1) this.#leave(alike)
      else this.#settle(row, this.#unmatched.get(row.key) ?? this.#unmatched.get(alike[0]?.key ?? row.key))
    }
    if (this.#about.mode !== 'delta' && this.#extract.isWhole(this.#pair.childId, this.#pair.table))
      this.#endUnmatched()
    this.#pair.final = this.#final
  }

  /** Which of several rows the file has cannot be said: all of them stay as they are held. */
  #leave(alike: readonly HeldRow[]): void {
    this.#keep(this.#absent)
    for (const { key } of alike) if (this.#unmatched.delete(key)) this.#changes.isUnchanged(this.#pair.table)
  }

  #settle(said: NewRecord, known: HeldRow | undefined): void {
    if (known === undefined) this.#settleNew(said)
    else this.#settleKnown(said, known)
  }

  #settleNew(row: NewRecord): void {
    if (this.#isLaterKnownWithout(row)) {
      this.#changes.isUnchanged(row.table)
      return
    }
    this.#final.set(row.key, row.hash)
    this.#changes.isNew(row, true)
  }

  #settleKnown(said: NewRecord, known: HeldRow): void {
    const supplied = known.key === said.key ? said : namedAs(known.key, said, this.#about.format)
    const unsaid = { unread: this.#extract.unreadCellsOf(said), absent: this.#absent }
    const { row, absent } = withHeldWhereUnsaid(supplied, known, unsaid)
    if (absent.length > 0) this.#keep(absent)
    this.#unmatched.delete(row.key)
    const isLaterKnown = this.#isLaterKnown(known)
    if (!isLaterKnown) this.#final.set(row.key, row.hash)
    if (isLaterKnown || known.hash === row.hash) this.#changes.isUnchanged(row.table)
    else this.#changes.isChanged(known, row)
  }

  #endUnmatched(): void {
    const isMistaken = this.#pair.isLeftOut ? this.#toldByMistake() : () => true
    const windowStart = this.#extract.windowStart(this.#pair.table)
    for (const row of this.#unmatched.values()) {
      if (!isMistaken(row)) continue
      const isSpokenOf = this.#years
        ? this.#years.speaksOf(extentOf(row)) && !this.#isLaterKnown(row) && !this.#isToldBefore(row)
        : isWithin(windowStart, dateOfRow(row.table, row.data))
      if (!isSpokenOf) continue
      this.#final.delete(row.key)
      this.#changes.isGone(row)
    }
  }

  /** Of the rows held, those that a year told as open and, sent again whole, does not tell. */
  #toldByMistake(): (row: HeldRow) => boolean {
    const { childId, table } = this.#pair
    const years = this.#extract.children.get(childId)?.get(returnYearsTable) ?? []
    const keys = years.flatMap(({ key, json }) => {
      const before = this.#held.ofChild.find(row => row.table === returnYearsTable && row.key === key)
      return before === undefined ? [] : toldBefore(before.data, JSON.parse(json) as Record<string, string>, table)
    })
    return row => keys.includes(row.key) && isOpen(table, row.data)
  }

  #isLaterKnown(row: HeldRow): boolean {
    return this.#years?.isLaterKnown(row, extentOf(row)) === true
  }

  #isToldBefore(row: HeldRow): boolean {
    return this.#about.mode !== 'full' && this.#years?.isToldOpenBefore(row, extentOf(row)) === true
  }

  #isLaterKnownWithout(row: NewRecord): boolean {
    return this.#years?.isLaterKnownWithout(extentOfRow(row.table, dataOf(row))) === true
  }

  #keep(columns: readonly string[]): void {
    this.#pair.keepsAbsent = true
    this.#changes.isKept(this.#pair.table, columns)
  }
}

function extentOf({ table, data }: HeldRow): Extent | undefined {
  return extentOfRow(table, data)
}
