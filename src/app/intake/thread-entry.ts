// The thread that reads extracts and works out children, so that neither holds up the thread that answers people.
import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { Ahead, Given } from './thread-messages.ts'

enableCompileCache()
const given = new Promise<Given>(resolve => parentPort!.once('message', resolve))
// Loaded after the cache is in use, which halves it.
const { carryOut, receive } = await import('./thread-work.ts')
const { path } = workerData as Ahead
const receiving = path === undefined ? undefined : receive(path)
await carryOut(await given, receiving, told => parentPort!.postMessage(told))
