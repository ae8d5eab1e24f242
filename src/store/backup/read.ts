import { sql } from 'kysely'
import type { Store } from '../store.ts'
import { Tallying } from './checksum.ts'
import { notBackedUp, rowText, tablesOf, writePlainly } from './tables.ts'

/** A line of a back-up's content: an object, or for a row the array of its texts. */
export type BackupLine =
  | { readonly kind: 'record'; readonly migrations: readonly { readonly name: string; readonly checksum: string }[] }
  | {
      readonly kind: 'table'
      readonly name: string
      readonly columns: readonly { readonly name: string; readonly type: string }[]
    }
  | { readonly kind: 'end of table'; readonly name: string; readonly rows: number; readonly sum: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'end of file'; readonly path: string; readonly bytes: number; readonly sha256: string }
  | { readonly kind: 'end'; readonly tables: number; readonly rows: number; readonly files: number }

/** Rows fetched together. */
const rowsTogether = 1000

/** Takes lines, some at a time, and is waited for. */
export type TakeLines = (lines: string) => Promise<void>

/**
 * The whole record as it is at one instant, as lines: in one transaction that sees nothing that comes after, read through
 * cursors, so that no table stands in memory. `begin` is told whose record it is and gives what takes the lines. Gives
 * what was read.
 */
export async function readWholeRecord(
  store: Pick<Store, 'db'>,
  begin: (authorities: readonly { readonly id: string; readonly dataVersion: number }[]) => TakeLines,
): Promise<{ readonly tables: number; readonly rows: number; readonly files: readonly string[] }> {
  return store.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async trx => {
      await writePlainly(trx)
      const versions = await trx.selectFrom('data_version').selectAll().orderBy('authority_id').execute()
      const take = begin(versions.map(({ authority_id: id, version }) => ({ id, dataVersion: version })))
      const migrations = await sql<{ name: string; checksum: string }>`
        select name, checksum from schema_migration order by name`.execute(trx)
      await take(lineOf({ kind: 'record', migrations: migrations.rows }))
      let tables = 0
      let rows = 0
      for (const table of await tablesOf(trx)) {
        if (notBackedUp.has(table.name)) continue
        await take(lineOf({ kind: 'table', ...table }))
        const tallying = new Tallying()
        await sql`declare back_up no scroll cursor for
          select ${rowText(table)} as row from ${sql.table(table.name)}`.execute(trx)
        for (;;) {
          const some = await sql<{ row: string }>`fetch ${sql.lit(rowsTogether)} from back_up`.execute(trx)
          if (some.rows.length === 0) break
          for (const { row } of some.rows) tallying.add(row)
          await take(`${some.rows.map(each => each.row).join('\n')}\n`)
        }
        await sql`close back_up`.execute(trx)
        await take(lineOf({ kind: 'end of table', name: table.name, ...tallying.tally }))
        tables++
        rows += tallying.tally.rows
      }
      const files = await trx
        .selectFrom('received_file')
        .select('kept_as')
        .distinct()
        .where('kept_as', 'is not', null)
        .orderBy('kept_as')
        .execute()
      return { tables, rows, files: files.map(each => each.kept_as!) }
    })
}

/** A line of a backup as text. */
export function lineOf(line: BackupLine): string {
  return `${JSON.stringify(line)}\n`
}
