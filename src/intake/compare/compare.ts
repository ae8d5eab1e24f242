import { returnYearsTable } from '../../domain/record/return-years.ts'
import { findByKeys, type NewRecord, noChild, type RecordKey, readHeldRows } from '../../store/case-records.ts'
import { chunksOf } from '../../store/chunks.ts'
import { type HeldChild, readHeldChildren } from '../../store/held-children.ts'
import type { Db } from '../../store/store.ts'
import { type Digest, type Digests, readDigests, TableDigests } from '../../store/table-digests.ts'
import { digestOf } from './canonical.ts'
import { Changes } from './changes.ts'
import { type ComparedWith, type Comparison, noCounts } from './comparison.ts'
import type { ChildRows, Gathering } from './gathering.ts'
import type { HeldAhead } from './held-ahead.ts'
import { type HeldDigests, rowsKept } from './held-content.ts'
import { comparePair, type HeldOfPair, type Pair } from './pair.ts'
import { touchedBy } from './touched.ts'
import { severalAtATime } from './years-told.ts'

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
  readonly #changes = new Changes()
  /** By table and child, digests as they will be where they change. */
  readonly #digestsAfter = new Map<string, Map<string, Digest | undefined>>()
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
    const { [returnYearsTable]: _, ...byTable } = this.#changes.counts
    for (const each of Object.values(byTable)) {
      for (const name of ['new', 'changed', 'unchanged', 'gone'] as const) counts[name] += each[name]
    }
    return {
      counts,
      byTable,
      held: [...held.values()].reduce((sum, rows) => sum + rows, 0),
      first: this.#digests.isEmpty,
      insert: this.#changes.insert,
      end: this.#changes.ended,
      ...this.#outcome(),
      isKnown: childId => this.#before.has(childId) || this.#digests.rowsOf(childId) === 0,
      rowsOf: this.#rowsAfter(),
      samples: this.#changes.samples.taken(),
      keptColumns: this.#changes.keptColumns,
    }
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
          this.#changes.isUnchanged(table, rows)
          this.#sayAnew(childId, table, known!, { rows, content })
        } else if (rows > 0) {
          this.#pair(childId, table, supplied, true)
          toRead.add(childId)
          if (table === returnYearsTable) this.#pairLeftOut(childId, tables)
        } else {
          this.#pair(childId, table, supplied, false)
          for (const row of supplied) this.#changes.isNew(row, held.has(table))
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
    this.#digestsOf(table).set(childId, { ...digest, asWritten })
  }

  #digestsOf(table: string): Map<string, Digest | undefined> {
    let ofTable = this.#digestsAfter.get(table)
    if (ofTable === undefined) this.#digestsAfter.set(table, (ofTable = new Map()))
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
      this.#changes.isUnchanged(table, unread.rows)
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
      this.#comparePair(pair, { rows: own, ofChild: own })
    }
  }

  #compareChild(childId: string, child: HeldChild | undefined): void {
    const held = child?.rows() ?? []
    const ofFormat = held.filter(row => row.format === this.#about.format)
    for (const pair of this.#pairs.get(childId)!.values()) {
      if (!pair.known) continue
      const own = ofFormat.filter(row => row.table === pair.table)
      this.#comparePair(pair, { rows: own, ofChild: ofFormat })
    }
    if (this.#kept >= rowsKept) return
    this.#kept += held.length
    if (child !== undefined) this.#before.set(childId, child)
  }

  #comparePair(pair: Pair, held: HeldOfPair): void {
    comparePair(pair, held, { extract: this.#extract, about: this.#about, changes: this.#changes })
  }

  /** A key that is new to a child may have been another child's until now: there it ends. */
  async #settleMoved(): Promise<void> {
    const rows = this.#changes.newWhereHeld
    if (rows.length === 0) return
    for (const row of await findByKeys(this.#db, this.#about, rows)) {
      this.#changes.isMoved(row)
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
    const touched = touchedBy(this.#changes.insert, this.#changes.ended, childId => this.#digests.rowsOf(childId))
    for (const childId of touched.keys()) {
      for (const { table, supplied, final, keepsAbsent } of this.#pairs.get(childId)?.values() ?? []) {
        const rows = final ? Array.from(final, ([key, hash]) => ({ key, hash })) : supplied
        const asWritten = keepsAbsent ? undefined : this.#asWritten(childId, table, rows.length, supplied.length)
        const digest = rows.length === 0 ? undefined : { rows: rows.length, content: digestOf(rows), asWritten }
        this.#digestsOf(table).set(childId, digest)
      }
    }
    const before = this.#digests.of(this.#about.format)
    const digests = new Map<string, TableDigests>()
    for (const [table, of] of this.#digestsAfter) digests.set(table, (before.get(table) ?? new TableDigests()).with(of))
    return { touched, digests }
  }

  /** The rows of a child once this is published: those held before and not ended, and the new. */
  #rowsAfter(): Comparison['rowsOf'] {
    const { format } = this.#about
    const inserted = Map.groupBy(this.#changes.insert, each => each.childId)
    const ended = Map.groupBy(this.#changes.ended, each => each.childId)
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

  #pair(childId: string, table: string, supplied: readonly NewRecord[], known: boolean, isLeftOut = false): Pair {
    let tables = this.#pairs.get(childId)
    if (tables === undefined) this.#pairs.set(childId, (tables = new Map()))
    const pair: Pair = { childId, table, supplied, known, final: undefined, keepsAbsent: false, isLeftOut }
    tables.set(table, pair)
    return pair
  }
}
