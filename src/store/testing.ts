import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe } from 'vitest'
import { applicationRole } from './application-role.ts'
import { openStore } from './open.ts'
import { connectPostgres } from './postgres/open.ts'
import type { Db, Store } from './store.ts'
import { newDatabase } from './testing-database.ts'
import { emptyRecord } from './testing-record.ts'

export interface EngineUnderTest {
  readonly engine: Store['engine']
  /** Options that open the same store again. */
  readonly options: { readonly url?: string; readonly folder: string }
}

/**
 * Runs a suite on both engines, each with a migrated store of its own that is opened before and removed after. Tests
 * in a suite share it: let each use an authority of its own. `engines` leaves out one where nothing can differ.
 */
export function withStores(
  name: string,
  suite: (getStore: () => Store, about: () => EngineUnderTest) => void,
  engines: readonly EngineUnderTest['engine'][] = ['pglite', 'postgresql'],
): void {
  describe.each(engines)(`${name} (%s)`, engine => {
    let store: Store | undefined
    let about: EngineUnderTest | undefined
    let folder: string | undefined

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'sightline-test-'))
      if (engine === 'pglite') await emptyRecord(folder)
      about = { engine, options: engine === 'pglite' ? { folder } : { url: await newDatabase('migrated'), folder } }
      store = await openStore(about.options)
    })
    afterAll(async () => {
      await store?.close()
      if (folder) rmSync(folder, { recursive: true, force: true })
    })
    suite(
      () => store!,
      () => about!,
    )
  })
}

/** Works on a store as the owner of its tables, as migrations do and the application never does. */
export async function asOwner<T>(store: Store, { options }: EngineUnderTest, work: (db: Db) => Promise<T>): Promise<T> {
  if (options.url !== undefined) {
    const owner = connectPostgres(options.url, 2)
    try {
      return await work(owner)
    } finally {
      await owner.destroy()
    }
  }
  await sql`reset role`.execute(store.db)
  try {
    return await work(store.db)
  } finally {
    await sql.raw(`set role ${applicationRole}`).execute(store.db)
  }
}
