import { sql, type Transaction } from 'kysely'
import type { Db } from '../store.ts'
import type { Database } from '../tables.ts'
import { type Tally, tallyOf } from './checksum.ts'
import type { BackupLine } from './read.ts'
import { BackupUnreadable } from './sealed.ts'
import { isEmpty, type TableShape, tablesOf, writePlainly } from './tables.ts'

/** A place to restore to that is not empty, or a back-up that does not fit it. Nothing was changed. */
export class CannotRestore extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'CannotRestore'
  }
}

/** Characters of rows sent to the database together. */
const together = 1_000_000

/** Takes the lines of a back-up into the empty tables of one transaction. */
export class Filling {
  readonly #trx: Db
  readonly #shapes: ReadonlyMap<string, TableShape>
  readonly #held: { readonly table: TableShape; readonly tally: Tally }[] = []
  #table: TableShape | undefined
  #rows: string[] = []
  #characters = 0

  private constructor(trx: Transaction<Database>, shapes: readonly TableShape[]) {
    this.#trx = trx
    this.#shapes = new Map(shapes.map(each => [each.name, each]))
  }

  /** Throws CannotRestore where anything is held already. */
  static async begin(trx: Transaction<Database>): Promise<Filling> {
    await writePlainly(trx)
    const shapes = await tablesOf(trx)
    for (const { name } of shapes) {
      if (!(await isEmpty(trx, name)))
        throw new CannotRestore(
          'There is a record here already, and it is left as it is. Restore into a new data folder or an empty database.',
        )
    }
    return new Filling(trx, shapes)
  }

  async begin(table: Extract<BackupLine, { kind: 'table' }>): Promise<void> {
    const shape = this.#shapes.get(table.name)
    const columns = (each: TableShape) =>
      each.columns
        .map(({ name, type }) => `${name} ${type}`)
        .sort()
        .join(', ')
    if (shape === undefined || columns(shape) !== columns(table))
      throw new CannotRestore(`The table ${table.name} is not the same here as in the back-up.`)
    this.#table = { name: table.name, columns: table.columns }
  }

  async row(text: string): Promise<void> {
    if (this.#table === undefined) throw new BackupUnreadable('The back-up has a row outside any table.')
    this.#rows.push(text)
    this.#characters += text.length
    if (this.#characters >= together) await this.#flush()
  }

  /** Ends a table, and holds what is there now against what was there. */
  async end({ name, rows, sum }: Extract<BackupLine, { kind: 'end of table' }>): Promise<void> {
    if (this.#table?.name !== name) throw new BackupUnreadable('The back-up ends a table that it has not begun.')
    await this.#flush()
    this.#held.push({ table: this.#table, tally: { rows, sum } })
    this.#table = undefined
  }

  /** Counts and sums every table as the database holds it now. Throws where one is not as it was; gives rows in all. */
  async verify(): Promise<number> {
    let rows = 0
    for (const { table, tally } of this.#held) {
      const found = await tallyOf(this.#trx, table)
      if (found.rows !== tally.rows || found.sum !== tally.sum)
        throw new BackupUnreadable(
          `The table ${table.name} did not come back as it was: ${found.rows} of ${tally.rows} rows.`,
        )
      rows += found.rows
    }
    return rows
  }

  async #flush(): Promise<void> {
    if (this.#rows.length === 0) return
    const { name, columns } = this.#table!
    const values = columns.map(({ type }, at) => sql`(r.value->>${sql.lit(at)})::${sql.raw(type)}`)
    const rows = `[${this.#rows.join(',')}]`
    this.#rows = []
    this.#characters = 0
    await sql`insert into ${sql.table(name)} (${sql.join(columns.map(each => sql.ref(each.name)))})
      select ${sql.join(values)} from json_array_elements(${rows}::json) as r(value)`.execute(this.#trx)
  }
}
