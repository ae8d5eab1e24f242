import { joinPglite, openStore } from '../../store/index.ts'
import { intakeHere } from './here.ts'
import { asFailure, type Given, type Told } from './thread-messages.ts'

/** Does a piece of work in this thread, on a line to the record of its own. */
export async function carryOut({ record, filesFolder, work }: Given, tell: (told: Told) => void): Promise<void> {
  const store =
    'port' in record ? joinPglite(record.port) : await openStore({ url: record.url, folder: filesFolder, poolSize: 2 })
  try {
    const result = await intakeHere(store, filesFolder).run(work, progress => tell({ kind: 'progress', progress }))
    tell({ kind: 'done', result })
  } catch (error) {
    tell({ kind: 'failed', error: asFailure(error) })
  } finally {
    await store.close()
  }
}
