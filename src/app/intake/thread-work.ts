import { takenOver } from '../../intake/receive/hand-over.ts'
import { type Received, receivePath } from '../../intake/receive/receive-path.ts'
import { joinPglite, openStore, type Store } from '../../store/index.ts'
import { intakeHere } from './here.ts'
import { asError, asFailure, type Files, type Given, type Told } from './thread-messages.ts'

/** Begins to take in the files of an import that this thread will be given. */
export function receive(path: string): Promise<Received> {
  const receiving = receivePath(path)
  // Whoever does the work is told.
  receiving.catch(() => {})
  return receiving
}

/** The files of an import that are taken in elsewhere. */
export function takeOver(files: Promise<Files>): Promise<Received> {
  const receiving = files.then(given => {
    if (given.kind === 'no files') throw asError(given.error)
    return takenOver(given.handed)
  })
  receiving.catch(() => {})
  return receiving
}

/** Does a piece of work in this thread, on a line to the record of its own. */
export async function carryOut(
  { record, filesFolder, work }: Given,
  receiving: Promise<Received> | undefined,
  tell: (told: Told) => void,
): Promise<void> {
  let store: Store | undefined
  let ended: Told
  try {
    store =
      'port' in record
        ? joinPglite(record.port)
        : await openStore({ url: record.url, folder: filesFolder, poolSize: 2 })
    const result = await intakeHere(store, filesFolder, receiving).run(work, progress =>
      tell({ kind: 'progress', progress }),
    )
    ended = { kind: 'done', result }
  } catch (error) {
    ended = { kind: 'failed', error: asFailure(error) }
  } finally {
    // What has been published stays so, however the line to the record ends.
    await store?.close().catch(() => {})
  }
  // Whoever is told may give this thread its next work, or close the record.
  tell(ended)
}
