import type { Selectable } from 'kysely'
import { chunksOf } from './chunks.ts'
import type { Db } from './store.ts'
import type { ReceivedFileTable } from './tables.ts'

export interface FileReceived {
  readonly name: string
  readonly bytes: number
  readonly hash: string
  /** Where it is kept, inside the files folder. */
  readonly keptAs?: string | undefined
}

/** Writes down which files a batch was made of. */
export async function writeReceivedFiles(
  db: Db,
  authority: string,
  batch: number,
  files: readonly FileReceived[],
): Promise<void> {
  const rows = files.map(({ name, bytes, hash, keptAs }, ordinal) => ({
    authority_id: authority,
    batch,
    ordinal,
    name,
    bytes,
    hash,
    kept_as: keptAs ?? null,
  }))
  for (const some of chunksOf(rows, 500)) await db.insertInto('received_file').values(some).execute()
}

/** The files of a batch, in the order they were received. */
export async function readReceivedFiles(
  db: Db,
  authority: string,
  batch: number,
): Promise<Selectable<ReceivedFileTable>[]> {
  return db
    .selectFrom('received_file')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('batch', '=', batch)
    .orderBy('ordinal')
    .execute()
}

/** The names of the files of these batches, each batch's in the order received. A batch without files is not in it. */
export async function readFileNames(
  db: Db,
  authority: string,
  batches: readonly number[],
): Promise<Map<number, string[]>> {
  const names = new Map<number, string[]>()
  if (batches.length === 0) return names
  const rows = await db
    .selectFrom('received_file')
    .select(['batch', 'name'])
    .where('authority_id', '=', authority)
    .where('batch', 'in', [...batches])
    .orderBy('batch')
    .orderBy('ordinal')
    .execute()
  for (const { batch, name } of rows) {
    const list = names.get(batch)
    if (list) list.push(name)
    else names.set(batch, [name])
  }
  return names
}

/** States of imports of which nothing came, nor can come. */
const ofNothing = ['failed', 'abandoned'] as const

/** Hashes of the files that are kept for imports of which nothing came, and for no other, of whichever authority. */
export async function filesOfNothing(db: Db): Promise<string[]> {
  const files = () =>
    db
      .selectFrom('received_file')
      .innerJoin('import_batch', join =>
        join
          .onRef('import_batch.authority_id', '=', 'received_file.authority_id')
          .onRef('import_batch.batch', '=', 'received_file.batch'),
      )
      .select('hash')
      .distinct()
  const found = await files().where('kept_as', 'is not', null).where('state', 'in', ofNothing).execute()
  const hashes = found.map(each => each.hash)
  const wanted = new Set<string>()
  for (const some of chunksOf(hashes, 500)) {
    const others = await files().where('hash', 'in', some).where('state', 'not in', ofNothing).execute()
    for (const { hash } of others) wanted.add(hash)
  }
  return hashes.filter(hash => !wanted.has(hash))
}

/** Sets down that files of these hashes are not kept any more. */
export async function sayNotKept(db: Db, hashes: readonly string[]): Promise<void> {
  for (const some of chunksOf(hashes, 500))
    await db.updateTable('received_file').set({ kept_as: null }).where('hash', 'in', some).execute()
}
