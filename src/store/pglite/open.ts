import { statfsSync } from 'node:fs'
import type { MessagePort } from 'node:worker_threads'
import { Kysely } from 'kysely'
import { parseVersionPayload } from '../channel.ts'
import { withLastOfAll } from '../last-of-all.ts'
import { announcer } from '../listen.ts'
import type { Store } from '../store.ts'
import type { Database } from '../tables.ts'
import { PgliteClient } from './client.ts'
import { pgliteDialect } from './dialect.ts'
import { startDatabaseThread } from './thread.ts'

/** A store on PGlite, which another thread of this process may share. */
export interface PgliteStore extends Store {
  readonly engine: 'pglite'
  /** A line for another thread: hand it over and open it there with `joinPglite`. */
  share(): MessagePort
}

/** The record is there and cannot be opened. */
class StoreNotOpened extends Error {
  constructor(folder: string, why: string) {
    const room = roomIn(folder)
    const full = room === undefined || room > leastRoom ? '' : ` Only ${room} MB are left on its disk: make room.`
    super(`The record in the folder ${folder} cannot be opened: ${why.replace(/\.?$/, '.')}${full}`)
    this.name = 'StoreNotOpened'
  }
}

/** Megabytes that PGlite needs to start: a piece of its log is 16. */
const leastRoom = 32

function roomIn(folder: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return Math.floor((bavail * bsize) / 2 ** 20)
  } catch {
    return undefined
  }
}

/**
 * Opens PGlite in a folder, in a thread of its own: the one given, where it was started before. Throws `StoreInUse` when
 * another process has it, `StoreNotOpened` when PGlite cannot read it or has no room to.
 */
export async function openPglite(folder: string, thread = startDatabaseThread(folder)): Promise<PgliteStore> {
  const { worker, opened, release } = thread
  try {
    const reply = await opened
    if (reply.kind === 'failed') throw new StoreNotOpened(folder, reply.error.message)
    const client = new PgliteClient(worker)
    return storeOn(client, async () => {
      await client.close()
      await release()
    })
  } catch (error) {
    await release()
    throw error
  }
}

/** Opens the store of another thread on a line it shared. Closing it leaves that store open. */
export function joinPglite(port: MessagePort): PgliteStore {
  return storeOn(new PgliteClient(port), async () => port.close())
}

function storeOn(client: PgliteClient, close: () => Promise<void>): PgliteStore {
  const db = new Kysely<Database>({ dialect: pgliteDialect(client) })
  return {
    engine: 'pglite',
    db,
    transaction: work => db.transaction().execute(trx => withLastOfAll(trx, work)),
    async listen(onVersion) {
      const announce = await announcer(db, onVersion)
      const stop = client.listen(payload => {
        const told = parseVersionPayload(payload)
        if (told) announce(told.authority, told.version)
      })
      return async () => stop()
    },
    share: () => client.connect(),
    async close() {
      await db.destroy()
      await close()
    },
  }
}
