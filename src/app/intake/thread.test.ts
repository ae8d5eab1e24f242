import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openStore, type Store } from '../../store/index.ts'
import { emptyRecord } from '../../store/testing-record.ts'
import { IntakeThread } from './intake-thread.ts'
import { intakeInThread } from './thread.ts'

const folder = mkdtempSync(join(tmpdir(), 'sightline-test-'))
beforeAll(() => emptyRecord(folder))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const work = { kind: 'derive again', authority: 'none', because: 'rules changed' } as const
/** What comes of it, once a thread has looked. */
const notHeld = 'Authority none is not held.'
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

describe('one piece of work after the other', () => {
  let store: Store
  beforeAll(async () => {
    store = await openStore({ folder })
  })
  afterAll(() => store.close())

  it('is done by one thread', async () => {
    const thread = new IntakeThread()
    const given = vi.spyOn(thread.worker, 'postMessage')
    const intake = intakeInThread(store, folder, undefined, thread)
    const three = [1, 2, 3].map(() => expect(intake.run(work)).rejects.toThrow(notHeld))
    await Promise.all(three)
    expect(given).toHaveBeenCalledTimes(3)
    await thread.worker.terminate()
  })

  it('is said to have begun when what came before it is over, and not while it waits', async () => {
    const intake = intakeInThread(store, folder, undefined)
    const told: string[] = []
    const one = (name: string) =>
      intake
        .run(
          work,
          ({ step }) => step === 'waiting' && told.push(`${name} waits`),
          () => told.push(`${name} begun`),
        )
        .catch(() => told.push(`${name} over`))
    await Promise.all([one('first'), one('second')])
    expect(told).toEqual(['second waits', 'first begun', 'first over', 'second begun', 'second over'])
  })

  it('fails with the thread that was at it, and the next is done by another', async () => {
    const thread = new IntakeThread()
    const intake = intakeInThread(store, folder, undefined, thread)
    const lost = expect(intake.run(work)).rejects.toThrow('The import stopped unexpectedly')
    await new Promise(resolve => setImmediate(resolve))
    const next = expect(intake.run(work)).rejects.toThrow(notHeld)
    await thread.worker.terminate()
    await lost
    await next
  })

  it('is done by another where the thread that was to do it has ended', async () => {
    const thread = new IntakeThread()
    await thread.worker.terminate()
    await expect(intakeInThread(store, folder, undefined, thread).run(work)).rejects.toThrow(notHeld)
  })
})
