// The thread that reads extracts and works out children, so that neither holds up the thread that answers people.
import { parentPort, workerData } from 'node:worker_threads'
import { joinPglite, openStore } from '../../store/index.ts'
import { intakeHere } from './here.ts'
import { asFailure, type Given, type Told } from './thread-messages.ts'

const { record, filesFolder, work } = workerData as Given
const tell = (told: Told) => parentPort!.postMessage(told)

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
