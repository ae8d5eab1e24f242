import { sql } from 'kysely'
import type { SourceFormat, SourceRow } from '../domain/record/source-row.ts'
import type { HeldRow } from './case-records.ts'
import type { Db } from './store.ts'

type Data = Record<string, string>

/**
 * All imported rows held of a child, whatever return they came in. They stay texts until somebody looks: as objects, a
 * quarter of a million rows would be kept and moved about while an extract is read.
 */
export class HeldChild {
  readonly childId: string
  /** Of each row: table, format, key and content hash, as JSON. */
  readonly #about: string
  /** Their data, in the same order. */
  readonly #data: string
  #read: WeakRef<readonly Data[]> | undefined

  constructor(childId: string, about: string, data: string) {
    this.childId = childId
    this.#about = about
    this.#data = data
  }

  /** The rows, for comparing: their data is read only of whom somebody asks for it. */
  rows(): HeldRow[] {
    return this.#told().map(([table, format, key, hash], at) => new RowOf(this, at, table, format, key, hash))
  }

  /** The rows but for some, for working the child out again. */
  sourceRows(
    but: (row: { readonly table: string; readonly format: string; readonly key: string }) => boolean,
  ): SourceRow[] {
    const data = this.data()
    const rows: SourceRow[] = []
    for (const [at, [table, format, key]] of this.#told().entries()) {
      const row = { table, format, key, childId: this.childId, data: data[at]! }
      if (!but(row)) rows.push(row)
    }
    return rows
  }

  /** The data of all rows, in their order. It goes again once nobody holds it. */
  data(): readonly Data[] {
    let read = this.#read?.deref()
    if (read === undefined) {
      read = JSON.parse(this.#data) as Data[]
      this.#read = new WeakRef(read)
    }
    return read
  }

  #told(): [string, SourceFormat, string, string][] {
    return JSON.parse(this.#about)
  }
}

class RowOf implements HeldRow {
  readonly table: string
  readonly format: SourceFormat
  readonly key: string
  readonly hash: string
  readonly #child: HeldChild
  readonly #at: number

  constructor(child: HeldChild, at: number, table: string, format: SourceFormat, key: string, hash: string) {
    this.#child = child
    this.#at = at
    this.table = table
    this.format = format
    this.key = key
    this.hash = hash
  }

  get childId(): string {
    return this.#child.childId
  }

  get data(): Data {
    return this.#child.data()[this.#at]!
  }
}

/** What is held of some children, by child; of whom nothing is, is not in the map. `childIds` are of children. */
export async function readHeldChildren(
  db: Db,
  authority: string,
  childIds: readonly string[],
): Promise<Map<string, HeldChild>> {
  const { rows } = await sql<{ child_id: string; about: string; data: string }>`
    select child_id, json_agg(json_build_array(table_name, format, natural_key, content_hash))::text as about,
      json_agg(data)::text as data
    from case_record
    where authority_id = ${authority} and child_id = any(${[...childIds]}::text[]) and to_batch is null
    group by child_id`.execute(db)
  return new Map(rows.map(({ child_id: childId, about, data }) => [childId, new HeldChild(childId, about, data)]))
}
