import { sql } from 'kysely'
import type { SourceFormat, SourceRow } from '../domain/record/source-row.ts'
import type { HeldRow } from './case-records.ts'
import type { Db } from './store.ts'

type Data = Record<string, string>

/** What is held of a child as texts, each line or entry a row, in the same order. */
interface Texts {
  /** Table, format and content hash, with tabs between: none of them can hold a tab or a line's end. */
  readonly about: string
  /** A JSON array of the keys: what stands in an extract may hold anything. */
  readonly keys: string
  /** Their data as JSON, which has no line's end in it. */
  readonly data: string
}

/** Which row of a child it is, and where in the texts it stands. */
interface Row {
  readonly table: string
  readonly format: SourceFormat
  readonly hash: string
  readonly key: string
  readonly at: number
}

/**
 * All imported rows held of a child, whatever return they came in. They stay texts until somebody looks: as objects, a
 * quarter of a million rows would be kept and moved about while an extract is read.
 */
export class HeldChild {
  readonly childId: string
  readonly #texts: Texts

  constructor(childId: string, texts: Texts) {
    this.childId = childId
    this.#texts = texts
  }

  /** The rows, for comparing: the data of each is read only if somebody asks for it. */
  rows(): HeldRow[] {
    let lines: string[] | undefined
    const dataAt = (at: number): Data => {
      lines ??= this.#texts.data.split('\n')
      return JSON.parse(lines[at]!)
    }
    return this.#rows().map(row => new RowOf(this.childId, row, dataAt))
  }

  /** The rows but for some, for working the child out again. */
  sourceRows(but: (row: Row) => boolean): SourceRow[] {
    const data = JSON.parse(`[${this.#texts.data.replaceAll('\n', ',')}]`) as Data[]
    const rows: SourceRow[] = []
    for (const row of this.#rows()) {
      const { table, format, key, at } = row
      if (!but(row)) rows.push({ table, format, key, childId: this.childId, data: data[at]! })
    }
    return rows
  }

  #rows(): Row[] {
    const keys = JSON.parse(this.#texts.keys) as string[]
    return this.#texts.about.split('\n').map((line, at) => {
      const table = line.slice(0, line.indexOf('\t'))
      const hash = line.lastIndexOf('\t') + 1
      const format = line.slice(table.length + 1, hash - 1) as SourceFormat
      return { table, format, hash: line.slice(hash), key: keys[at]!, at }
    })
  }
}

class RowOf implements HeldRow {
  readonly childId: string
  readonly table: string
  readonly format: SourceFormat
  readonly key: string
  readonly hash: string
  readonly #at: number
  readonly #dataAt: (at: number) => Data

  constructor(childId: string, { table, format, key, hash, at }: Row, dataAt: (at: number) => Data) {
    this.childId = childId
    this.table = table
    this.format = format
    this.key = key
    this.hash = hash
    this.#at = at
    this.#dataAt = dataAt
  }

  get data(): Data {
    return this.#dataAt(this.#at)
  }
}

/** What is held of some children, by child; of whom nothing is, is not in the map. `childIds` are of children. */
export async function readHeldChildren(
  db: Db,
  authority: string,
  childIds: readonly string[],
): Promise<Map<string, HeldChild>> {
  const { rows } = await sql<Texts & { child_id: string }>`
    select child_id, string_agg(table_name || chr(9) || format || chr(9) || content_hash, chr(10)) as about,
      json_agg(natural_key)::text as keys, string_agg(data::text, chr(10)) as data
    from case_record
    where authority_id = ${authority} and child_id = any(${[...childIds]}::text[]) and to_batch is null
    group by child_id`.execute(db)
  return new Map(rows.map(({ child_id: childId, ...texts }) => [childId, new HeldChild(childId, texts)]))
}
