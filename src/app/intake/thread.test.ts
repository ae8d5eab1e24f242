import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStore } from '../../store/index.ts'
import { emptyRecord } from '../../store/testing-record.ts'
import { intakeInThread } from './thread.ts'

const folder = mkdtempSync(join(tmpdir(), 'sightline-test-'))
beforeAll(() => emptyRecord(folder))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const work = { kind: 'derive again', authority: 'none', because: 'rules changed' } as const
const closed = 'The database has been closed.'

// A server that was stopped would not end else: a thread would wait for a record that never answers.
it('is refused where the record has been closed', async () => {
  const store = await openStore({ folder })
  const intake = intakeInThread(store, folder, undefined)
  await store.close()
  await expect(intake.run(work)).rejects.toThrow(closed)
})

it('is refused where the record is being closed, and while the thread still loads', async () => {
  for (const closeFirst of [true, false]) {
    const store = await openStore({ folder })
    const intake = intakeInThread(store, folder, undefined)
    const closing = closeFirst ? store.close() : undefined
    const refused = expect(intake.run(work)).rejects.toThrow(closed)
    await new Promise(resolve => setImmediate(resolve))
    await (closing ?? store.close())
    await refused
  }
})
