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
