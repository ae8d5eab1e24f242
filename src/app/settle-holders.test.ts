import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, it } from 'vitest'
import { day } from '../domain/calendar/day.ts'
import { importPath } from '../intake/import.ts'
import { fakeReceived, fakeUnderstanding } from '../intake/import-testing.ts'
import { withStores } from '../store/testing.ts'
import { loadModel } from './read-model.ts'
import { settleHolders } from './settle-holders.ts'

const filesFolder = mkdtempSync(join(tmpdir(), 'sightline-files-'))
afterAll(() => rmSync(filesFolder, { recursive: true, force: true }))

/** Held by W1 of U1 until 10 March 2026, and by W2 of U2 from then on. */
const handedOver: (string | number | null)[][] = [
  [day('2026-01-05'), day('2026-03-10'), 'W1', 'U1'],
  [day('2026-03-10'), null, 'W2', 'U2'],
]
const row = { table: 'person', key: 'C1', childId: 'C1', data: { pers_person_id: 'C1' } }

withStores('settling who holds whom', getStore => {
  const authority = 'S1'
  const about = { by: 'test', rulesVersion: '1', filesFolder, authority, confirm: 'yes', mode: 'replace' } as const
  const derive = (childId: string) => ({ childId, facts: { holding: handedOver } })
  const publish = (mark: string) =>
    importPath(getStore(), {
      ...about,
      at: new Date('2026-03-01T08:00:00Z'),
      understand: fakeUnderstanding({ derive }),
      source: { received: fakeReceived({ rows: [row, { ...row, table: 'address', data: { mark } }], mark }) },
    })
  const said = async () => {
    const { rows } = await sql<{ unit: string; worker: string }>`
      select unit, worker from case_record where authority_id = ${authority} and to_batch is null
      union select unit, worker from child_derivation where authority_id = ${authority} and to_version is null`.execute(
      getStore().db,
    )
    return rows
  }

  it('moves rows and derivation to whoever holds the child by the day, and waits for a model that is behind', async () => {
    await publish('first')
    const model = await loadModel(getStore(), authority)
    expect(await said()).toEqual([{ unit: 'U1', worker: 'W1' }])
    expect(await settleHolders(getStore(), model, day('2026-03-09'))).toBe(model.version)
    expect(await said()).toEqual([{ unit: 'U1', worker: 'W1' }])
    await publish('second')
    expect(await settleHolders(getStore(), model, day('2026-03-10'))).toBe(model.version + 1)
    expect(await said()).toEqual([{ unit: 'U1', worker: 'W1' }])
    await settleHolders(getStore(), await loadModel(getStore(), authority), day('2026-03-10'))
    expect(await said()).toEqual([{ unit: 'U2', worker: 'W2' }])
  })
})
