import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Ran, run, type Told, toldBy, type Where } from '../prove/sightline.ts'
import type { ReadModel } from '../src/analysis/index.ts'
import { loadModel } from '../src/app/read-model.ts'
import { openStore, type Store } from '../src/store/index.ts'
import { syntheticAuthority, writeSyntheticExtract } from '../src/synthetic/index.ts'
import { settle } from './quiet-machine.ts'
import { openServer, type Server } from './servers.ts'

export type Engine = 'pglite' | 'postgresql'
export const engines = ['pglite', 'postgresql'] as const

/** A record of the bench's own. */
export interface Held {
  readonly where: Where
  readonly folder: string
}

/** What an import took: seconds from starting the command to its end, and what it said of itself. */
export interface Imported {
  readonly seconds: number
  readonly megabytes: number
  readonly told: Told
}

/** The day up to which the made-up authority is told. */
export const until = '2026-11-24'

/** The whole made-up authority: its extract, and records that hold it. Each is made when it is first asked for. */
export class Authority {
  readonly folder: string
  readonly #url: string | undefined
  #extract: Promise<string> | undefined
  #server: Promise<Server> | undefined
  #model: Promise<ReadModel> | undefined
  readonly #held = new Map<Engine, Promise<Held>>()
  #records = 0

  constructor(folder: string, url: string | undefined) {
    this.folder = folder
    this.#url = url
  }

  extract(): Promise<string> {
    this.#extract ??= (async () => {
      const out = join(this.folder, 'extract')
      await writeSyntheticExtract({ out, until })
      return out
    })()
    return this.#extract
  }

  server(): Promise<Server> {
    this.#server ??= openServer(this.#url)
    return this.#server
  }

  /** A new record that holds nothing. */
  async empty(engine: Engine): Promise<Held> {
    const folder = join(this.folder, `record${++this.#records}`)
    await mkdir(folder)
    const url = engine === 'pglite' ? '' : await (await this.server()).database()
    return { folder, where: { SIGHTLINE_DATA: folder, DATABASE_URL: url } }
  }

  /** A record that holds the authority. */
  held(engine: Engine): Promise<Held> {
    let held = this.#held.get(engine)
    if (held === undefined) {
      held = (async () => {
        const record = await this.empty(engine)
        await importInto(record, await this.extract())
        return record
      })()
      this.#held.set(engine, held)
    }
    return held
  }

  /** Makes this the record that the others of the bench use. */
  hold(engine: Engine, record: Held): void {
    this.#held.set(engine, Promise.resolve(record))
  }

  /** The read model of the authority. */
  model(): Promise<ReadModel> {
    this.#model ??= this.held('postgresql').then(held =>
      withStore(held, store => loadModel(store, syntheticAuthority.id)),
    )
    return this.#model
  }

  async close(): Promise<void> {
    await (await this.#server)?.close()
  }
}

/** Imports an extract by the command line, in a process of its own. Throws if it is not published. */
export async function importInto(record: Held, path: string): Promise<Imported> {
  await settle()
  const began = performance.now()
  const words = ['import', path, '--authority', syntheticAuthority.id, '--full', '--yes', '--accept-gone', '--json']
  const ran: Ran = await run(record.where, words, { mostSeconds: 900 })
  const took = (performance.now() - began) / 1000
  const told = toldBy(ran)
  if (told?.state !== 'published') throw new Error(`The import was not published: ${ran.err || ran.out}`)
  return { seconds: took, megabytes: ran.megabytes, told }
}

/** Does something with a record that no process has open. */
export async function withStore<T>({ where, folder }: Held, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ url: where.DATABASE_URL || undefined, folder: join(folder, 'record') })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
