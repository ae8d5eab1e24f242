import type { SourceFormat } from '../domain/record/source-row.ts'
import { counted } from '../domain/words/numbers.ts'
import { lastPublished } from '../store/batches.ts'
import { countHeldRows } from '../store/case-records.ts'
import type { Db } from '../store/store.ts'
import type { ImportMode } from '../store/tables.ts'
import type { TablesOfExtract } from './format.ts'
import type { Issue } from './issue.ts'

/** A table of which rows are held and of which an extract brings nothing. */
export interface LostTable {
  readonly table: string
  readonly file: string
  /** Rows held of it. */
  readonly held: number
}

interface ExtractRead {
  readonly authority: string
  readonly format: SourceFormat
  readonly mode: ImportMode
  readonly tables?: TablesOfExtract | undefined
}

/** Codes of issues that say that nothing came of a whole table. */
export const lostTableCodes: readonly string[] = [
  'key-column-missing',
  'parent-table-missing',
  'table-left-out',
  'table-empty',
]

/**
 * Says of each table that the last extract brought, and of which this one has no file, or headings alone, that what is
 * held of it stays and grows old: an export that half failed looks just like this. Gives the tables that are there and
 * could not be read, of which rows are held. Not of what is only a part of an extract by intent.
 */
export async function tellOfLostTables(
  db: Db,
  { authority, format, mode, tables }: ExtractRead,
  issues: { add(issue: Issue): void },
): Promise<LostTable[]> {
  if (tables === undefined) return []
  const unread = tables.inExtract.filter(each => each.isUnread)
  const empty = tables.inExtract.filter(each => !each.isUnread && each.rows === 0)
  const before = mode === 'delta' ? [] : await tablesBroughtLast(db, authority, format)
  const leftOut = before.filter(table => !tables.inExtract.some(each => each.table === table))
  const lost = [...unread, ...(mode === 'replace' ? empty : [])]
  const names = [...lost.map(each => each.table), ...leftOut]
  if (names.length === 0) return []
  const held = await countHeldRows(db, authority, format, names)
  const stays = (rows: number) =>
    `The ${rowsHeld(rows)} held of it ${rows === 1 ? 'stays as it was' : 'stay as they were'}.`
  // Templates are sent one by one as well.
  const severity = format === 'sightline' ? 'note' : 'warning'
  for (const table of leftOut) {
    const rows = held.get(table) ?? 0
    if (rows === 0) continue
    const file = tables.fileOf(table)
    issues.add({
      file,
      code: 'table-left-out',
      severity,
      message: `The last extract had ${file}, and this one does not. ${stays(rows)}`,
      remedy: 'Look whether the export of this table failed, and send the extract again with it.',
    })
  }
  for (const { table, file } of mode === 'replace' ? empty : []) {
    const rows = held.get(table) ?? 0
    if (rows === 0) continue
    issues.add({
      file,
      code: 'table-empty',
      severity: 'warning',
      message: `The file has headings and no rows. ${stays(rows)}`,
      remedy:
        'Look whether the export of this table failed, and send it again. If it is meant to be empty, import the whole extract as full.',
    })
  }
  return unread.flatMap(({ table, file }) => {
    const rows = held.get(table) ?? 0
    return rows === 0 ? [] : [{ table, file, held: rows }]
  })
}

export const rowsHeld = (rows: number) => counted(rows, 'row')

async function tablesBroughtLast(db: Db, authority: string, format: SourceFormat): Promise<string[]> {
  const last = await lastPublished(db, authority, [format])
  const { byTable = {} } = (last?.comparison ?? {}) as { byTable?: Readonly<Record<string, Record<string, number>>> }
  return Object.entries(byTable).flatMap(([table, { new: added = 0, changed = 0, unchanged = 0 }]) =>
    added + changed + unchanged > 0 ? [table] : [],
  )
}
