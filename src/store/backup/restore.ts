import { migrate, readMigrations } from '../migrate.ts'
import type { StoreOptions } from '../open.ts'
import { openPglite } from '../pglite/open.ts'
import { connectPostgres } from '../postgres/open.ts'
import type { Db } from '../store.ts'
import { CannotRestore, Filling } from './fill.ts'
import type { BackupLine } from './read.ts'
import { BackupUnreadable } from './sealed.ts'

/** Takes the files of a back-up: where one begins, its pieces, and where it ends. */
export interface FileTaker {
  begin(path: string): Promise<void>
  piece(bytes: Uint8Array): Promise<void>
  end(told: { readonly bytes: number; readonly sha256: string }): Promise<void>
}

export interface Restored {
  readonly tables: number
  readonly rows: number
  readonly files: number
}

/**
 * Fills an empty record from the lines of a back-up, working as the owner of its tables: these are made as they were
 * when the back-up was, filled and verified in one transaction, and then brought up to date. Throws CannotRestore or
 * BackupUnreadable; the record is then as empty as before.
 */
export async function restoreRecord(
  where: StoreOptions,
  lines: AsyncIterable<string>,
  takeFile: FileTaker,
): Promise<Restored> {
  const { db, close } = await openAsOwner(where)
  try {
    const reading = lines[Symbol.asyncIterator]()
    const first = await reading.next()
    const record = first.done === true ? undefined : (JSON.parse(first.value) as BackupLine)
    if (record?.kind !== 'record') throw new BackupUnreadable('The back-up does not begin with a record.')
    await makeTables(db, record.migrations)
    const restored = await db.transaction().execute(async trx => {
      const filling = await Filling.begin(trx)
      const end = await fill(filling, { [Symbol.asyncIterator]: () => reading }, takeFile)
      const rows = await filling.verify()
      if (rows !== end.rows) throw new BackupUnreadable(`The back-up should have ${end.rows} rows and has ${rows}.`)
      return { tables: end.tables, rows, files: end.files }
    })
    await migrate(db)
    return restored
  } finally {
    await close()
  }
}

async function openAsOwner({ url, ownerUrl, folder }: StoreOptions): Promise<{ db: Db; close: () => Promise<void> }> {
  if (url === undefined) {
    const store = await openPglite(folder)
    return { db: store.db, close: () => store.close() }
  }
  const db = connectPostgres(ownerUrl ?? url, 1)
  return { db, close: () => db.destroy() }
}

/** Makes the tables as they were. Throws CannotRestore where that cannot be. */
async function makeTables(
  db: Db,
  then: readonly { readonly name: string; readonly checksum: string }[],
): Promise<void> {
  const known = new Map(readMigrations().map(each => [each.name, each]))
  for (const { name, checksum } of then) {
    if (known.get(name)?.checksum !== checksum)
      throw new CannotRestore(`The back-up was made by a Sightline that is not this one or an earlier one (${name}).`)
  }
  try {
    await migrate(
      db,
      then.map(each => known.get(each.name)!),
    )
  } catch (error) {
    if ((error as Error).name !== 'MigrationMismatch') throw error
    throw new CannotRestore(
      'The tables here are of a newer Sightline than the back-up. Restore into a new data folder or an empty database.',
    )
  }
}

async function fill(
  filling: Filling,
  lines: AsyncIterable<string>,
  takeFile: FileTaker,
): Promise<Extract<BackupLine, { kind: 'end' }>> {
  let end: Extract<BackupLine, { kind: 'end' }> | undefined
  for await (const line of lines) {
    if (end !== undefined) throw new BackupUnreadable('The back-up goes on after its end.')
    if (line.startsWith('[')) {
      await filling.row(line)
      continue
    }
    if (line.startsWith('"')) {
      await takeFile.piece(Buffer.from(JSON.parse(line) as string, 'base64'))
      continue
    }
    const told = JSON.parse(line) as BackupLine
    if (told.kind === 'table') await filling.begin(told)
    else if (told.kind === 'end of table') await filling.end(told)
    else if (told.kind === 'file') await takeFile.begin(told.path)
    else if (told.kind === 'end of file') await takeFile.end(told)
    else if (told.kind === 'end') end = told
    else throw new BackupUnreadable('The back-up has something in it that this Sightline does not know.')
  }
  if (end === undefined) throw new BackupUnreadable('The back-up is cut short.')
  return end
}
