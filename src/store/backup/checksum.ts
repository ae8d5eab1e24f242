import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../store.ts'
import { rowText, type TableShape } from './tables.ts'

/** How many rows a table has, and a sum over what they say that does not depend on their order. */
export interface Tally {
  readonly rows: number
  readonly sum: string
}

/** Adds up rows as they pass. */
export class Tallying {
  #rows = 0
  #sum = 0n

  add(text: string): void {
    this.#rows++
    this.#sum += BigInt(`0x${createHash('md5').update(text).digest('hex').slice(0, 15)}`)
  }

  get tally(): Tally {
    return { rows: this.#rows, sum: String(this.#sum) }
  }
}

/** The same of a table as the database holds it. */
export async function tallyOf(db: Db, table: TableShape): Promise<Tally> {
  const { rows } = await sql<{ rows: number; sum: string }>`
    select count(*)::integer as rows, coalesce(sum(('x' || left(md5(row), 15))::bit(60)::bigint), 0)::text as sum
    from (select ${rowText(table)} as row from ${sql.table(table.name)}) as of_table`.execute(db)
  return rows[0]!
}
