// The thread that reads extracts and works out children, so that neither holds up the thread that answers people.
import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { Ahead, Files, Given } from './thread-messages.ts'

enableCompileCache()
const given = Promise.withResolvers<Given>()
const filesGiven = Promise.withResolvers<Files>()
const take = (each: Given | Files) => {
  if (each.kind === 'work') given.resolve(each)
  else filesGiven.resolve(each)
}
parentPort!.on('message', take)
// Loaded after the cache is in use, which halves it.
const { carryOut, receive, takeOver } = await import('./thread-work.ts')
const { files } = workerData as Ahead
const receiving =
  files === undefined ? undefined : files === 'to be given' ? takeOver(filesGiven.promise) : receive(files.path)
await carryOut(await given.promise, receiving, told => parentPort!.postMessage(told))
parentPort!.off('message', take)
