// The thread that reads extracts and works out children, so that neither holds up the thread that answers people.
import { enableCompileCache } from 'node:module'
import { parentPort } from 'node:worker_threads'
import type { Given } from './thread-messages.ts'

enableCompileCache()
const given = new Promise<Given>(resolve => parentPort!.once('message', resolve))
// Loaded after the cache is in use, which halves it.
const { carryOut } = await import('./thread-work.ts')
await carryOut(await given, told => parentPort!.postMessage(told))
