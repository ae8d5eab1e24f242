import { unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { lockBatches } from '../../store/batches.ts'
import { filesOfNothing, sayNotKept } from '../../store/received-files.ts'
import type { Store } from '../../store/store.ts'
import { placeOf } from './keep.ts'

/**
 * Removes the kept copies of files of which nothing came: of imports that were abandoned or failed, where no other
 * import was made of the same file. What is told of such an import stays. Returns how many copies are gone; one that
 * cannot be removed is left for the next time.
 */
export async function letGoOfFiles(store: Store, folder: string): Promise<number> {
  if ((await filesOfNothing(store.db)).length === 0) return 0
  return store.transaction(async trx => {
    // No import begins meanwhile: one that was about to be made of such a file keeps it anew once it has begun.
    await lockBatches(trx)
    const gone: string[] = []
    for (const hash of await filesOfNothing(trx)) {
      // A back-up may have been restored without its files.
      const isGone = await unlink(join(folder, placeOf(hash))).then(
        () => true,
        (error: NodeJS.ErrnoException) => error.code === 'ENOENT',
      )
      if (isGone) gone.push(hash)
    }
    await sayNotKept(trx, gone)
    return gone.length
  })
}
