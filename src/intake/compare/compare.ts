import { returnYearsTable, toldBefore } from '../../domain/record/return-years.ts'
import type { SourceFormat } from '../../domain/record/source-row.ts'
import {
  findByKeys,
  type HeldRow,
  type NewRecord,
  noChild,
  type RecordKey,
  readHeldRows,
} from '../../store/case-records.ts'
import { chunksOf } from '../../store/chunks.ts'
import { type HeldChild, readHeldChildren } from '../../store/held-children.ts'
import type { Db } from '../../store/store.ts'
import { type Digest, type Digests, readDigests, TableDigests } from '../../store/table-digests.ts'
import type { ImportMode } from '../../store/tables.ts'
import { digestOf } from './canonical.ts'
import { type Comparison, type KeptColumn, noCounts, type RowCounts } from './comparison.ts'
import type { ChildRows, Gathering } from './gathering.ts'
import type { HeldAhead } from './held-ahead.ts'
import { type HeldDigests, rowsKept } from './held-content.ts'
import { heldByKeyWithout, namedAs } from './keys-without.ts'
import { Samples } from './samples.ts'
import { touchedBy } from './touched.ts'
import { dataOf, withHeldWhereUnsaid } from './unread-cells.ts'
import { dateOfRow, type Extent, extentOfRow, isOpen, isWithin } from './windows.ts'
import { severalAtATime } from './years-told.ts'

/** One child's rows of one table, supplied and held, and what comes of comparing them. */
interface Pair {
  readonly childId: string
  readonly table: string
  readonly supplied: readonly NewRecord[]
  /** Whether something is held of the pair, so that its rows have to be read. */
  readonly known: boolean
  /** The rows current afterwards, by key; undefined while they are simply those supplied. */
  final: Map<string, string> | undefined
  /** Whether the return names the child and tells nothing of it in the table: then only what it had told as open goes. */
  readonly isLeftOut: boolean
  /** Whether something held stays because the file has no such column: its rows are read each time, to be told of. */
  keepsAbsent: boolean
}

export interface ComparedWith {
  readonly authority: string
  readonly format: SourceFormat
  readonly mode: ImportMode
}

/** How many children are compared before others get their turn, and read at once. */
const childrenAtOnce = 500

/**
 * Compares an extract with what is held. Children whose digests agree are not read at all; of the others only the
 * tables that differ. `version` is the data version compared with, where it can no longer change.
 */
export async function compare(db: Db, extract: Gathering, about: ComparedWith, version?: number): Promise<Comparison> {
  const known = version === undefined ? undefined : extract.held?.at(about.authority, version)
  const digests = known ?? (await readDigests(db, about.authority))
  return new Comparing(db, extract, about, digests, known && extract.held).run()
}

class Comparing {
  readonly #db: Db
  readonly #extract: Gathering
  readonly #about: ComparedWith
  readonly #digests: Digests
  readonly #pairs = new Map<string, Map<string, Pair>>()
  readonly #byTable: Record<string, RowCounts> = {}
  readonly #insert: NewRecord[] = []
  /** New rows of tables of which something is held: their key may be held under another child. */
  readonly #new: NewRecord[] = []
  readonly #end = new Map<string, RecordKey & { readonly childId: string; readonly gone: boolean }>()
  readonly #samples = new Samples()
  /** By table and child, digests as they will be. */
  readonly #changes = new Map<string, Map<string, Digest | undefined>>()
  readonly #absent = new Map<string, readonly string[]>()
  /** By table and column that its file lacks: in how many rows what is held there stays. */
  readonly #keptColumns = new Map<string, Map<string, number>>()
  readonly #ahead: HeldAhead | undefined
  /** Whether what is held is what it was when the extract was read. */
  readonly #isAsRead: boolean
  /** All that was held of children before, where it was read. */
  readonly #before = new Map<string, HeldChild>()
  #kept = 0

  constructor(db: Db, extract: Gathering, about: ComparedWith, digests: Digests, asRead: HeldDigests | undefined) {
    this.#ahead = asRead?.ahead
    this.#isAsRead = asRead !== undefined
    this.#db = db
    this.#extract = extract
    this.#about = about
    this.#digests = digests
  }

  async run(): Promise<Comparison> {
    const held = this.#heldByTable()
    const toRead = await this.#sort(held)
    await this.#compareAll(toRead)
    await this.#settleMoved()
    const counts = noCounts()
    // Of which years it told stands in no row of the files.
    const { [returnYearsTable]: _, ...byTable } = this.#byTable
    for (const each of Object.values(byTable)) {
      for (const name of ['new', 'changed', 'unchanged', 'gone'] as const) counts[name] += each[name]
    }
    return {
      counts,
      byTable,
      held: [...held.values()].reduce((sum, rows) => sum + rows, 0),
      first: this.#digests.isEmpty,
      insert: this.#insert,
      end: [...this.#end.values()],
      ...this.#outcome(),
      isKnown: childId => this.#before.has(childId) || this.#digests.rowsOf(childId) === 0,
      rowsOf: this.#rowsAfter(),
      samples: this.#samples.taken(),
      keptColumns: this.#allKept(),
    }
  }

  #allKept(): KeptColumn[] {
    return [...this.#keptColumns].flatMap(([table, columns]) =>
      [...columns].map(([column, rows]) => ({ table, column, rows })),
    )
  }

  #absentOf(table: string): readonly string[] {
    let absent = this.#absent.get(table)
    if (absent === undefined) this.#absent.set(table, (absent = this.#extract.absentColumnsOf(table)))
    return absent
  }

  #noteKept(pair: Pair, columns: readonly string[]): void {
    pair.keepsAbsent = true
    const ofTable = this.#keptColumns.get(pair.table) ?? new Map<string, number>()
    for (const column of columns) ofTable.set(column, (ofTable.get(column) ?? 0) + 1)
    this.#keptColumns.set(pair.table, ofTable)
  }

  #heldByTable(): Map<string, number> {
    const held = new Map<string, number>()
    for (const [table, digests] of this.#digests.of(this.#about.format)) {
      const { rows } = digests
      if (rows > 0 && this.#extract.suppliedTables.has(table)) held.set(table, rows)
    }
    return held
  }

  /** Settles what digests can settle; returns the children whose rows have to be read. */
  async #sort(held: ReadonlyMap<string, number>): Promise<string[]> {
    const toRead = new Set<string>()
    let children = 0
    const before = this.#digests.of(this.#about.format)
    this.#countUnchanged()
    for (const [childId, tables] of this.#extract.children) {
      if (++children % childrenAtOnce === 0) await new Promise(resolve => setImmediate(resolve))
      for (const [table, supplied] of tables) {
        const known = before.get(table)
        const rows = known?.rowsOf(childId) ?? 0
        const content = rows === supplied.length && rows > 0 ? digestOf(supplied) : undefined
        if (content !== undefined && known!.says(childId, rows, content)) {
          this.#countsOf(table).unchanged += rows
          this.#sayAnew(childId, table, known!, { rows, content })
        } else if (rows > 0) {
          this.#pair(childId, table, supplied, true)
          toRead.add(childId)
          if (table === returnYearsTable) this.#pairLeftOut(childId, tables)
        } else {
          this.#pair(childId, table, supplied, false)
          for (const row of supplied) this.#add(row, held.has(table))
        }
      }
    }
    if (this.#about.mode === 'full') this.#sortAbsent(toRead)
    return [...toRead]
  }

  /**
   * A census that tells nothing more of a child in a table has no row there to compare: what it told as open before, when
   * it was sent first, was a mistake. Not where it tells nobody anything in the table, which may have dropped out of it.
   * Read only where what is held of its years is.
   */
  #pairLeftOut(childId: string, tables: ChildRows): void {
    if (this.#about.mode !== 'replace') return
    for (const table of severalAtATime) {
      const isTold = this.#extract.yearsOf(table).size > 0 && this.#extract.suppliedTables.has(table)
      if (tables.has(table) || !isTold) continue
      const held = this.#digests.of(this.#about.format).get(table)?.rowsOf(childId) ?? 0
      if (held > 0) this.#pair(childId, table, [], true, true)
    }
  }

  /**
   * Rows that were read and say what they said stand in the file otherwise than before, or nobody knew how they stood: the
   * next import may pass over them.
   */
  #sayAnew(childId: string, table: string, known: TableDigests, digest: Digest): void {
    const asWritten = this.#extract.asWrittenOf(childId, table)
    if (asWritten === undefined || known.stoodAs(childId, asWritten)) return
    this.#changeOf(table).set(childId, { ...digest, asWritten })
  }

  #changeOf(table: string): Map<string, Digest | undefined> {
    let ofTable = this.#changes.get(table)
    if (ofTable === undefined) this.#changes.set(table, (ofTable = new Map()))
    return ofTable
  }

  /** Counts rows passed over as unchanged. Where what is held of them has changed since they were, they are read. */
  #countUnchanged(): void {
    for (const [table, unread] of this.#extract.unread) {
      if (!this.#isAsRead) {
        const known = this.#digests.of(this.#about.format).get(table)
        for (const childId of [...unread.childIds()]) {
          if (!known?.stoodAs(childId, unread.digestOf(childId))) unread.read(childId)
        }
      }
      this.#countsOf(table).unchanged += unread.rows
    }
  }

  #isInExtract(childId: string, table: string): boolean {
    return !!this.#extract.children.get(childId)?.has(table) || this.#extract.unread.get(table)?.has(childId) === true
  }

  #sortAbsent(toRead: Set<string>): void {
    for (const [table, { childIds }] of this.#digests.of(this.#about.format)) {
      if (!this.#extract.suppliedTables.has(table)) continue
      for (const childId of childIds) {
        if (this.#isInExtract(childId, table)) continue
        this.#pair(childId, table, [], true)
        toRead.add(childId)
      }
    }
  }

  async #compareAll(childIds: readonly string[]): Promise<void> {
    if (childIds.includes(noChild)) await this.#comparePairs([noChild])
    const others: string[] = []
    for (const childId of childIds) {
      if (childId === noChild) continue
      const held = await this.#ahead?.take(childId)
      if (held === undefined) others.push(childId)
      else this.#compareChild(childId, held)
    }
    const parts = [...chunksOf(others, childrenAtOnce)]
    let reading = parts[0] && readHeldChildren(this.#db, this.#about.authority, parts[0])
    for (const [index, some] of parts.entries()) {
      const rows = await reading!
      // The database reads the next while these are compared.
      const next = parts[index + 1]
      reading = next && readHeldChildren(this.#db, this.#about.authority, next)
      reading?.catch(() => {})
      for (const childId of some) this.#compareChild(childId, rows.get(childId))
      await new Promise(resolve => setImmediate(resolve))
    }
  }

  /** Compares rows of which all those of the tables in question are read, and no others. */
  async #comparePairs(childIds: readonly string[]): Promise<void> {
    const pairs = childIds.flatMap(childId => [...this.#pairs.get(childId)!.values()]).filter(each => each.known)
    const rows = await readHeldRows(this.#db, this.#about, pairs)
    for (const pair of pairs) {
      const own = rows.filter(row => row.childId === pair.childId && row.table === pair.table)
      this.#comparePair(pair, own, own)
    }
  }

  #compareChild(childId: string, child: HeldChild | undefined): void {
    const held = child?.rows() ?? []
    const ofFormat = held.filter(row => row.format === this.#about.format)
    for (const pair of this.#pairs.get(childId)!.values()) {
      if (!pair.known) continue
      const own = ofFormat.filter(row => row.table === pair.table)
      this.#comparePair(pair, own, ofFormat)
    }
    if (this.#kept >= rowsKept) return
    this.#kept += held.length
    if (child !== undefined) this.#before.set(childId, child)
  }

  /** `ofFormat` is all that is held of the child in this format, whatever the table. */
  #comparePair(pair: Pair, held: readonly HeldRow[], ofFormat: readonly HeldRow[]): void {
    const counts = this.#countsOf(pair.table)
    const windowStart = this.#extract.windowStart(pair.table)
    const years = this.#extract.yearsTold(pair.table, pair.supplied, ofFormat)
    const isLaterKnown = (row: HeldRow) => years?.isLaterKnown(row, extentOf(row)) === true
    const isToldBefore = (row: HeldRow) =>
      this.#about.mode !== 'full' && years?.isToldOpenBefore(row, extentOf(row)) === true
    const isLaterKnownWithout = (row: NewRecord) =>
      years?.isLaterKnownWithout(extentOfRow(row.table, dataOf(row))) === true
    const before = new Map(held.map(row => [row.key, row]))
    const final = new Map(held.map(row => [row.key, row.hash]))
    const otherwise = heldByKeyWithout(this.#absentOf(pair.table), held, this.#about.format)
    for (const said of pair.supplied) {
      const alike = before.has(said.key) ? [] : (otherwise?.get(said.key) ?? [])
      if (alike.length > 1) {
        // Which of them the file has cannot be said: all of them stay as they are held.
        this.#noteKept(pair, this.#absentOf(pair.table))
        for (const row of alike) if (before.delete(row.key)) counts.unchanged++
        continue
      }
      const known = before.get(said.key) ?? before.get(alike[0]?.key ?? said.key)
      const supplied =
        known === undefined || known.key === said.key ? said : namedAs(known.key, said, this.#about.format)
      const unsaid = { unread: this.#extract.unreadCellsOf(said), absent: this.#absentOf(pair.table) }
      const { row, absent } =
        known === undefined ? { row: supplied, absent: [] } : withHeldWhereUnsaid(supplied, known, unsaid)
      if (absent.length > 0) this.#noteKept(pair, absent)
      before.delete(row.key)
      if (known === undefined ? isLaterKnownWithout(row) : isLaterKnown(known)) {
        counts.unchanged++
        continue
      }
      final.set(row.key, row.hash)
      if (known === undefined) this.#add(row, true)
      else if (known.hash === row.hash) counts.unchanged++
      else {
        counts.changed++
        this.#insert.push(row)
        this.#stop(known, false)
        this.#samples.offer('changed', () => ({
          ...idOf(row),
          kind: 'changed',
          before: known.data,
          after: dataOf(row),
        }))
      }
    }
    if (this.#about.mode !== 'delta' && this.#extract.isWhole(pair.childId, pair.table)) {
      const isMistaken = pair.isLeftOut ? this.#toldByMistake(pair, ofFormat) : () => true
      for (const row of before.values()) {
        if (!isMistaken(row)) continue
        const isSpokenOf = years
          ? years.speaksOf(extentOf(row)) && !isLaterKnown(row) && !isToldBefore(row)
          : isWithin(windowStart, dateOfRow(row.table, row.data))
        if (!isSpokenOf) continue
        counts.gone++
        final.delete(row.key)
        this.#stop(row, true)
        this.#samples.offer('gone', () => ({ ...idOf(row), kind: 'gone', before: row.data }))
      }
    }
    pair.final = final
  }

  /** Of a child's rows in a table, those that a year told as open and, sent again whole, does not tell. */
  #toldByMistake({ childId, table }: Pair, held: readonly HeldRow[]): (row: HeldRow) => boolean {
    const keys = (this.#extract.children.get(childId)?.get(returnYearsTable) ?? []).flatMap(({ key, json }) => {
      const before = held.find(row => row.table === returnYearsTable && row.key === key)
      return before === undefined ? [] : toldBefore(before.data, JSON.parse(json) as Record<string, string>, table)
    })
    return row => keys.includes(row.key) && isOpen(table, row.data)
  }

  /** A key that is new to a child may have been another child's until now: there it ends. */
  async #settleMoved(): Promise<void> {
    if (this.#new.length === 0) return
    for (const row of await findByKeys(this.#db, this.#about, this.#new)) {
      const counts = this.#countsOf(row.table)
      counts.new--
      counts.changed++
      const ended = this.#end.get(`${row.table}\n${row.key}`)
      if (ended?.gone) counts.gone--
      this.#stop(row, false)
      await this.#takeFrom(row)
    }
  }

  async #takeFrom(row: RecordKey & { readonly childId: string }): Promise<void> {
    const pair = this.#pairs.get(row.childId)?.get(row.table) ?? this.#pair(row.childId, row.table, [], true)
    if (pair.final === undefined) {
      const rows = await readHeldRows(this.#db, this.#about, [row])
      pair.final = new Map(rows.map(each => [each.key, each.hash]))
    }
    pair.final.delete(row.key)
  }

  #outcome(): Pick<Comparison, 'touched' | 'digests'> {
    const touched = touchedBy(this.#insert, this.#end.values(), childId => this.#digests.rowsOf(childId))
    for (const childId of touched.keys()) {
      for (const { table, supplied, final, keepsAbsent } of this.#pairs.get(childId)?.values() ?? []) {
        const rows = final ? Array.from(final, ([key, hash]) => ({ key, hash })) : supplied
        const asWritten = keepsAbsent ? undefined : this.#asWritten(childId, table, rows.length, supplied.length)
        const digest = rows.length === 0 ? undefined : { rows: rows.length, content: digestOf(rows), asWritten }
        this.#changeOf(table).set(childId, digest)
      }
    }
    const before = this.#digests.of(this.#about.format)
    const digests = new Map<string, TableDigests>()
    for (const [table, of] of this.#changes) digests.set(table, (before.get(table) ?? new TableDigests()).with(of))
    return { touched, digests }
  }

  /** The rows of a child once this is published: those held before and not ended, and the new. */
  #rowsAfter(): Comparison['rowsOf'] {
    const { format } = this.#about
    const inserted = Map.groupBy(this.#insert, each => each.childId)
    const ended = Map.groupBy(this.#end.values(), each => each.childId)
    return childId => {
      const gone = new Map<string, Set<string>>()
      for (const { table, key } of ended.get(childId) ?? []) gone.set(table, (gone.get(table) ?? new Set()).add(key))
      const isGone = (row: { readonly table: string; readonly format: string; readonly key: string }) =>
        row.format === format && gone.get(row.table)?.has(row.key) === true
      const rows = this.#before.get(childId)?.sourceRows(isGone) ?? []
      for (const { table, key, json } of inserted.get(childId) ?? [])
        rows.push({ table, format, key, childId, data: JSON.parse(json) as Record<string, string> })
      return rows
    }
  }

  /** How the rows held stand in their file: only where all of them are the extract's. */
  #asWritten(childId: string, table: string, held: number, supplied: number): string | undefined {
    return held === supplied ? this.#extract.asWrittenOf(childId, table) : undefined
  }

  #add(row: NewRecord, mayBeHeldElsewhere: boolean): void {
    this.#countsOf(row.table).new++
    this.#insert.push(row)
    if (mayBeHeldElsewhere) this.#new.push(row)
    this.#samples.offer('new', () => ({ ...idOf(row), kind: 'new', after: dataOf(row) }))
  }

  #stop({ table, key, childId }: RecordKey & { readonly childId: string }, gone: boolean): void {
    this.#end.set(`${table}\n${key}`, { table, key, childId, gone })
  }

  #pair(childId: string, table: string, supplied: readonly NewRecord[], known: boolean, isLeftOut = false): Pair {
    let tables = this.#pairs.get(childId)
    if (tables === undefined) this.#pairs.set(childId, (tables = new Map()))
    const pair: Pair = { childId, table, supplied, known, final: undefined, keepsAbsent: false, isLeftOut }
    tables.set(table, pair)
    return pair
  }

  #countsOf(table: string): RowCounts {
    return (this.#byTable[table] ??= noCounts())
  }
}

function idOf({ table, childId, key }: RecordKey & { readonly childId: string }) {
  return { table, childId, key }
}

function extentOf({ table, data }: HeldRow): Extent | undefined {
  return extentOfRow(table, data)
}
