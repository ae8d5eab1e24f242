import { sql } from 'kysely'
import type { SourceFormat } from '../domain/record/source-row.ts'
import { ChildNumbers } from './child-numbers.ts'
import type { Db } from './store.ts'

/** What is kept of a child's current rows in a table. */
export interface Digest {
  readonly rows: number
  /** Of what they say. */
  readonly content: string
  /** Of how they stood in their file; undefined where something was amiss with them. */
  readonly asWritten?: string | undefined
}

/** The length of every digest, so that those of a whole table can be one text. */
export const digestLength = 16

/** Stands for the digest that there is not. */
const none = ' '.repeat(digestLength)

interface Kept {
  readonly childIds: readonly string[]
  readonly rows: readonly number[]
  readonly contents: string
  readonly asWritten: string
}

/**
 * Digests of one table's current rows, by child, as they are kept: a few texts for all children, since there are a quarter
 * of a million of them in a whole authority, and an import reads them all to look at most of them once.
 */
export class TableDigests {
  readonly #kept: Kept
  readonly #children: ChildNumbers
  /** By a child's number, its place among these, from 1. */
  #places: Int32Array | undefined

  /** Tables of one authority share the numbers of its children. */
  constructor(
    kept: Kept = { childIds: [], rows: [], contents: '', asWritten: '' },
    children: ChildNumbers = new ChildNumbers(),
  ) {
    this.#kept = kept
    this.#children = children
  }

  /** Of each child in turn, the digest of how its rows stood in their file, or as many spaces. */
  get asWritten(): string {
    return this.#kept.asWritten
  }

  get childIds(): readonly string[] {
    return this.#kept.childIds
  }

  /** How many rows are held in all. */
  get rows(): number {
    return this.#kept.rows.reduce((sum, each) => sum + each, 0)
  }

  /** Whether of any child it is known how its rows stood in their file. */
  get isKnownAsWritten(): boolean {
    return this.#kept.asWritten.trim() !== ''
  }

  rowsOf(childId: string): number {
    const at = this.#placeOf(childId)
    return at === undefined ? 0 : this.#kept.rows[at]!
  }

  /** Whether a child has so many rows that say this. */
  says(childId: string, rows: number, content: string): boolean {
    const at = this.#placeOf(childId)
    if (at === undefined || this.#kept.rows[at] !== rows) return false
    return this.#kept.contents.startsWith(content, at * digestLength)
  }

  /** Whether a child's rows stood so in their file. */
  stoodAs(childId: string, asWritten: string): boolean {
    const at = this.#placeOf(childId)
    return at !== undefined && this.#kept.asWritten.startsWith(asWritten, at * digestLength)
  }

  /** Each child with what is kept of it. */
  *entries(): Generator<[string, Digest]> {
    for (const [at, childId] of this.#kept.childIds.entries()) yield [childId, this.#at(at)]
  }

  /** These, but of some children others; undefined of whom nothing is held any more. Throws where a digest has another length. */
  with(changes: ReadonlyMap<string, Digest | undefined>): TableDigests {
    const childIds: string[] = []
    const rows: number[] = []
    const contents: string[] = []
    const asWritten: string[] = []
    const add = (childId: string, digest: Digest) => {
      childIds.push(childId)
      rows.push(digest.rows)
      contents.push(checked(digest.content))
      asWritten.push(checked(digest.asWritten ?? none))
    }
    for (const [at, childId] of this.#kept.childIds.entries()) if (!changes.has(childId)) add(childId, this.#at(at))
    for (const [childId, digest] of changes) if (digest !== undefined) add(childId, digest)
    const kept = { childIds, rows, contents: contents.join(''), asWritten: asWritten.join('') }
    return new TableDigests(kept, this.#children)
  }

  toText(): string {
    return JSON.stringify(this.#kept)
  }

  #at(at: number): Digest {
    const { rows, contents, asWritten } = this.#kept
    const from = at * digestLength
    const stood = asWritten.slice(from, from + digestLength)
    return {
      rows: rows[at]!,
      content: contents.slice(from, from + digestLength),
      asWritten: stood === none ? undefined : stood,
    }
  }

  /** Where a child stands among these, by its number; undefined where nothing is held of it. */
  placeOf(child: number): number | undefined {
    this.#places ??= this.#findPlaces()
    return this.#places[child] ? this.#places[child] - 1 : undefined
  }

  #placeOf(childId: string): number | undefined {
    this.#places ??= this.#findPlaces()
    return this.placeOf(this.#children.find(childId))
  }

  #findPlaces(): Int32Array {
    const children = this.#children
    const numbers = this.#kept.childIds.map(each => children.of(each))
    const places = new Int32Array(children.count + 1)
    for (const [at, number] of numbers.entries()) places[number] = at + 1
    return places
  }
}

function checked(digest: string): string {
  if (digest.length !== digestLength) throw new RangeError(`A digest of ${digest.length} characters: ${digest}`)
  return digest
}

/** Digests of all that is held of an authority, by format and table. */
export class Digests {
  readonly #tables: ReadonlyMap<SourceFormat, ReadonlyMap<string, TableDigests>>
  /** The children of whom anything is held, and those met since. */
  readonly children: ChildNumbers

  constructor(tables: ReadonlyMap<SourceFormat, ReadonlyMap<string, TableDigests>>, children: ChildNumbers) {
    this.#tables = tables
    this.children = children
  }

  /** Whether nothing has ever been held. */
  get isEmpty(): boolean {
    return this.#tables.size === 0
  }

  /** Those of a format, by table. */
  of(format: SourceFormat): ReadonlyMap<string, TableDigests> {
    return this.#tables.get(format) ?? new Map()
  }

  /** The children of whom a table holds rows, in whatever format; some may come twice. */
  *childIdsIn(table: string): Generator<string> {
    for (const tables of this.#tables.values()) yield* tables.get(table)?.childIds ?? []
  }

  /** How many rows are held of a child, in whatever format. */
  rowsOf(childId: string): number {
    let rows = 0
    for (const tables of this.#tables.values()) for (const each of tables.values()) rows += each.rowsOf(childId)
    return rows
  }
}

/** Digests of the current rows of every child held. */
export async function readDigests(db: Db, authority: string): Promise<Digests> {
  const { rows } = await sql<{ format: SourceFormat; table: string; digests: string }>`
    select format, table_name as "table", digests from table_digest where authority_id = ${authority}`.execute(db)
  const found = new Map<SourceFormat, Map<string, TableDigests>>()
  const children = new ChildNumbers()
  for (const { format, table, digests } of rows) {
    const tables = found.get(format) ?? new Map<string, TableDigests>()
    const kept = JSON.parse(digests) as Kept
    for (const childId of kept.childIds) children.of(childId)
    found.set(format, tables.set(table, new TableDigests(kept, children)))
  }
  return new Digests(found, children)
}

/** Replaces the digests of these tables, one after the other: together they may be ten megabytes. */
export async function writeDigests(
  db: Db,
  { authority, format }: { authority: string; format: SourceFormat },
  digests: ReadonlyMap<string, TableDigests>,
): Promise<void> {
  for (const [table, each] of digests) {
    await sql`
      insert into table_digest (authority_id, format, table_name, digests)
      values (${authority}, ${format}, ${table}, ${each.toText()})
      on conflict (authority_id, format, table_name) do update set digests = excluded.digests`.execute(db)
  }
}
