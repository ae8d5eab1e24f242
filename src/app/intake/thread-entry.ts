// The thread that reads extracts and works out children, so that neither holds up the thread that answers people.
import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { Received } from '../../intake/receive/receive-path.ts'
import type { Ahead, Files, Given } from './thread-messages.ts'

/** In milliseconds. Whoever publishes an import right after comparing it need not wait for this. */
const idleBeforeClearing = 1000

enableCompileCache()
const filesGiven = Promise.withResolvers<Files>()
const loaded = Promise.withResolvers<typeof import('./thread-work.ts')>()
let receiving: Promise<Received> | undefined
let clearing: NodeJS.Timeout | undefined

// One piece of work comes after the other: whoever sends them waits for each to be done.
parentPort!.on('message', async (each: Given | Files) => {
  if (each.kind !== 'work') return filesGiven.resolve(each)
  clearTimeout(clearing)
  const { carryOut } = await loaded.promise
  const received = receiving
  receiving = undefined
  await carryOut(each, received, told => parentPort!.postMessage(told))
  clearing = setTimeout(clearMemory, idleBeforeClearing)
})

// Loaded after the cache is in use, which halves it.
const work = await import('./thread-work.ts')
const { files } = workerData as Ahead
if (files !== undefined)
  receiving = files === 'to be given' ? work.takeOver(filesGiven.promise) : work.receive(files.path)
loaded.resolve(work)

/** Nobody else clears what a thread that does nothing holds: of an import some two hundred megabytes. */
function clearMemory(): void {
  // What is given back is decided by the second time how little was used after the first.
  globalThis.gc!()
  globalThis.gc!()
}
